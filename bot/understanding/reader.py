"""From a message to a `Question`, in the light of the conversation."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.conversation import Focus
from bot.question import CodeMention, Facet, Question, Reading
from bot.understanding import choice, references, related
from bot.understanding.asking import asked_part, name_asked
from bot.understanding.codes import CodeLookup, find_codes
from bot.understanding.coverage_asked import is_after_coverage
from bot.understanding.dates import find_date_of_service, unread_date, without_date
from bot.understanding.exclusion import ruled_out, without_ruled_out
from bot.understanding.facets import asks_for_a_code, asks_yes_no, find_facets, is_negated
from bot.understanding.following import (
    about,
    asked_again,
    asks,
    completed,
    inherited,
    instead_asked,
    reasoned,
)
from bot.understanding.modifiers import find_modifiers, unknown_modifiers
from bot.understanding.payers import find_payers
from bot.understanding.settled import puts_a_case, settled
from bot.understanding.shorthand import spelt_out
from bot.understanding.spelling import corrected
from bot.understanding.told import Told
from bot.understanding.words import (
    OF_A_CLAIM,
    content_words,
    search_words,
    subject_stems,
)

# "Which codes are related?" asks for codes, but about one that is known.
_OF_A_KNOWN_CODE = {Facet.RELATED, Facet.SUCCESSOR, Facet.COMPARISON}
_BESIDE_A_LOOKUP = {Facet.DEFINITION, Facet.USAGE, Facet.BILLING, Facet.OVERVIEW}
# What may be asked of two codes where the answer is what tells them apart.
_COMPARED = {Facet.OVERVIEW, Facet.DEFINITION, Facet.USAGE, Facet.BILLING, Facet.OTHER}
_CHOICE = re.compile(r"(?i)\bcode\b.{0,40}\b(?:or|when)\b.{0,20}\bcode\b")
# Two codes put side by side, in whatever words.
_SIDE_BY_SIDE = re.compile(
    r"(?i)\b(?:same(?= (?:thing|item|service|code|as)\b|\W*$)|identical"
    r"|alike|equivalent|interchangeabl\w+|equal|redundant|duplicates?|twins?"
    r"|overlap\w*|counterparts?|which is which|which (?:one )?is (?:the )?right|vs|unlike"
    r"|as (?:against|opposed to))\b"
    r"|\b(?:version|variant|kind|form|equivalent) of (?:the )?code\b"
    r"|\bcode\b.{0,25}\bthat (?:the )?code\b.{0,12}\b(?:n'?t|not|lack\w*|doesn'?t|hasn'?t|isn'?t)"
    r"|\b(?:what|why|how).{0,20}\bcode\b.{0,12}\b(?:not|and not|rather than|over) (?:the )?code\b"
)
_SET_AGAINST = re.compile(r"(?i)\b(?:what makes|why|how (?:is|come))\b")


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads messages against one index.

    Attributes:
        table: The codes that exist.
        told: What the documents tell of them.
    """

    table: CodeLookup
    told: Told

    def read(self, text: str, focus: Focus, today: date) -> Question:
        """The question that a cleaned message asks.

        What it leaves unsaid (code, payer, facet, date) is taken from the focus; a choice among
        candidates, or a code by itself, completes a question that waits for one.
        """
        said = self._literally(spelt_out(text), today)
        if not text:
            return settled(said)
        if said.is_about_words:
            return settled(self._in_context(said, focus))
        return settled(_with_codes(said, focus))

    def again(self, focus: Focus) -> Question:
        """The last question once more, where a message only says what the answer is to be."""
        return settled(inherited(Question("", codes=focus.codes), focus.last))

    def _literally(self, text: str, today: date) -> Question:
        """What the message says by itself."""
        mentions = _meant(text, find_codes(text, self.table))
        known = [mention for mention in mentions if mention.reading is not Reading.UNKNOWN]
        without_codes = corrected(_without(text, mentions))
        payers, neutral = find_payers(without_codes)
        rest = without_date(neutral, today)
        asked = asked_part(neutral)
        date_of_service = find_date_of_service(text, today)
        codes = tuple(dict.fromkeys(code for mention in known for code in mention.codes))
        modifiers = find_modifiers(text, mentions, self.table)
        subject = tuple(content_words(without_date(asked, today) if mentions else rest))
        facets = _facets(asked, mentions)
        if (name := name_asked(asked)) is not None:
            rest, subject = without_date(asked, today), tuple(content_words(name))
        if not subject and not facets and find_payers(asked_part(without_codes)).payers:
            facets = (Facet.COVERAGE,)
        if not subject and not facets:
            # "She is 7 years old. Is that code?": all that is asked was told before.
            asked, subject = neutral, tuple(content_words(rest))
            facets = _facets(neutral, mentions)
        if date_of_service and subject_stems(" ".join(subject)) <= OF_A_CLAIM:
            subject = ()
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
            subject=subject,
            sought=search_words(name_asked(rest) or without_ruled_out(rest)),
            ruled_out=ruled_out(rest),
            codes=codes,
            code_candidates=tuple(unknown),
            modifiers=modifiers,
            readings=tuple(m for m in known if m.reading is not Reading.EXACT or m.modifier),
            payers=payers,
            facets=facets,
            date_of_service=date_of_service,
            asks_yes_no=asks_yes_no(asked) or _is_terse_claim(asked, facets),
            negated=is_negated(asked),
        )

    def _in_context(self, said: Question, focus: Focus) -> Question:
        """A message without a code, in the light of what is in sight."""
        if chosen := choice.picked(said.text, focus, self.told.description):
            return _chosen(said, focus, chosen)
        if returned := references.returned_to(said.text, focus, self.told.description):
            back = said if asks(said) else replace(said, facets=(Facet.OVERVIEW,))
            return about(back, focus.last, returned)
        if focus.pending is not None:
            return self._refined(said, focus, focus.pending)
        return self._followed(said, focus) if focus.codes else said

    def _refined(self, said: Question, focus: Focus, pending: Question) -> Question:
        """More words where a code was asked for; they may choose among what was offered."""
        if asks_for_a_code(said.text):
            return said
        refined = inherited(said, pending) if not asks(said) else said
        if not focus.codes:
            return replace(refined, among=focus.candidates)
        about_focus = self._followed(said, focus)
        return replace(refined, among=focus.candidates, follow_up=about_focus.follow_up)

    def _followed(self, said: Question, focus: Focus) -> Question:
        """A message in a running conversation: by default about the code in focus."""
        codes = references.codes_in_focus(said.text, focus)
        if (asked := _by_set_phrase(said, focus.last, codes)) is not None:
            return asked
        if meant := self._related(said, codes, focus.history[1:]):
            asked = inherited(_without_lookup(said), focus.last)
            if len(meant) > 1:
                return replace(asked, among=meant)
            return replace(asked, codes=meant)
        return self._other_or_followed(said, focus, codes)

    def _other_or_followed(self, said: Question, focus: Focus, codes: tuple[str, ...]) -> Question:
        """A message that may describe another item; whether it does, only a search tells."""
        points_back = references.points_back(said.text)
        changes = _changes_item(said)
        seeks_code = Facet.REVERSE_LOOKUP in said.facets and not changes
        if seeks_code and said.date_of_service and not said.subject:
            # "May 2017 dos, which code": whether it was this one, or else which.
            return about(replace(said, facets=(Facet.STATUS,)), focus.last, codes)
        if seeks_code and not points_back:
            return said
        follow_up = about(_about_code(said) if seeks_code else said, focus.last, codes)
        is_named = bool(subject_stems(" ".join(said.subject)))
        if not (is_named or changes):
            return follow_up
        if is_named and not (points_back or self._concerns(said, codes)):
            follow_up = replace(follow_up, facets=(Facet.OTHER,))
        goes_on = references.continues(said.text) or not asks(said)
        sought = inherited(said, focus.last) if goes_on else said
        if changes:
            sought = replace(sought, changes_item=True, asks_yes_no=False)
        return replace(settled(sought), follow_up=settled(follow_up))

    def _related(
        self, said: Question, codes: Sequence[str], earlier: Sequence[str]
    ) -> tuple[str, ...]:
        """The related codes of which a message speaks without their codes, if it is of some."""
        labels, own = self.told.labels(codes[0]), subject_stems(self.told.description(codes[0]))
        variant = related.variant_meant(said, labels, own)
        if variant is not None:
            return (variant,)
        names = self.told.names(codes[0])
        # What goes with a code talked about before ("and the filters?") may still be meant.
        of_each = (
            related.items_meant(said, self.told.labels(c), names) for c in (codes[0], *earlier)
        )
        return next((found for found in of_each if found), ())

    def _concerns(self, said: Question, codes: Sequence[str]) -> bool:
        """Whether a message asks something, or has a word in common with the codes in focus."""
        subject = subject_stems(" ".join(said.subject))
        return asks(said) or bool(said.payers) or any(subject & self.told.stems(c) for c in codes)


