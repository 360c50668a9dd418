"""A page that describes a code as what CMS's descriptor of another code says.

CMS's descriptors of one family share their beginning and differ in their end: "Diabetic management
program, nurse visit", "…, group session". A page that speaks of the end of a sibling, and not of
the code's own, is about the wrong service.
"""

from collections.abc import Iterator
from typing import NamedTuple

from bot.answering.claim import Claim, Disagreement
from bot.answering.evidence import Evidence
from bot.answering.wording import differing
from bot.question import Facet
from bot.quote import Quote, quote_span
from bot.understanding.words import subject_stems
from corpus.document import Authority, Document, Section, SectionKind
from index.code_index import CodeIndex

_DESCRIBING = (SectionKind.DESCRIPTION, SectionKind.TITLE)
# How much of a code's beginning its family shares ("S94").
_FAMILY = 2
# Half of a sibling's own words; fewer are shared by chance ("provider").
_ENOUGH = 0.5


class _Descriptor(NamedTuple):
    """CMS's long descriptor, split at its last comma: what a family shares, and what is its own."""

    document: Document
    section: Section
    head: str
    tail: str

    @property
    def quote(self) -> Quote:
        """The descriptor, verbatim."""
        return quote_span(self.document, self.section.start, self.section.end)


def disagreement(index: CodeIndex, evidence: Evidence) -> Claim | None:
    """The claim that a page calls a code what CMS calls a sibling of it, or None.

    Only where CMS's record and another source both describe the code.
    """
    own = _descriptor(evidence.documents)
    others = [d for d in evidence.documents if d.source.authority is not Authority.CMS_RECORD]
    if own is None or not others:
        return None
    siblings = tuple(_siblings(index, own))
    for page in others:
        for section in page.sections_of(SectionKind.DESCRIPTION):
            sibling = _taken_for(page.text[section.start : section.end], own, siblings)
            if sibling is not None:
                quote = quote_span(page, section.start, section.end)
                return _claim(own, page, quote, sibling)
    return None


def _descriptor(documents: tuple[Document, ...]) -> _Descriptor | None:
    for document in documents:
        sections = document.sections_of(SectionKind.DESCRIPTION)
        if document.source.authority is Authority.CMS_RECORD and sections:
            text = document.text[sections[0].start : sections[0].end]
            head, _, tail = text.rpartition(",")
            return _Descriptor(document, sections[0], head.strip(), tail.strip()) if head else None
    return None


def _siblings(index: CodeIndex, own: _Descriptor) -> Iterator[_Descriptor]:
    for code in index.codes.starting_with(own.document.code[:_FAMILY]):
        if code == own.document.code:
            continue
        sibling = _descriptor(index.documents_of(code))
        if sibling is not None and sibling.head == own.head:
            yield sibling


def _taken_for(
    text: str, own: _Descriptor, siblings: tuple[_Descriptor, ...]
) -> _Descriptor | None:
    """The sibling whose distinguishing words a text has, if it has none of the code's own."""
    said = subject_stems(text)
    mine = subject_stems(own.tail)
    shared = subject_stems(own.head)
    if said & (mine - shared):
        return None
    scored = [
        (_share(said, subject_stems(sibling.tail) - mine - shared), sibling) for sibling in siblings
    ]
    share, best = max(scored, key=lambda item: item[0], default=(0.0, None))
    return best if share >= _ENOUGH else None


def _share(said: frozenset[str], distinguishing: frozenset[str]) -> float:
    """How much of what distinguishes a sibling a text says, 0 to 1."""
    return len(said & distinguishing) / len(distinguishing) if distinguishing else 0.0


def _claim(own: _Descriptor, page: Document, quote: Quote, sibling: _Descriptor) -> Claim:
    code, other = own.document.code, sibling.document.code
    record, source = own.document.source, page.source
    note = (
        f"{record.name} ({record.release}) calls {code} “{own.tail}”; {source.name} "
        f"({source.release}) describes it as what CMS calls {other}, “{sibling.tail}”."
    )
    return Claim(
        facet=Facet.DEFINITION,
        codes=(code,),
        text=differing(note),
        basis=(own.document, page),
        quotes=(own.quote, quote, sibling.quote),
        disagreements=(Disagreement(f"what {code} is", own.quote, quote, note),),
    )
