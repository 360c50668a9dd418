"""Which release of each source speaks for a date of service.

A source may have several releases in an index. For a date, the one in force then speaks; without a
date, the newest. What an older release says is history: it is compared, not answered from.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from bot.answering.claim import Claim
from bot.answering.wording import period_words
from bot.question import Facet
from bot.reply import Verdict
from corpus.document import Document, Source
from index.code_index import CodeIndex

Period = tuple[date, date]


@dataclass(frozen=True, slots=True)
class InForce:
    """What speaks for a date.

    Attributes:
        documents: Of each source the documents of the release in force.
        too_early: Sources whose first release is later than the date: what they say is of later.
        too_late: Sources whose newest release is of a year before the date, which may not have
            known what held by then.
        dropped: Releases in force in which a code that an older one had is not listed any more.
    """

    documents: tuple[Document, ...]
    too_early: tuple[Source, ...] = ()
    too_late: tuple[Source, ...] = ()
    dropped: tuple[Source, ...] = ()


def in_force(index: CodeIndex, code: str, period: Period | None) -> InForce:
    """What speaks of a code for a date of service, or now.

    Args:
        index: The index.
        code: A code that exists in it.
        period: First and last day asked about; None for no date.
    """
    documents: list[Document] = []
    early: list[Source] = []
    late: list[Source] = []
    dropped: list[Source] = []
    for name, found in _by_source(index, code):
        if any(document.source.effective is None for document in found):
            # Without dates nothing can be said of when a release holds: the newest speaks.
            documents.append(found[0])
            continue
        own = {document.source: document for document in found}
        releases = releases_of(index, name)
        speaking = _speaking(releases, period)
        documents.append(own.get(speaking) or own[_nearest(releases, speaking, own)])
        if speaking not in own and documents[-1].source in releases[: releases.index(speaking)]:
            dropped.append(speaking)
        if period and _begins_after(speaking, period):
            early.append(speaking)
        if period and speaking == releases[-1] and _is_of_an_earlier_year(speaking, period):
            late.append(speaking)
    if any(d.source.effective and d.source not in early for d in documents):
        # What speaks for the date itself is not mixed with what came after it.
        documents = [document for document in documents if document.source not in early]
        early = []
    rank = {document.id: place for place, document in enumerate(index.documents_of(code))}
    documents.sort(key=lambda document: rank[document.id])
    return InForce(tuple(documents), tuple(early), tuple(late), tuple(dropped))


def remarks_on(code: str, spoken: InForce, period: Period | None) -> tuple[str, ...]:
    """What has to be said of the releases that speak, where a date lies beyond them."""
    when = period_words(period) if period else ""
    return (
        *(
            f"The documents hold no release in force {when}; the oldest of {source.name} is "
            f"{source.release}, in force from {source.effective}."
            for source in spoken.too_early
        ),
        *(
            f"{source.release} is the newest release of {source.name} held; "
            f"what held {when} may differ."
            for source in spoken.too_late
        ),
        *(
            f"{source.name}, {source.release}, does not list {code} any more."
            for source in spoken.dropped
        ),
    )


def as_of_release(claim: Claim, spoken: InForce, period: Period | None) -> Claim:
    """The claim, undecided where the release that it rests on does not speak for the date."""
    if not claim.basis or claim.facet not in _OF_THEIR_TIME:
        return claim
    source = claim.basis[0].source
    is_ended = claim.facet is Facet.STATUS and claim.verdict is Verdict.NO
    # A record's own dates hold whichever release gives them; that it names no end does not.
    beyond = spoken.too_late if claim.facet is Facet.STATUS else spoken.too_early
    if not is_ended and (source in beyond or _is_dropped(source, spoken)):
        return _undecided(claim, _when(period))
    return claim


_OF_THEIR_TIME = {Facet.COVERAGE, Facet.STATUS, Facet.PAYMENT, Facet.PRIOR_AUTHORISATION}


def _is_dropped(source: Source, spoken: InForce) -> bool:
    return any(source.name == gone.name for gone in spoken.dropped)


def _when(period: Period | None) -> str:
    return f" {period_words(period)}" if period else " now"


def _undecided(claim: Claim, when: str) -> Claim:
    said = _VERDICT_WORD.sub("", claim.text)
    text = f"Not known{when}. In {claim.basis[0].source.release}: {said}"
    return replace(claim, text=text, verdict=claim.verdict and Verdict.UNKNOWN)


_VERDICT_WORD = re.compile(r"^(?:Yes|No|It depends|Covered|Not covered): ")


def releases_of(index: CodeIndex, name: str) -> tuple[Source, ...]:
    """The releases of a source that an index holds, the oldest first."""
    held = [item.source for item in reversed(index.sources) if item.source.name == name]
    # The index orders by the names of releases; dates decide where there are any.
    return tuple(sorted(held, key=lambda source: source.effective or date.min))


def history(index: CodeIndex, code: str) -> tuple[tuple[Document, ...], ...]:
    """For each source with several releases of a code, its documents, the oldest first."""
    found = []
    for name, documents in _by_source(index, code):
        own = {document.source: document for document in documents}
        ordered = [own[source] for source in releases_of(index, name) if source in own]
        if len(ordered) > 1:
            found.append(tuple(ordered))
    return tuple(found)


def _by_source(index: CodeIndex, code: str) -> Iterator[tuple[str, list[Document]]]:
    """The documents on a code by the name of their source."""
    by_source = sorted(index.documents_of(code), key=lambda document: document.source.name)
    for name, group in groupby(by_source, key=lambda document: document.source.name):
        yield name, list(group)


def _speaking(releases: Sequence[Source], period: Period | None) -> Source:
    if period is None:
        return releases[-1]
    begun = [source for source in releases if not _begins_after(source, period)]
    return begun[-1] if begun else releases[0]


def _nearest(releases: Sequence[Source], speaking: Source, own: dict[Source, Document]) -> Source:
    """The last release up to the one that speaks that has the code, else the first after it."""
    place = releases.index(speaking)
    before = [source for source in releases[:place] if source in own]
    return before[-1] if before else next(s for s in releases[place:] if s in own)


def _begins_after(source: Source, period: Period) -> bool:
    return source.effective is not None and source.effective > period[1]


def _is_of_an_earlier_year(source: Source, period: Period) -> bool:
    return source.effective is not None and source.effective.year < period[0].year
