"""One turn of a conversation: from a question to a reply and the new focus."""

import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from bot import remarks
from bot.answering import dispatch, naming, sections
from bot.answering.claim import Claim, supported
from bot.answering.evidence import Evidence
from bot.answering.releases import InForce, as_of_release, in_force, remarks_on
from bot.answering.shelf import EvidenceShelf
from bot.answering.wording import listed
from bot.compose import compose
from bot.conversation import Focus
from bot.finding import LIKELY, LIKELY_WHERE_SILENT, Finding
from bot.known import Known
from bot.lookup import Lookup, Match
from bot.not_found import not_found, not_found_remark
from bot.offer import offer
from bot.question import Facet, Intent, Question
from bot.reply import Reply, Verdict
from bot.similar import similar_codes
from bot.suggestions import suggest
from bot.understanding import references
from bot.understanding.asking import name_asked
from bot.understanding.facets import asks_for_a_code
from bot.understanding.words import speaks_of_billing, subject_stems
from corpus.document import FactKind
from index.code_index import CodeIndex
from index.cross_encoder import DescriptionMatcher
from index.hits import CodeHit

_ALSO_CLOSE = 2
_MOST_CODES = 6

_ASKED_OF_MODIFIERS = {Facet.MODIFIERS, Facet.OVERVIEW, Facet.DEFINITION}

# Questions whose answer misleads where a page describes another service.
_ABOUT_THE_SERVICE = {
    Facet.COVERAGE,
    Facet.DEFINITION,
    Facet.OVERVIEW,
    Facet.USAGE,
    Facet.PLAIN_LANGUAGE,
    Facet.COMPARISON,
}

# Facets that a question about any other matter may have as well.
_ASKED_OF_ANYTHING = {
    Facet.REVERSE_LOOKUP,
    Facet.OTHER,
    Facet.DEFINITION,
    Facet.USAGE,
    Facet.OVERVIEW,
}

# A question that asks neither for a code nor for what documents on codes tell has to meet the words
# of a code closely: "what should I cook?" comes within 0.5 of a nutrition class.
_LEAST_UNASKED = 0.62

# What "which code is it?" itself may ask of the code that is found.
_ASKED_BY_LOOKUP = {Facet.REVERSE_LOOKUP, Facet.DEFINITION, Facet.OVERVIEW, Facet.OTHER}


