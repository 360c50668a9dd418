"""Where the sources of an index contradict each other, code by code."""

from collections.abc import Iterator
from typing import NamedTuple

from bot.answering import coverage, naming
from bot.answering.claim import Disagreement
from bot.answering.disagreement import of_sources
from bot.answering.evidence import Evidence
from bot.answering.releases import in_force
from corpus.document import FactKind, Payer
from index.code_index import CodeIndex

_FIGURES = (
    (FactKind.WORK_RVU, "work RVU"),
    (FactKind.PRACTICE_EXPENSE_RVU, "practice expense RVU"),
    (FactKind.MALPRACTICE_RVU, "malpractice RVU"),
    (FactKind.TOTAL_RVU, "total RVU"),
    (FactKind.GLOBAL_DAYS, "global days"),
    (FactKind.UNIT, "unit"),
    (FactKind.STATUS, "status"),
    (FactKind.ADD_ON, "whether it is an add-on code"),
    (FactKind.PRIOR_AUTHORISATION, "prior authorisation"),
    (FactKind.ADDED, "date added"),
    (FactKind.TERMINATED, "termination"),
)


class CodeConflict(NamedTuple):
    """A disagreement of two sources about a code."""

    code: str
    disagreement: Disagreement


def conflicts(index: CodeIndex) -> Iterator[CodeConflict]:
    """All disagreements between sources, in code order, from the releases in force."""
    for code in index.codes:
        documents = in_force(index, code, None).documents
        if len(documents) > 1:
            evidence = Evidence(code, documents)
            for disagreement in _disagreements(index, evidence):
                yield CodeConflict(code, disagreement)


def _disagreements(index: CodeIndex, evidence: Evidence) -> Iterator[Disagreement]:
    for payer in Payer:
        yield from (d for d in coverage.disagreements(evidence, payer) if _is_between_sources(d))
    for kind, about in _FIGURES:
        yield from of_sources(about, evidence.facts(kind))
    named = naming.disagreement(index, evidence)
    if named is not None:
        yield from named.disagreements


def _is_between_sources(disagreement: Disagreement) -> bool:
    return disagreement.leading.document_id != disagreement.other.document_id
