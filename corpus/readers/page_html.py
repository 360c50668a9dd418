"""Code pages saved as HTML, with the schema.org data that they carry."""

import re
from collections.abc import Iterator, Sequence

from bs4 import BeautifulSoup

from corpus.canonical import Part
from corpus.codes import code_system
from corpus.compose import compose
from corpus.document import Authority, Document, SectionKind
from corpus.headings import is_boilerplate
from corpus.lines import Line
from corpus.page import page_parts
from corpus.readers.html_lines import furniture_lines, html_lines
from corpus.readers.json_ld import CodeData, code_data
from corpus.readers.text_file import TextFile
from corpus.source import SourceHints, attribution, resolve
from corpus.titles import TitleLine, find_title

_XML_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
_HTML_START = re.compile(
    r"\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*<(?:!doctype\s+html|html|head|body|main"
    r"|article)\b",
    re.IGNORECASE | re.DOTALL,
)


def looks_like_html(text: str) -> bool:
    """Whether a text begins as an HTML page does."""
    return bool(_HTML_START.match(text))


def read_page_html(file: TextFile) -> Document:
    """Read an HTML page; JSON-LD fills in what the visible page lacks.

    Raises:
        CorpusError: Neither the visible page nor its JSON-LD names a code.
    """
    soup = BeautifulSoup(_XML_DECLARATION.sub("", file.text, count=1), "lxml")
    data = code_data(soup)
    lines = html_lines(soup)
    title = _title(lines, data)
    if title is None:
        raise file.error(
            None,
            "no heading that begins with a code, and no schema.org MedicalCode",
            "Save the page of one code, with its title line",
        )
    hints = attribution(
        line
        for line in (*(line.text for line in lines), *furniture_lines(soup))
        if is_boilerplate(line)
    )
    page = SourceHints(url=_canonical_url(soup) or data.url or None, name=data.publisher or None)
    source = resolve(file.path, title.code, Authority.SCRAPED, hints, page, file.folder)
    return compose(title.code, title.title, _parts(lines, title, data), source)


def _title(lines: Sequence[Line], data: CodeData) -> TitleLine | None:
    """The first heading that begins with a code, else a plain line near the top, else JSON-LD."""
    for index, line in enumerate(lines):
        below = _texts(lines[index + 1 : index + 2])
        found = find_title([line.text, *below]) if line.level == 1 else None
        if found is not None and found.start == 0:
            return found._replace(start=index, end=index + found.end)
    if found := find_title(_texts(lines)):
        return found
    if data.code and code_system(data.code):
        return TitleLine(0, 0, data.code, data.title)
    return None


def _texts(lines: Sequence[Line]) -> list[str]:
    return [line.text for line in lines]


def _parts(lines: Sequence[Line], title: TitleLine, data: CodeData) -> Iterator[Part]:
    """The whole page; what stands above the title is boilerplate."""
    yield Part(SectionKind.BOILERPLATE, "", tuple(_texts(lines[: title.start])))
    shown = _texts(lines[title.start : title.end])
    yield Part(SectionKind.TITLE, "", tuple(shown or [f"{title.code} {title.title}".strip()]))
    parts = list(page_parts(lines[title.end :]))
    footer = next(
        (index for index, part in enumerate(parts) if part.kind is SectionKind.BOILERPLATE),
        len(parts),
    )
    yield from _described(parts[:footer], data)
    yield from _unseen_pairs(parts, data)
    yield from parts[footer:]


def _described(parts: Sequence[Part], data: CodeData) -> Iterator[Part]:
    """The parts, led by the description from JSON-LD where the page shows none."""
    shown = any(part.kind is SectionKind.DESCRIPTION and part.lines for part in parts)
    if data.description and not shown:
        yield Part(SectionKind.DESCRIPTION, "", (data.description,))
    yield from parts


def _unseen_pairs(parts: Sequence[Part], data: CodeData) -> Iterator[Part]:
    """FAQ pairs of the JSON-LD whose question the visible page does not answer."""
    answered = {_key(part.heading) for part in parts if part.kind is SectionKind.FAQ and part.lines}
    for question, answer in data.faq:
        if _key(question) not in answered:
            answered.add(_key(question))
            yield Part(SectionKind.FAQ, question, (answer,))


def _key(question: str) -> str:
    return re.sub(r"\W+", "", question.casefold())


def _canonical_url(soup: BeautifulSoup) -> str | None:
    link = soup.find("link", rel="canonical", href=True)
    url = str(link["href"]) if link is not None else ""
    return url if url.startswith(("https://", "http://")) else None