def _by_set_phrase(said: Question, last: Question, codes: tuple[str, ...]) -> Question | None:
    """A message that asks on with a phrase of its own: "why not?", "which code then?"."""
    if references.asks_why(said.text):
        return reasoned(said, last, codes)
    if references.asks_for_a_variant(said.text):
        return replace(said, codes=codes, facets=(Facet.OTHER,), refers_back=True)
    if len(codes) == 1 and references.asks_what_instead(said.text):
        return instead_asked(said, last, codes)
    return None


def _changes_item(said: Question) -> bool:
    """Whether a message without a code may change what the item in focus is, and asks no more."""
    if said.payers or said.date_of_service or set(said.facets) - {Facet.REVERSE_LOOKUP}:
        return False
    asks_else = not said.facets and references.has_question_word(said.text)
    return bool(said.sought) and not asks_else and references.changes_item(said.text)


_NOT_MEANT = re.compile(r"(?i)\bnot\s+$")


def _meant(text: str, mentions: Sequence[CodeMention]) -> tuple[CodeMention, ...]:
    """The mentions without one that is set aside: "I meant S9455, not S9460"."""
    if _SET_AGAINST.search(text):
        return tuple(mentions)
    kept = tuple(m for m in mentions if not _NOT_MEANT.search(text[: m.start]))
    return kept or tuple(mentions)


