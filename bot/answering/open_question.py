"""A question of no known facet about a code: the sentences that speak of its words, or silence."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.answering.claim import Claim
from bot.answering.closest import by_meaning
from bot.answering.evidence import Evidence, FoundSentence, distinct_quotes
from bot.answering.sections import silent
from bot.answering.selection import about
from bot.answering.wording import ended, led_by_none, listed
from bot.question import Facet, Question
from bot.reply import Verdict
from bot.understanding.facets import find_facets
from bot.understanding.words import subject_stems
from corpus.codes import mentions
from corpus.document import SectionKind

_MOST_QUOTES = 2


def answer(question: Question, evidence: Evidence) -> Claim:
    """The claim that the closest sentences support."""
    ranked = by_meaning(question, evidence)
    found = [close.sentence for close in ranked if close.is_about_it][:_MOST_QUOTES]
    if not found:
        return replace(silent(Facet.OTHER, evidence, _topic(question)), verdict=Verdict.UNKNOWN)
    return _told(silent(Facet.OTHER, evidence, ""), found, question, evidence)


def instead_of(silence: Claim, question: Question, evidence: Evidence) -> Claim:
    """The sentences closest to a facet of which no fact was read, or the silence itself."""
    facet = silence.facet
    if facet is Facet.SUCCESSOR and _INSTEAD.search(question.rest):
        other = _with_another_code(question, evidence)
        if other is not None:
            return _told(silence, [other], question, evidence)
    ranked = about(question, evidence, also=_ALSO_CALLED.get(facet, ""))
    found = [item.sentence for item in ranked if _speaks_of(facet, item.sentence, evidence.code)]
    return _told(silence, found[:_MOST_QUOTES], question, evidence) if found else silence


# "What do we send them instead?" asks after another code, where none need have ended.
_INSTEAD = re.compile(
    r"(?i)\binstead\b|\bin (?:its|that) place\b|\bin place of\b|\brather\b"
    r"|^\W*(?:\w+ ){0,2}(?:which|what)\b.*\b(?:then|should|code|one|use)\b"
)
_DENIED = re.compile(r"(?i)\b(?:not|no|never|cannot|excludes?)\b")
_LISTS = frozenset({SectionKind.RELATED, SectionKind.COMPARISON})


def _with_another_code(question: Question, evidence: Evidence) -> FoundSentence | None:
    """The sentence that denies something to the code and names another for it.

    Of several, the one closest to the question; it may name what payers do with the other.
    """
    asked = subject_stems(question.text) | {payer.name.lower() for payer in question.payers}
    found = [
        sentence
        for sentence in evidence.sentences()
        if sentence.section.kind not in _LISTS
        and _DENIED.search(sentence.text)
        and {mention.code for mention in mentions(sentence.text)} - {evidence.code}
    ]
    return max(found, key=lambda item: len(asked & subject_stems(item.text.lower())), default=None)


# What sentences call a matter that questions put otherwise.
_ALSO_CALLED: Mapping[Facet, str] = {
    Facet.TIME: "minutes hours length",
    Facet.FREQUENCY: "once every year months limit limits allowed",
    Facet.MODIFIERS: "modifier modifiers LT RT NU RR UE KX GY GA JW",
    Facet.SEPARATE_BILLING: "separately separate included together",
    Facet.UNITS: "unit units",
    Facet.SUCCESSOR: "replaced successor",
}


def _told(
    silence: Claim, found: Sequence[FoundSentence], question: Question, evidence: Evidence
) -> Claim:
    """The claim that quotes sentences; what decides a yes/no question is for others to find."""
    quotes = distinct_quotes(found, _MOST_QUOTES)
    verdict = Verdict.UNKNOWN if question.asks_yes_no else None
    undecided = "The documents do not decide that; they say: "
    lead = undecided if question.asks_yes_no else f"{evidence.code}: "
    return replace(
        silence,
        text=f"{lead}{led_by_none(ended(quotes[0].text))}",
        basis=(found[0].document,),
        quotes=quotes,
        verdict=verdict,
    )


def _speaks_of(facet: Facet, sentence: FoundSentence, code: str) -> bool:
    """Whether a sentence has a word of the facet, or answers an FAQ question that is after it."""
    if sentence.section.kind is SectionKind.FAQ:
        return facet in find_facets(sentence.section.heading.replace(code, "code"))
    called = subject_stems(_ALSO_CALLED.get(facet, ""))
    return not called or bool(called & subject_stems(sentence.text))


def _topic(question: Question) -> str:
    asked = [word for word in dict.fromkeys(question.subject) if word.isalpha()]
    return f'anything about "{listed(asked[:3])}"' if asked else "that"
