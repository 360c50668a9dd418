"""Facets that a figure answers: RVUs and payment, units, time, limits, global days, modifiers."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.answering.claim import Claim, Disagreement
from bot.answering.disagreement import of_sources
from bot.answering.dose import readings, units_of
from bot.answering.evidence import (
    Evidence,
    FoundFact,
    FoundSentence,
    distinct_quotes,
    of_asked_payers,
)
from bot.answering.sections import silent
from bot.answering.selection import about
from bot.answering.wording import ended
from bot.question import Facet, Question
from bot.understanding.words import subject_stems
from corpus.document import FactKind, Payer, SectionKind

_RVU_WORDS: Mapping[FactKind, str] = {
    FactKind.WORK_RVU: "work RVU",
    FactKind.PRACTICE_EXPENSE_RVU: "practice expense RVU",
    FactKind.MALPRACTICE_RVU: "malpractice RVU",
    FactKind.TOTAL_RVU: "total RVU",
    FactKind.PAYMENT: "estimated payment $",
}
_GLOBAL_WORDS = {
    "000": "0 days (the day of the procedure only)",
    "010": "10 days",
    "090": "90 days",
    "XXX": "XXX: the global concept does not apply",
    "YYY": "YYY: set by the contractor",
    "ZZZ": "ZZZ: it belongs to another service's period",
    "MMM": "MMM: maternity",
}


@dataclass(frozen=True, slots=True)
class _Recipe:
    """A facet that facts of one kind answer; ``{code}`` and ``{value}`` are filled in."""

    kind: FactKind
    says: str
    silent: str


_RECIPES: Mapping[Facet, _Recipe] = {
    Facet.UNITS: _Recipe(FactKind.UNIT, "One billed unit of {code} is {value}", "what one unit is"),
    Facet.TIME: _Recipe(FactKind.TIME, "Time for {code}: {value}", "how long it takes"),
    Facet.FREQUENCY: _Recipe(
        FactKind.FREQUENCY, "Limit for {code}: {value}", "how often it may be billed"
    ),
    Facet.GLOBAL_DAYS: _Recipe(
        FactKind.GLOBAL_DAYS, "Global period of {code}: {value}", "a global period"
    ),
    Facet.MODIFIERS: _Recipe(
        FactKind.MODIFIER, "Modifiers named for {code}: {value}", "which modifiers apply"
    ),
}


def answer(facet: Facet, question: Question, evidence: Evidence) -> Claim:
    """The claim that the facts of a kind support, or that the documents are silent."""
    if facet is Facet.PAYMENT:
        return _payment(evidence)
    recipe = _RECIPES[facet]
    asked_modifiers = tuple(m.modifier for m in question.readings if m.modifier)
    found = _found(facet, question, evidence)
    if facet is Facet.MODIFIERS and asked_modifiers:
        found = [item for item in found if item.fact.value in asked_modifiers]
        if not found:
            return silent(facet, evidence, f"anything about modifier {asked_modifiers[0]}")
    if not found:
        return _from_faq(facet, evidence) or silent(facet, evidence, recipe.silent)
    payer = found[0].fact.payer
    by = f" ({payer.value})" if payer and payer is not Payer.ANY else ""
    text = f"{recipe.says.format(code=evidence.code, value=_value(facet, found))}{by}."
    if facet is Facet.UNITS:
        ways = readings(question.rest, found[0].fact.value)
        told = (units_of(asked, evidence.code, unit) for asked, unit in ways)
        text += next(filter(None, told), "")
    closest = _closest(facet, question, evidence)
    if closest and question.subject and not asked_modifiers:
        # Facts name modifiers one by one; the sentence tells which is for what.
        text += f" {ended(closest[0].text)}"
    quotes = distinct_quotes((*closest, *found), 3)
    return Claim(
        facet,
        (evidence.code,),
        text,
        (found[0].document,),
        quotes,
        disagreements=_disagreements(facet, found),
    )


def _disagreements(facet: Facet, found: Sequence[FoundFact]) -> tuple[Disagreement, ...]:
    # Each source may name other modifiers without contradicting the others.
    return () if facet is Facet.MODIFIERS else of_sources(facet.value.replace("_", " "), found)


def _closest(facet: Facet, question: Question, evidence: Evidence) -> list[FoundSentence]:
    """The sentence on modifiers that is closest to the question: facts name them one by one."""
    if facet is not Facet.MODIFIERS:
        return []
    ranked = about(question, evidence, also="modifier")
    named = re.compile(r"[Mm]odifier|\b[A-Z][A-Z0-9]\b")
    return [item.sentence for item in ranked if named.search(item.sentence.text)][:1]


def _found(facet: Facet, question: Question, evidence: Evidence) -> list[FoundFact]:
    found = of_asked_payers(evidence.facts(_RECIPES[facet].kind), question)
    if facet is Facet.UNITS:
        # The description defines the unit; elsewhere it may be worked with.
        found.sort(key=lambda item: item.section_kind is not SectionKind.DESCRIPTION)
    if facet is Facet.TIME and not found:
        # "per 30 minutes" is a unit, and all that is said of time.
        timed = re.compile(r"minute|hour")
        found = [item for item in evidence.facts(FactKind.UNIT) if timed.search(item.fact.value)]
    if facet is Facet.MODIFIERS:
        asked = subject_stems(question.text)
        found.sort(key=lambda item: -len(asked & subject_stems(item.quote.text)))
    return found


def can_answer(facet: Facet, evidence: Evidence) -> bool:
    """Whether the documents have facts for a facet."""
    if facet is Facet.PAYMENT:
        return bool(evidence.facts(*_RVU_WORDS))
    return facet in _RECIPES and bool(evidence.facts(_RECIPES[facet].kind))


def _value(facet: Facet, found: Sequence[FoundFact]) -> str:
    values = list(dict.fromkeys(item.fact.value for item in found))
    if facet is Facet.MODIFIERS:
        return ", ".join(values)
    if facet is Facet.GLOBAL_DAYS:
        return _GLOBAL_WORDS.get(values[0], values[0])
    return values[0]


def _from_faq(facet: Facet, evidence: Evidence) -> Claim | None:
    found: list[FoundSentence] = list(evidence.faq(facet))
    if not found:
        return None
    quotes = distinct_quotes(found, 2)
    text = ended(quotes[0].text)
    return Claim(facet, (evidence.code,), text, (found[0].document,), quotes)


def _payment(evidence: Evidence) -> Claim:
    figures = [found for kind in _RVU_WORDS for found in evidence.facts(kind)[:1]]
    if figures:
        said = ", ".join(_figure(found) for found in figures)
        text = f"{evidence.code}: {said}."
        basis = (figures[0].document,)
        differing = tuple(
            disagreement
            for kind, words in _RVU_WORDS.items()
            for disagreement in of_sources(words.removesuffix(" $"), evidence.facts(kind))
        )
        quotes = distinct_quotes(figures, 5)
        return Claim(Facet.PAYMENT, (evidence.code,), text, basis, quotes, disagreements=differing)
    none = evidence.facts(FactKind.NO_RVU)
    if none:
        text = f"{evidence.code} has no RVU, and the documents give no payment amount."
        basis = (none[0].document,)
        return Claim(Facet.PAYMENT, (evidence.code,), text, basis, distinct_quotes(none, 1))
    spoken = evidence.sentences(SectionKind.PAYMENT, SectionKind.RVU)
    if spoken:
        quotes = distinct_quotes(spoken, 2)
        text = ended(quotes[0].text)
        return Claim(Facet.PAYMENT, (evidence.code,), text, (spoken[0].document,), quotes)
    return silent(Facet.PAYMENT, evidence, "what it pays or which RVUs it has")


def _figure(found: FoundFact) -> str:
    word = _RVU_WORDS[found.fact.kind]
    return f"{word}{'' if word.endswith('$') else ' '}{found.fact.value}"
