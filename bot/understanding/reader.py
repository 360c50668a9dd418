"""From a message to a `Question`, in the light of the conversation."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.conversation import Focus
from bot.question import CodeMention, Facet, Question, Reading
from bot.understanding import references
from bot.understanding.codes import CodeLookup, find_codes
from bot.understanding.dates import find_date_of_service, unread_date, without_date
from bot.understanding.facets import asks_for_a_code, asks_yes_no, find_facets, is_negated
from bot.understanding.modifiers import find_modifiers, unknown_modifiers
from bot.understanding.payers import find_payers
from bot.understanding.words import content_words, has_dose, search_words, subject_stems

# "Which codes are related?" asks for codes, but about one that is known.
_OF_A_KNOWN_CODE = {Facet.RELATED, Facet.SUCCESSOR, Facet.COMPARISON}
_BESIDE_A_LOOKUP = {Facet.DEFINITION, Facet.USAGE, Facet.BILLING, Facet.OVERVIEW}
_ASKED_OF_PAYERS = {Facet.COVERAGE, Facet.PRIOR_AUTHORISATION, Facet.PAYMENT}


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads messages against one index.

    Attributes:
        table: The codes that exist.
        describe: Words that the documents use of a code.
    """

    table: CodeLookup
    describe: references.Describe

    def read(self, text: str, focus: Focus, today: date) -> Question:
        """The question that a cleaned message asks.

        What it leaves unsaid (code, payer, facet, date) is taken from the focus; a choice among
        candidates, or a code by itself, completes a question that waits for one.
        """
        said = self._literally(text, today)
        chosen = self._chosen(said, focus)
        if chosen:
            pending = focus.pending or replace(focus.last, codes=())
            return _completed(said, pending, chosen)
        return _settled(self._with_focus(said, focus))

    def _literally(self, text: str, today: date) -> Question:
        """What the message says by itself."""
        mentions = _meant(text, find_codes(text, self.table))
        known = [mention for mention in mentions if mention.reading is not Reading.UNKNOWN]
        without_codes = _without(text, mentions)
        payers, rest = find_payers(without_date(without_codes, today))
        codes = tuple(dict.fromkeys(code for mention in known for code in mention.codes))
        modifiers = find_modifiers(text, mentions, self.table)
        facets = _facets(without_codes, mentions)
        unknown = [m for m in mentions if m.reading is Reading.UNKNOWN]
        if not mentions:
            codes, modifiers = modifiers, ()
            unknown += unknown_modifiers(text, self.table)
        if not mentions and (codes or unknown):
            # "What does modifier JW mean?" asks what a modifier is, not which a code takes.
            others = tuple(facet for facet in facets if facet is not Facet.MODIFIERS)
            facets = others or (Facet.DEFINITION,)
        return Question(
            text=text,
            rest=rest,
            unread_date=unread_date(without_codes, today),
            subject=tuple(content_words(rest)),
            sought=search_words(rest),
            codes=codes,
            code_candidates=tuple(unknown),
            modifiers=modifiers,
            readings=tuple(m for m in known if m.reading is not Reading.EXACT or m.modifier),
            payers=payers,
            facets=facets,
            date_of_service=find_date_of_service(text, today),
            asks_yes_no=asks_yes_no(without_codes),
            negated=is_negated(without_codes),
        )

    def _chosen(self, said: Question, focus: Focus) -> tuple[str, ...]:
        """Codes picked from a list, or given when they were asked for."""
        if said.is_about_words:
            return references.picked(said.text, focus, self.describe)
        says_more = said.facets or said.payers or said.code_candidates
        is_bare = not says_more and not said.subject
        return said.codes if focus.pending is not None and is_bare else ()

    def _with_focus(self, said: Question, focus: Focus) -> Question:
        if not said.is_about_words:
            joined = _joined_to_focus(said, focus)
            inherits = references.continues(said.text)
            return _inherit_subject(joined, focus.last) if inherits else joined
        if not focus.codes or Facet.REVERSE_LOOKUP in said.facets:
            return said
        if not self._is_about_focus(said, focus):
            return said
        codes = references.codes_in_focus(said.text, focus)
        if Facet.COVERAGE in said.facets and Facet.COVERAGE in focus.last.facets:
            # "Was it payable in 2018?" goes on about the payer that was asked about.
            said = replace(said, payers=said.payers or focus.last.payers)
        return _inherit_subject(replace(said, codes=codes, refers_back=True), focus.last)

    def _is_about_focus(self, said: Question, focus: Focus) -> bool:
        """Whether a message without a code is about the one in focus: "it", "the brace"."""
        if references.leans_on_focus(said.text):
            return True
        subject = subject_stems(" ".join(said.subject))
        described = subject_stems(self.describe(focus.codes[0]))
        return not subject or (bool(said.facets) and subject <= described)