def _without(text: str, mentions: Sequence[CodeMention]) -> str:
    """The message with each code as a neutral word, so that codes give no cues."""
    for mention in reversed(mentions):
        text = f"{text[: mention.start]}code{text[mention.end :]}"
    return text


def _facets(text: str, mentions: Sequence[CodeMention]) -> tuple[Facet, ...]:
    facets = _after(find_facets(text), text)
    if facets == (Facet.DEFINITION,) and name_asked(text):
        return (Facet.OTHER,)
    if not mentions and asks_for_a_code(text) and not _OF_A_KNOWN_CODE & set(facets):
        rest = tuple(facet for facet in facets if facet not in _BESIDE_A_LOOKUP)
        return (Facet.REVERSE_LOOKUP, *rest)
    put_together = _CHOICE.search(text) or _SIDE_BY_SIDE.search(text)
    if len(mentions) > 1 and set(facets) <= _COMPARED and put_together:
        return (Facet.COMPARISON,)
    return facets


def _after(facets: tuple[Facet, ...], text: str) -> tuple[Facet, ...]:
    """The facets; not coverage where the words of it serve another question with a yes or no."""
    is_else = facets == (Facet.COVERAGE,) and asks_yes_no(text) and not is_after_coverage(text)
    return (Facet.OTHER,) if is_else else facets


_WH = re.compile(r"(?i)\b(?:what|which|when|who|how|why|or|date|since)\b")


def _is_terse_claim(text: str, facets: Sequence[Facet]) -> bool:
    """Whether a few words with a question mark ask if the code is valid: "code still active?"."""
    return facets == (Facet.STATUS,) and text.rstrip().endswith("?") and not _WH.search(text)


def _with_codes(said: Question, focus: Focus) -> Question:
    """A message with codes: a question of its own, or the one before again."""
    joined = _joined_to_focus(said, focus)
    corrects = references.corrects(said.text) and not said.facets
    if focus.pending is not None and (corrects or not asks(said)):
        return completed(said, focus.pending, said.codes)
    goes_on = references.continues(said.text) and not puts_a_case(said.rest)
    if not said.subject or goes_on:
        return inherited(joined, focus.last)
    return joined


def _joined_to_focus(said: Question, focus: Focus) -> Question:
    """With the code in focus, where a comparison names one ("how does it differ from G0108?")."""
    named = len(said.codes) + len(said.code_candidates)
    others = tuple(code for code in focus.codes if code not in said.codes)
    if Facet.COMPARISON not in said.facets or named != 1 or not others:
        return said
    if references.compares_with_focus(said.text):
        return replace(said, codes=(*others[:1], *said.codes), refers_back=True)
    # "Is the limit different for A5513?" asks what the limit of that one is.
    asked = tuple(facet for facet in said.facets if facet is not Facet.COMPARISON)
    return replace(said, facets=asked or (Facet.OTHER,))


def _without_lookup(said: Question) -> Question:
    facets = tuple(facet for facet in said.facets if facet is not Facet.REVERSE_LOOKUP)
    return replace(said, facets=facets)


def _about_code(said: Question) -> Question:
    """A message that asks for a code, but of one in focus: "which code did it have before?"."""
    asked = _without_lookup(said)
    return replace(asked, facets=asked.facets or (Facet.OTHER,))


def _chosen(said: Question, focus: Focus, codes: tuple[str, ...]) -> Question:
    """A message that means some of the codes in sight: the question again, or one of its own."""
    if Facet.REVERSE_LOOKUP in said.facets:
        said = _without_lookup(said)
    if focus.pending is not None:
        return completed(said, focus.pending, codes)
    if not asks(said):
        again = asked_again(replace(said, codes=codes), focus.last)
        return completed(again, replace(focus.last, codes=()), codes)
    return about(said, focus.last, codes)
