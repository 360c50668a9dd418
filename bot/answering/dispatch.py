"""Which answerer a facet goes to."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from bot.answering import (
    comparison,
    coverage,
    figures,
    history,
    open_question,
    read_answer,
    same_figure,
    sections,
    settling,
    standing,
)
from bot.answering.claim import Claim
from bot.answering.evidence import Evidence
from bot.answering.wanted import wants_verdict
from bot.question import Facet, Question
from bot.reply import Verdict
from corpus.document import FactKind

_MOOT_WHEN_INVALID = {
    Facet.COVERAGE,
    Facet.PRIOR_AUTHORISATION,
    Facet.SEPARATE_BILLING,
    Facet.PAYMENT,
    Facet.STATUS,
}
# Where no fact was read, a sentence that speaks of the question's words may say it all the same.
_OPEN_IF_SILENT = {
    Facet.UNITS,
    Facet.TIME,
    Facet.FREQUENCY,
    Facet.MODIFIERS,
    Facet.SEPARATE_BILLING,
    Facet.ADD_ON,
    Facet.GLOBAL_DAYS,
    Facet.SUCCESSOR,
}
_ASKED_OF_USE = {Facet.OTHER, Facet.USAGE, Facet.BILLING, Facet.OVERVIEW}
_WEAK = {Facet.DEFINITION, Facet.USAGE, Facet.BILLING}

_Answerer = Callable[[Facet, Question, Evidence, date], tuple[Claim, ...]]


def answer(question: Question, evidences: Sequence[Evidence], today: date) -> tuple[Claim, ...]:
    """Claims for every facet of a question over every code, in the order asked."""
    side_by_side = same_figure.answer(question, evidences)
    if side_by_side is not None:
        return (side_by_side,)
    claims: list[Claim] = []
    for facet in question.facets:
        if facet is Facet.COMPARISON and len(evidences) > 1:
            claims.append(comparison.answer(evidences))
            continue
        for evidence in evidences:
            claims.extend(_answer(facet, question, evidence, today))
    return tuple(dict.fromkeys(claims))


def _answer(facet: Facet, question: Question, evidence: Evidence, today: date) -> tuple[Claim, ...]:
    wanting = replace(question, asks_yes_no=wants_verdict(question))
    standing_claim = _by_standing(facet, wanting, evidence, today)
    if standing_claim is not None:
        return (standing_claim,)
    if question.asks_why and facet is Facet.COVERAGE:
        return coverage.reasons(question, evidence)
    if _asks_more(facet, wanting):
        claim = open_question.answer(wanting, evidence)
        return (_completed(claim, wanting, evidence),)
    # Beside other facets, a terse question is not known to be after this one's verdict.
    asked = wanting if question.facets == (facet,) else question
    first, *others = _ANSWERERS[facet](facet, asked, evidence, today)
    if facet in _OPEN_IF_SILENT and not first.quotes:
        first = open_question.instead_of(first, question, evidence)
    return (_completed(first, wanting, evidence), *others)


def _by_standing(facet: Facet, question: Question, evidence: Evidence, today: date) -> Claim | None:
    """The claim on whether the code holds, where that is all there is to say."""
    puts_use = question.asks_yes_no and facet in _ASKED_OF_USE
    is_of_use = puts_use and standing.asks_of_use(question, evidence)
    is_of_more = facet is Facet.STATUS and standing.asks_of_more(question, evidence)
    is_moot = facet in _MOOT_WHEN_INVALID and not is_of_more
    dated = question.date_of_service is not None
    if is_moot or is_of_use or (question.asks_yes_no and dated):
        invalid = standing.not_valid_on(question, evidence, today)
        if invalid is not None:
            return invalid
    return standing.answer_status(question, evidence, today) if dated and is_of_use else None


def _completed(claim: Claim, question: Question, evidence: Evidence) -> Claim:
    """The claim with what the rest of the documents adds: by rules first, then as they are read."""
    return read_answer.completed(settling.settled(claim, question, evidence), question, evidence)


def _asks_more(facet: Facet, question: Question) -> bool:
    """Whether a yes/no question only brushes the facet: "does it include insulin?"."""
    return facet in _WEAK and question.asks_yes_no and bool(question.subject)


def _overview(question: Question, evidence: Evidence) -> tuple[Claim, ...]:
    claims = [sections.answer(Facet.DEFINITION, question, evidence)]
    if evidence.facts(FactKind.COVERAGE):
        # Nobody asked for a verdict yet; the statement stands without one.
        claims.extend(replace(claim, verdict=None) for claim in coverage.answer(question, evidence))
    return tuple(claims)


def _by_section(facet: Facet, question: Question, evidence: Evidence, _: date) -> tuple[Claim, ...]:
    return (sections.answer(facet, question, evidence),)


def _by_figure(facet: Facet, question: Question, evidence: Evidence, _: date) -> tuple[Claim, ...]:
    return (figures.answer(facet, question, evidence),)


def _by_yes_no(facet: Facet, question: Question, evidence: Evidence, _: date) -> tuple[Claim, ...]:
    return (standing.answer_yes_no(facet, question, evidence),)


def _openly(_: Facet, question: Question, evidence: Evidence, __: date) -> tuple[Claim, ...]:
    return (open_question.answer(question, evidence),)


_ANSWERERS: Mapping[Facet, _Answerer] = {
    Facet.COVERAGE: lambda _, question, evidence, __: coverage.answer(question, evidence),
    Facet.OVERVIEW: lambda _, question, evidence, __: _overview(question, evidence),
    Facet.STATUS: lambda _, question, evidence, today: (
        standing.answer_status(question, evidence, today),
    ),
    Facet.HISTORY: lambda _, __, evidence, ___: (history.answer(evidence),),
    Facet.SUCCESSOR: lambda _, question, evidence, __: (
        standing.answer_successor(question, evidence),
    ),
    Facet.COMPARISON: _by_section,
    Facet.DEFINITION: _by_section,
    Facet.PLAIN_LANGUAGE: _by_section,
    Facet.USAGE: _by_section,
    Facet.BILLING: _by_section,
    Facet.SYNONYMS: _by_section,
    Facet.SPECIALTIES: _by_section,
    Facet.RELATED: _by_section,
    Facet.PAYMENT: _by_figure,
    Facet.UNITS: _by_figure,
    Facet.TIME: _by_figure,
    Facet.FREQUENCY: _by_figure,
    Facet.GLOBAL_DAYS: _by_figure,
    Facet.MODIFIERS: _by_figure,
    Facet.PRIOR_AUTHORISATION: _by_yes_no,
    Facet.SEPARATE_BILLING: _by_yes_no,
    Facet.ADD_ON: _by_yes_no,
    Facet.REVERSE_LOOKUP: _openly,
    Facet.OTHER: _openly,
}


def joint_verdict(claims: Sequence[Claim]) -> Verdict | None:
    """The verdict on the first facet that has one; where codes or payers differ in it, it depends.

    Coverage that is unknown for one of them is unknown on the whole. Of "can A be billed with B?"
    the documents of either code may be silent.
    """
    facet = next((claim.facet for claim in claims if claim.verdict is not None), None)
    verdicts = {c.verdict for c in claims if c.facet is facet and c.verdict is not None}
    if len(verdicts) > 1 and Verdict.UNKNOWN in verdicts:
        if facet is Facet.COVERAGE:
            return Verdict.UNKNOWN
        verdicts.remove(Verdict.UNKNOWN)
    if len(verdicts) > 1:
        return Verdict.DEPENDS
    return verdicts.pop() if verdicts else None
