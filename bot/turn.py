"""One turn of a conversation: from a question to a reply and the new focus."""

import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot import remarks
from bot.answering import dispatch
from bot.answering.claim import supported
from bot.answering.shelf import EvidenceShelf
from bot.answering.wording import listed
from bot.compose import compose
from bot.conversation import Focus
from bot.lookup import Lookup, Match, judge
from bot.not_found import not_found, not_found_remark
from bot.offer import offer
from bot.question import Facet, Intent, Question
from bot.reply import Reply
from bot.suggestions import suggest
from bot.understanding.facets import asks_for_a_code
from index.code_index import CodeIndex
from index.hits import CodeHit

_CANDIDATES = 10
_ALSO_CLOSE = 2
_MOST_CODES = 6

# What "which code is it?" itself may ask of the code that is found.
_ASKED_BY_LOOKUP = {Facet.REVERSE_LOOKUP, Facet.DEFINITION, Facet.OVERVIEW, Facet.OTHER}


class Turn:
    """Answers one question from one index.

    Args:
        index: The index.
        shelf: Where evidence is kept at hand.
        focus: What the conversation was about so far.
        today: The day of the question.

    Attributes:
        retrieved_at: When the last retrieval ended, on `time.perf_counter`'s clock.
    """

    def __init__(self, index: CodeIndex, shelf: EvidenceShelf, focus: Focus, today: date) -> None:
        self._index = index
        self._shelf = shelf
        self._focus = focus
        self._today = today
        self.retrieved_at: float | None = None

    def take(self, question: Question) -> tuple[Reply, Focus]:
        """The reply, and the focus after it."""
        if question.is_about_words:
            return self._find(question)
        if not question.codes:
            return not_found(question, self._index, self._focus)
        return self._answer(question)

    def _answer(
        self, question: Question, opening: Sequence[str] = (), closing: Sequence[str] = ()
    ) -> tuple[Reply, Focus]:
        codes = question.codes[:_MOST_CODES]
        evidences = [self._shelf.of(self._index, code) for code in codes]
        self._mark_retrieved()
        claims = supported(dispatch.answer(question, evidences, self._today), self._index.document)
        closing = [*closing, *(not_found_remark(token) for token in question.code_candidates)]
        if len(question.codes) > len(codes):
            closing.append(f"Only the first {_MOST_CODES} codes are answered.")
        reply = compose(
            question,
            claims,
            codes,
            opening=opening,
            closing=closing,
            suggestions=suggest(question, evidences[0]),
        )
        return reply, self._focus.answered(question, codes)

    def _find(self, question: Question) -> tuple[Reply, Focus]:
        """Find the code by its words, and answer what is asked of it."""
        if not question.sought or not (question.subject or _is_lookup(question)):
            reply = remarks.WHICH_CODE.reply(self._index)
            return reply, self._focus.asked_back(question, self._focus.candidates)
        lookup = judge(self._in_force(self._index.search(question.sought, _CANDIDATES), question))
        self._mark_retrieved()
        if lookup.match is Match.NONE:
            return self._no_match(question), self._focus
        if lookup.match is Match.SEVERAL:
            return offer(
                question,
                self._index,
                lookup.codes,
                self._focus,
                "Several codes fit. Do you mean",
            )
        return self._answer_found(question, lookup)

    def _answer_found(self, question: Question, lookup: Lookup) -> tuple[Reply, Focus]:
        best, *others = lookup.codes
        also = tuple(others[:_ALSO_CLOSE])
        asked = tuple(facet for facet in question.facets if facet not in _ASKED_BY_LOOKUP)
        found = replace(question, codes=(best,), facets=asked or (Facet.DEFINITION,))
        # A definition names the code by itself.
        title = self._index.codes.title(best).rstrip(" ,;")
        opening = [f"That fits {best} ({title})."] if asked else []
        closing = [f"Also close: {listed(also)}."] if also else []
        reply, focus = self._answer(found, opening, closing)
        shown = (best, *also)
        return (
            replace(reply, intent=reply.intent if asked else Intent.REVERSE_LOOKUP, codes=shown),
            replace(focus, candidates=shown),
        )

    def _in_force(self, hits: Sequence[CodeHit], question: Question) -> Sequence[CodeHit]:
        """The hits without codes that have ended, unless nothing else was found."""
        day = question.date_of_service[0] if question.date_of_service else self._today
        valid = [
            hit
            for hit in hits
            if any(day in document.valid for document in self._index.documents_of(hit.code))
        ]
        return valid or hits

    def _no_match(self, question: Question) -> Reply:
        """Words that fit no code: a search without result, or a matter that is not ours."""
        asks_about_codes = (
            asks_for_a_code(question.text)
            or question.payers
            or set(question.facets)
            - {Facet.REVERSE_LOOKUP, Facet.OTHER, Facet.DEFINITION, Facet.USAGE, Facet.OVERVIEW}
        )
        if not asks_about_codes:
            return remarks.OUT_OF_SCOPE.reply(self._index)
        return remarks.NO_CODE_FITS.reply(self._index)

    def _mark_retrieved(self) -> None:
        self.retrieved_at = time.perf_counter()


def _is_lookup(question: Question) -> bool:
    return question.facets == (Facet.REVERSE_LOOKUP,)
