"""Two or more codes side by side, attribute by attribute, each cell with its quote."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from bot.answering.claim import Claim, ClaimCell, ClaimRow
from bot.answering.coverage import coverage_facts, disagreements
from bot.answering.evidence import Evidence, FoundFact, FoundSentence
from bot.answering.wording import ended, listed
from bot.question import Facet
from corpus.codes import mentions
from corpus.document import FactKind, Payer, SectionKind

_MOST_STATEMENTS = 2
_SILENT = "not stated"
# Where documents set codes apart, the most telling first.
_SETTING_APART = (SectionKind.COMPARISON, SectionKind.FAQ, SectionKind.RELATED)
_ASKS_APART = re.compile(
    r"(?i)\b(?:differ\w*|same|versus|vs|instead|rather|compared?)\b|\band not\b"
)

Found = FoundFact | FoundSentence | None


class _Attribute(NamedTuple):
    name: str
    of: Callable[[Evidence], Found]


def answer(evidences: Sequence[Evidence]) -> Claim:
    """What each code is, what the documents say of the difference, and a table of differences."""
    codes = tuple(evidence.code for evidence in evidences)
    rows = tuple(row for row in _rows(evidences) if _differs(row))
    told = [of for evidence in evidences if (of := _WHAT_IT_IS(evidence)) is not None]
    said = [*told, *_statements(evidences)]
    if not rows:
        text = f"The documents show no difference between {listed(codes)}."
    else:
        text = " ".join(_named(found) for found in said)
    basis = tuple(evidence.lead for evidence in evidences)
    quotes = tuple(found.quote for found in said)
    differing = tuple(d for evidence in evidences for d in disagreements(evidence, Payer.MEDICARE))
    return Claim(Facet.COMPARISON, codes, text, basis, quotes, disagreements=differing, rows=rows)


def _named(found: FoundFact | FoundSentence) -> str:
    """What was found, with its code first where it names none.

    The "No." of an FAQ answer is to a question that was not asked.
    """
    text = re.sub(r"^(?:Yes|No)\. ", "", ended(found.quote.text))
    return text if any(mentions(text)) else f"{found.document.code}: {text}"


def _attributes() -> tuple[_Attribute, ...]:
    return (
        _Attribute("What it is", _WHAT_IT_IS),
        _Attribute("When it is used", _first_sentence(SectionKind.CLINICAL_CONTEXT)),
        _Attribute("Unit", _first_fact(FactKind.UNIT)),
        _Attribute("Time", _first_fact(FactKind.TIME)),
        _Attribute(
            "Medicare", lambda evidence: next(iter(coverage_facts(evidence, Payer.MEDICARE)), None)
        ),
        _Attribute(
            "Other payers",
            lambda evidence: next(
                iter(coverage_facts(evidence, Payer.COMMERCIAL, Payer.MEDICAID, Payer.ANY)), None
            ),
        ),
        _Attribute("Work RVU", _first_fact(FactKind.WORK_RVU)),
        _Attribute("Total RVU", _first_fact(FactKind.TOTAL_RVU)),
        _Attribute("Status", _first_fact(FactKind.TERMINATED, FactKind.STATUS)),
    )


def _rows(evidences: Sequence[Evidence]) -> Iterator[ClaimRow]:
    for name, of in _attributes():
        found = [of(evidence) for evidence in evidences]
        if any(found):
            yield ClaimRow(name, tuple(_cell(item) for item in found))


def _cell(found: Found) -> ClaimCell:
    if found is None:
        return ClaimCell(_SILENT)
    quote = found.quote
    short = isinstance(found, FoundFact) and found.fact.kind not in {
        FactKind.COVERAGE,
        FactKind.STATUS,
    }
    return ClaimCell(
        found.fact.value if short and isinstance(found, FoundFact) else quote.text, (quote,)
    )


def _differs(row: ClaimRow) -> bool:
    """Whether the cells say different things, apart from each naming its own code."""
    return len({_neutral(cell) for cell in row.cells}) > 1


def _neutral(cell: ClaimCell) -> str:
    text = cell.text
    for mention in mentions(cell.text):
        text = text.replace(mention.code, "code")
    return text.lower()


def _statements(evidences: Sequence[Evidence]) -> list[FoundSentence]:
    """Sentences in which the documents themselves set one of the codes against another."""
    codes = {evidence.code for evidence in evidences}
    found: list[FoundSentence] = []
    for evidence in evidences:
        for sentence in evidence.sentences(*_SETTING_APART):
            if sentence.section.kind is SectionKind.FAQ and not _ASKS_APART.search(
                sentence.section.heading
            ):
                continue
            named = {mention.code for mention in mentions(sentence.text)}
            if named & codes and len(named | {evidence.code}) > 1 and named <= codes:
                found.append(sentence)
    found.sort(key=lambda sentence: _SETTING_APART.index(sentence.section.kind))
    return found[:_MOST_STATEMENTS]


def _first_sentence(*kinds: SectionKind) -> Callable[[Evidence], Found]:
    def of(evidence: Evidence) -> Found:
        for kind in kinds:
            if found := evidence.sentences(kind):
                return found[0]
        return None

    return of


def _first_fact(*kinds: FactKind) -> Callable[[Evidence], Found]:
    return lambda evidence: next(iter(evidence.facts(*kinds)), None)


_WHAT_IT_IS = _first_sentence(SectionKind.DESCRIPTION, SectionKind.PLAIN_LANGUAGE)
