"""How a code changed from release to release of one source."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from bot.answering.claim import Claim
from bot.answering.evidence import Evidence
from bot.answering.sections import silent
from bot.question import Facet
from bot.quote import Quote, quote_fact, quote_span
from corpus.document import Document, Fact, FactKind, SectionKind


class Change(NamedTuple):
    """One difference between two releases of a document, with what each says."""

    what: str
    before: Quote | None
    after: Quote | None


def answer(evidence: Evidence) -> Claim:
    """What changed between the releases that the index holds, the oldest first."""
    if not evidence.releases:
        return silent(Facet.HISTORY, evidence, "how it changed; only one release is held")
    said: list[str] = []
    quotes: list[Quote] = []
    for documents in evidence.releases:
        for before, after in pairwise(documents):
            changes = list(changes_between(before, after))
            span = f"from {before.source.release} to {after.source.release}"
            told = "; ".join(change.what for change in changes) or "no change"
            said.append(f"{evidence.code}, {span}: {told}.")
            quotes.extend(q for c in changes for q in (c.before, c.after) if q is not None)
    basis = tuple(document for documents in evidence.releases for document in documents)
    return Claim(Facet.HISTORY, (evidence.code,), " ".join(said), basis, tuple(quotes))


def changes_between(before: Document, after: Document) -> Iterator[Change]:
    """What a later release says otherwise."""
    old, new = _descriptor(before), _descriptor(after)
    if old and new and old.text != new.text:
        yield Change(f"reworded from “{old.text}” to “{new.text}”", old, new)
    for kind, name in _KINDS:
        yield from _fact_changes(kind, name, before, after)


_KINDS = (
    (FactKind.COVERAGE_CODE, "coverage code"),
    (FactKind.ADDED, "date added"),
    (FactKind.TERMINATED, "termination"),
    (FactKind.REPLACED_BY, "cross reference"),
    (FactKind.WORK_RVU, "work RVU"),
    (FactKind.TOTAL_RVU, "total RVU"),
)


def _fact_changes(kind: FactKind, name: str, before: Document, after: Document) -> Iterator[Change]:
    old, new = before.facts_of(kind), after.facts_of(kind)
    if _values(old) == _values(new):
        return
    if not old:
        what = f"{name} {', '.join(_values(new))} (new)"
    elif not new:
        what = f"{name} {', '.join(_values(old))} dropped"
    else:
        what = f"{name} {', '.join(_values(old))} became {', '.join(_values(new))}"
    yield Change(what, _first(before, old), _first(after, new))


def _values(facts: Sequence[Fact]) -> list[str]:
    return list(dict.fromkeys(fact.value for fact in facts))


def _first(document: Document, facts: Sequence[Fact]) -> Quote | None:
    return quote_fact(document, facts[0]) if facts else None


def _descriptor(document: Document) -> Quote | None:
    for section in document.sections_of(SectionKind.DESCRIPTION):
        return quote_span(document, section.start, section.end)
    return None
