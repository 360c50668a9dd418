"""What may be asked next: only questions that the documents can answer."""

from collections.abc import Callable
from typing import NamedTuple

from bot.answering import coverage, figures, sections
from bot.answering.evidence import Evidence
from bot.question import Facet, Question
from corpus.document import Payer

_MOST = 3


class _Suggestion(NamedTuple):
    facet: Facet
    text: str
    is_answerable: Callable[[Evidence], bool]


def _by_section(facet: Facet, text: str) -> _Suggestion:
    return _Suggestion(facet, text, lambda evidence: sections.can_answer(facet, evidence))


def _by_figure(facet: Facet, text: str) -> _Suggestion:
    return _Suggestion(facet, text, lambda evidence: figures.can_answer(facet, evidence))


def _by_payer(payer: Payer, text: str) -> _Suggestion:
    return _Suggestion(
        Facet.COVERAGE, text, lambda evidence: bool(coverage.coverage_facts(evidence, payer))
    )


_SUGGESTIONS = (
    _by_payer(Payer.MEDICARE, "Is {code} covered by Medicare?"),
    _by_payer(Payer.MEDICAID, "Is {code} covered by Medicaid?"),
    _by_payer(Payer.COMMERCIAL, "Is {code} covered by commercial insurance?"),
    _by_section(Facet.USAGE, "When is {code} used?"),
    _by_section(Facet.BILLING, "How is {code} billed and documented?"),
    _by_figure(Facet.UNITS, "What is one unit of {code}?"),
    _by_figure(Facet.PAYMENT, "What are the RVUs of {code}?"),
    _by_section(Facet.RELATED, "Which codes are related to {code}?"),
    _by_section(Facet.DEFINITION, "What is {code}?"),
)


def suggest(question: Question, evidence: Evidence) -> tuple[str, ...]:
    """Up to three questions about the code that were not just asked."""
    asked_payers = {asked.payer for asked in question.payers}
    suggestions = []
    for suggestion in _SUGGESTIONS:
        text = suggestion.text.format(code=evidence.code)
        if _was_asked(suggestion, text, question, asked_payers):
            continue
        if suggestion.is_answerable(evidence):
            suggestions.append(text)
        if len(suggestions) == _MOST:
            break
    return tuple(suggestions)


def _was_asked(
    suggestion: _Suggestion, text: str, question: Question, asked_payers: set[Payer]
) -> bool:
    if suggestion.facet is not Facet.COVERAGE:
        return suggestion.facet in question.facets
    if Facet.COVERAGE not in question.facets:
        return False
    return not asked_payers or any(payer.value in text for payer in asked_payers)
