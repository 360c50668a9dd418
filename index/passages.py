"""Documents cut into passages: what is searched, and the smallest thing that is quoted."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.codes import mentions
from corpus.document import Document, Section, SectionKind
from corpus.sentences import sentences

SHORT = 40
"""Characters below which a sentence says too little by itself and joins its neighbour."""
LONG = 350
"""Characters that joined sentences do not exceed; a single sentence may, since none is cut."""

_IDENTITY = frozenset(
    {
        SectionKind.TITLE,
        SectionKind.ALIASES,
        SectionKind.DESCRIPTION,
        SectionKind.PLAIN_LANGUAGE,
        SectionKind.CLINICAL_CONTEXT,
        SectionKind.FAQ,
        SectionKind.OTHER,
    }
)
"""Sections that say what the code is; a coverage sentence reads the same for thousands."""

_LISTS_OF_NAMES = {
    SectionKind.ALIASES: re.compile(r"[,;\n]"),
    SectionKind.PLAIN_LANGUAGE: re.compile(r"[;\n]"),
}
_WHOLE = frozenset({SectionKind.TITLE, SectionKind.ALIASES, SectionKind.FAQ})
_BY_LINE = frozenset({SectionKind.RELATED, SectionKind.COMPARISON})
_LEANS_BACK = re.compile(
    r"(?:It|Its|They|Their|This|That|These|Those|Such|Otherwise|However|If so|If not|Then)\b"
)


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence of a document, or a few that belong together.

    Attributes:
        document_id: The document.
        code: Its code.
        kind: The section that it stands in.
        start: Start of its span in the document's text.
        end: End of that span.
    """

    document_id: str
    code: str
    kind: SectionKind
    start: int
    end: int


def passages_of(document: Document) -> tuple[Passage, ...]:
    """The passages of a document, in text order.

    Title, aliases and each FAQ pair (with its question) are one passage; of related codes and
    comparisons each line is one, since each is about another code; all else is sentences, short
    ones joined. No passage crosses a section, and boilerplate gives none.
    """
    return tuple(
        Passage(document.id, document.code, section.kind, start, end)
        for section in document.sections
        for start, end in _spans(document.text, section)
    )


def identifies(document: Document, passage: Passage) -> bool:
    """Whether a passage says what its code is, so that its words may lead to the code.

    One that names another code may describe that one ("the group session is S9455").
    """
    text = document.text[passage.start : passage.end]
    return passage.kind in _IDENTITY and all(m.code == passage.code for m in mentions(text))


def embedded_texts(document: Document, passage: Passage) -> tuple[str, ...]:
    """What of a passage is encoded: its text, and of a list of names each name as well.

    A question is one name or the other; the vector of a whole list is close to none of them, so
    that even a name asked literally would look like a poor match. (Dense recall@1 on the starter
    corpus, its plain-language sections left out and their phrases asked: 0.54 with the title put
    before each passage as context, 0.62 without, 0.65 with single names as well.)
    """
    text = document.text[passage.start : passage.end]
    if passage.kind not in _LISTS_OF_NAMES:
        return (text,)
    body = text.removeprefix(_heading(document, passage))
    names = (name.strip(" .") for name in _LISTS_OF_NAMES[passage.kind].split(body))
    return tuple(dict.fromkeys((text, *filter(None, names))))


def _heading(document: Document, passage: Passage) -> str:
    section = document.section_at(passage.start)
    return document.text[passage.start : section.start] if section is not None else ""


def _spans(text: str, section: Section) -> Iterator[tuple[int, int]]:
    if section.kind is SectionKind.BOILERPLATE or not text[section.start : section.end].strip():
        return
    if section.kind in _WHOLE:
        yield section.heading_start, section.end
    elif section.kind in _BY_LINE:
        yield from _lines(text, section)
    else:
        yield from _joined(text, section)


def _lines(text: str, section: Section) -> Iterator[tuple[int, int]]:
    for line in re.finditer(r"[^\n]+", text[section.start : section.end]):
        yield section.start + line.start(), section.start + line.end()


def _joined(text: str, section: Section) -> Iterator[tuple[int, int]]:
    """Sentences, where a short one and one that leans on its predecessor are joined to it."""
    begin = stop = None
    for start, end in sentences(text, section.start, section.end):
        if begin is None or stop is None:
            begin, stop = start, end
        elif end - begin <= LONG and (
            min(stop - begin, end - start) < SHORT or _LEANS_BACK.match(text, start)
        ):
            stop = end
        else:
            yield begin, stop
            begin, stop = start, end
    if begin is not None and stop is not None:
        yield begin, stop