_NOT_MEANT = re.compile(r"(?i)\bnot\s+$")


def _meant(text: str, mentions: Sequence[CodeMention]) -> tuple[CodeMention, ...]:
    """The mentions without one that is set aside: "I meant S9455, not S9460"."""
    kept = tuple(m for m in mentions if not _NOT_MEANT.search(text[: m.start]))
    return kept or tuple(mentions)


def _without(text: str, mentions: Sequence[CodeMention]) -> str:
    """The message with each code as a neutral word, so that codes give no cues."""
    for mention in reversed(mentions):
        text = f"{text[: mention.start]}code{text[mention.end :]}"
    return text


def _facets(text: str, mentions: Sequence[CodeMention]) -> tuple[Facet, ...]:
    facets = find_facets(text)
    if not mentions and asks_for_a_code(text) and not _OF_A_KNOWN_CODE & set(facets):
        rest = tuple(facet for facet in facets if facet not in _BESIDE_A_LOOKUP)
        return (Facet.REVERSE_LOOKUP, *rest)
    if len(mentions) > 1 and facets in {(), (Facet.OVERVIEW,)} and " or " in text.lower():
        return (Facet.COMPARISON,)
    return facets


def _joined_to_focus(said: Question, focus: Focus) -> Question:
    """With the code in focus, where a comparison names one ("how does it differ from G0108?")."""
    named = len(said.codes) + len(said.code_candidates)
    compares = Facet.COMPARISON in said.facets and named == 1
    others = tuple(code for code in focus.codes if code not in said.codes)
    if compares and others:
        return replace(said, codes=(*others[:1], *said.codes), refers_back=True)
    return said


def _inherit_subject(said: Question, last: Question) -> Question:
    """What the message leaves unsaid from the question before, if it has no facet of its own."""
    if said.facets:
        return said
    if said.subject and not references.continues(said.text):
        return replace(said, facets=(Facet.OTHER,))
    facets = last.facets
    # "What about Medicaid?" after a definition is a question about coverage all the same.
    if said.payers and not _ASKED_OF_PAYERS & set(facets):
        facets = (Facet.COVERAGE,)
    if Facet.COMPARISON in facets and len(said.codes) == 1:
        facets = (Facet.OVERVIEW,)
    return replace(_continued(said, last), facets=facets)


def _completed(said: Question, pending: Question, chosen: tuple[str, ...]) -> Question:
    """A pending question for the codes that were chosen; what the choice adds, wins."""
    dropped = {Facet.REVERSE_LOOKUP} | ({Facet.COMPARISON} if len(chosen) == 1 else set())
    facets = said.facets or tuple(facet for facet in pending.facets if facet not in dropped)
    codes = tuple(dict.fromkeys((*pending.codes, *chosen)))
    return _settled(replace(_continued(said, pending), codes=codes, facets=facets))


def _continued(said: Question, earlier: Question) -> Question:
    """The question with the circumstances that it leaves unsaid: payer, date, polarity."""
    return replace(
        said,
        payers=said.payers or earlier.payers,
        date_of_service=said.date_of_service or earlier.date_of_service,
        refers_back=True,
        asks_yes_no=said.asks_yes_no or earlier.asks_yes_no,
        negated=said.negated or earlier.negated,
    )


def _settled(question: Question) -> Question:
    """The question with at least one facet."""
    return replace(question, facets=question.facets or _default_facets(question))


def _default_facets(question: Question) -> tuple[Facet, ...]:
    if question.payers:
        return (Facet.COVERAGE,)
    if any(mention.modifier for mention in question.readings) and not question.asks_yes_no:
        return (Facet.MODIFIERS,)
    if question.is_about_words:
        return (Facet.REVERSE_LOOKUP,)
    if has_dose(question.rest):
        return (Facet.UNITS,)
    # A stray word ("waht is L8000") does not make another question of it.
    is_other = len(question.subject) > 1 or (question.subject and question.asks_yes_no)
    return (Facet.OTHER,) if is_other else (Facet.OVERVIEW,)
