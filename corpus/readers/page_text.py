"""Code pages saved as text."""

from collections.abc import Iterator, Sequence

from corpus.canonical import Part, clean_lines
from corpus.compose import compose
from corpus.document import Authority, Document, SectionKind
from corpus.headings import is_boilerplate, opening
from corpus.lines import Line
from corpus.page import page_parts
from corpus.readers.text_file import TextFile
from corpus.source import attribution, resolve
from corpus.titles import TitleLine, find_title


def looks_like_page(text: str) -> bool:
    """Whether a text has a code page's title line and at least one of its headings below."""
    lines = clean_lines(text[:_SAMPLE])
    title = find_title(lines)
    return title is not None and any(opening(line) for line in lines[title.end :])


_SAMPLE = 20_000
"""Characters looked at to tell a page from other text."""


def read_page_text(file: TextFile) -> Document:
    """Read a page saved as text.

    Raises:
        CorpusError: No line near the top begins with a code.
    """
    lines = clean_lines(file.text)
    title = find_title(lines)
    if title is None:
        raise file.error(
            1,
            "no title line with a code",
            'Begin the page with its code and short title, like "E0143 Walker folding wheeled"',
        )
    hints = attribution(line for line in lines if is_boilerplate(line))
    source = resolve(file.path, title.code, Authority.SCRAPED, hints, file.folder)
    return compose(title.code, title.title, _parts(lines, title), source)


def _parts(lines: Sequence[str], title: TitleLine) -> Iterator[Part]:
    """The whole page; what stands above the title (site name, breadcrumbs) is boilerplate."""
    yield Part(SectionKind.BOILERPLATE, "", tuple(lines[: title.start]))
    yield Part(SectionKind.TITLE, "", tuple(lines[title.start : title.end]))
    yield from page_parts(Line(line) for line in lines[title.end :])