class Turn:
    """Answers one question from one index.

    Args:
        index: The index.
        shelf: Where evidence is kept at hand.
        focus: What the conversation was about so far.
        today: The day of the question.
        matcher: Reads the message beside descriptions of codes, if there is one.

    Attributes:
        retrieved_at: When the last retrieval ended, on `time.perf_counter`'s clock.
    """

    def __init__(
        self,
        index: CodeIndex,
        shelf: EvidenceShelf,
        focus: Focus,
        today: date,
        matcher: DescriptionMatcher | None = None,
    ) -> None:
        self._index = index
        self._shelf = shelf
        self._focus = focus
        self._today = today
        self._known = Known(index, shelf)
        self._finding = Finding(index, self._known, focus, today, matcher)
        self.retrieved_at: float | None = None

    def take(self, question: Question) -> tuple[Reply, Focus]:
        """The reply, and the focus after it."""
        if question.is_about_words:
            return self._find(question)
        if not question.codes:
            return not_found(question, self._index, self._focus)
        return self._answer_in_talk(question)

    def _answer_in_talk(self, question: Question) -> tuple[Reply, Focus]:
        """Answer for the code in focus, or where that is silent for one talked about before.

        "Do the lancets go separately?" after a turn to the strips is a question on the meter.
        """
        reply, focus = self._answer(question)
        subject = subject_stems(" ".join(question.subject))
        is_open = question.refers_back and not references.points_back(question.text)
        if reply.quotes or not subject or not is_open:
            return reply, focus
        earlier = (
            self._answer(replace(question, codes=(code,)))
            for code in self._focus.history[1:]
            if subject <= self._known.stems(code)
        )
        return next((answer for answer in earlier if answer[0].quotes), (reply, focus))

    def _answer(
        self, question: Question, opening: Sequence[str] = (), closing: Sequence[str] = ()
    ) -> tuple[Reply, Focus]:
        codes = question.codes[:_MOST_CODES]
        spoken = {code: in_force(self._index, code, question.date_of_service) for code in codes}
        evidences = [
            self._shelf.of(self._index, code, speaking.documents)
            for code, speaking in spoken.items()
        ]
        self._mark_retrieved()
        claims = self._claims(question, evidences, spoken)
        closing = [
            *closing,
            *dict.fromkeys(self._limits(question, spoken)),
            *self._alternatives(question, claims, evidences),
        ]
        reply = compose(
            question,
            claims,
            codes,
            opening=opening,
            closing=closing,
            suggestions=suggest(question, evidences[0]),
        )
        return reply, self._focus.answered(
            question,
            codes,
            lambda stems: stems <= frozenset().union(*(evidence.stems for evidence in evidences)),
        )

    def _claims(
        self, question: Question, evidences: Sequence[Evidence], spoken: Mapping[str, InForce]
    ) -> tuple[Claim, ...]:
        """What can be said: the answers, and where sources disagree on what a code is."""
        answers = [
            as_of_release(claim, spoken[claim.codes[0]], question.date_of_service)
            for claim in dispatch.answer(question, evidences, self._today)
        ]
        answers += self._modifiers(question)
        shows_naming = _ABOUT_THE_SERVICE & set(question.facets)
        named = (naming.disagreement(self._index, e) for e in evidences if shows_naming)
        differing = [claim for claim in named if claim is not None]
        return supported((*answers, *differing), self._index.document)

    def _modifiers(self, question: Question) -> list[Claim]:
        """What the modifiers beside a code mean."""
        if not _ASKED_OF_MODIFIERS & set(question.facets):
            return []
        return [
            sections.answer(
                Facet.DEFINITION,
                question,
                self._shelf.of(self._index, modifier, self._index.documents_of(modifier)),
            )
            for modifier in question.modifiers
        ]

    def _alternatives(
        self, question: Question, claims: Sequence[Claim], evidences: Sequence[Evidence]
    ) -> Iterator[str]:
        """Codes like one that cannot be billed, told apart from CMS's own cross references."""
        ended = {c.codes[0] for c in claims if c.facet is Facet.STATUS and c.verdict is Verdict.NO}
        for evidence in evidences:
            if evidence.code in ended or Facet.SUCCESSOR in question.facets:
                named = {
                    found.fact.value
                    for found in evidence.facts(FactKind.REPLACED_BY, FactKind.CROSS_REFERENCE)
                }
                similar = similar_codes(self._index, evidence.code, self._today, named)
                if similar:
                    yield f"Similar to {evidence.code}, not equivalent: {listed(similar)}."

    def _limits(self, question: Question, spoken: Mapping[str, InForce]) -> Iterator[str]:
        """What the answer leaves out or cannot know."""
        if not _ASKED_OF_MODIFIERS & set(question.facets):
            for mention in question.readings:
                if mention.modifier:
                    yield f"This is about {mention.codes[0]} without modifier {mention.modifier}."
        if question.unread_date is not None:
            yield f"“{question.unread_date}” is no date that I can read; it was left aside."
        for code, speaking in spoken.items():
            yield from remarks_on(code, speaking, question.date_of_service)
        yield from (not_found_remark(token) for token in question.code_candidates)
        if len(question.codes) > len(spoken):
            yield f"Only the first {_MOST_CODES} codes are answered."

    def _find(self, question: Question) -> tuple[Reply, Focus]:
        """Find the code by its words, and answer what is asked of it."""
        if not _seeks(question):
            follow_up = question.follow_up
            return self._follow(follow_up) if follow_up else self._ask_which(question)
        hits = self._finding.search(question)
        self._mark_retrieved()
        lookup = self._finding.among(question, hits)
        if lookup is None and question.follow_up is not None:
            return self._follow_or_find(question, question.follow_up, hits)
        if lookup is None and question.among and references.points_back(question.text):
            return self._ask_which(question)
        return self._found(question, hits, lookup or self._finding.judge(question, hits))

    def _follow_or_find(
        self, question: Question, follow_up: Question, hits: Sequence[CodeHit]
    ) -> tuple[Reply, Focus]:
        """Answer for the code in focus, or for the one that the message describes."""
        another = self._finding.another(question, hits, follow_up)
        if another is None or another.probability < LIKELY:
            followed = self._follow(follow_up)
            is_silent = not followed[0].quotes
            if another is None or not (is_silent and another.probability >= LIKELY_WHERE_SILENT):
                return followed
        return self._found(question, hits, another.lookup)

    def _found(
        self, question: Question, hits: Sequence[CodeHit], lookup: Lookup
    ) -> tuple[Reply, Focus]:
        """What is said of the codes that words point to."""
        if lookup.match is Match.NONE:
            return self._no_match(question), self._focus
        if lookup.match is Match.SEVERAL:
            lead = "Several codes fit. Do you mean"
            return offer(question, self._index, lookup.codes, self._focus, lead)
        if (
            hits[0].score < _LEAST_UNASKED
            and _has_no_matter(question)
            and references.puts_a_question(question)
        ):
            return self._no_match(question), self._focus
        return self._answer_found(question, lookup)

    def _ask_which(self, question: Question) -> tuple[Reply, Focus]:
        """Ask for a code, once more where some were offered."""
        if question.among:
            return offer(question, self._index, question.among, self._focus, "Do you mean")
        reply = remarks.WHICH_CODE.reply(self._index)
        return reply, self._focus.asked_back(question, self._focus.candidates)

    def _follow(self, follow_up: Question) -> tuple[Reply, Focus]:
        """Answer for the code in focus, unless the message has nothing to do with any code."""
        subject = subject_stems(" ".join(follow_up.subject))
        told = any(subject & self._known.stems(code) for code in follow_up.codes)
        reply, focus = self._answer_in_talk(follow_up)
        is_strange = not told and len(subject) > 1 and _has_no_matter(follow_up)
        if is_strange and not reply.quotes:
            return remarks.OUT_OF_SCOPE.reply(self._index), self._focus
        return reply, focus

    def _answer_found(self, question: Question, lookup: Lookup) -> tuple[Reply, Focus]:
        best, *others = lookup.codes
        also = tuple(others[:_ALSO_CLOSE])
        asked = tuple(facet for facet in question.facets if facet not in _ASKED_BY_LOOKUP)
        # What a name stands for is a sentence; which item it is, a definition.
        plainly = Facet.OTHER if name_asked(question.rest) else Facet.DEFINITION
        found = replace(
            question,
            codes=(best,),
            facets=asked or (plainly,),
            seeks_code=not asked and plainly is Facet.DEFINITION and not question.asks_yes_no,
        )
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

    def _no_match(self, question: Question) -> Reply:
        """Words that fit no code: a search without result, or a matter that is not ours."""
        if _has_no_matter(question):
            return remarks.OUT_OF_SCOPE.reply(self._index)
        return remarks.NO_CODE_FITS.reply(self._index)

    def _mark_retrieved(self) -> None:
        self.retrieved_at = time.perf_counter()


def _seeks(question: Question) -> bool:
    """Whether a message has words to find a code by."""
    describes = question.subject or question.changes_item or _is_lookup(question)
    return bool(question.sought and describes)


def _has_no_matter(question: Question) -> bool:
    """Whether nothing in a question's wording is a matter of billing codes."""
    asked = set(question.facets) - _ASKED_OF_ANYTHING
    is_billing = speaks_of_billing(question.text) or asks_for_a_code(question.text)
    return not (asked or question.payers or is_billing)


def _is_lookup(question: Question) -> bool:
    return question.facets == (Facet.REVERSE_LOOKUP,)
