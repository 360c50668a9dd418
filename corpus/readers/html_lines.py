"""Lines of an HTML page that a visitor reads as its content."""

import re
from collections.abc import Iterator

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString, PageElement

from corpus.canonical import clean_lines
from corpus.lines import Line
from corpus.words import word_set

_NEVER = word_set(
    """script style noscript template svg math iframe object embed canvas audio video img picture
    input select textarea form nav aside dialog head title meta link"""
)
_FRAME = frozenset({"header", "footer"})
"""Site furniture, unless it stands inside the main text."""
_MAIN = ("main", "article")
_BLOCKS = word_set(
    """address article blockquote body caption dd details div dl dt fieldset figcaption figure
    footer h1 h2 h3 h4 h5 h6 header hr html legend li main ol p pre section summary table tbody
    tfoot thead tr ul"""
)
_HEADING = re.compile(r"h([1-6])")
_CELLS = frozenset({"td", "th"})
_BOXES = _BLOCKS | _CELLS
_SEPARATE = frozenset({"span", "a", "button", "label", "strong", "b"})
"""Inline elements that pages lay out as boxes: two side by side are two words."""
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_CALL_TO_ACTION = re.compile(
    r"(?:^|[-_ ])(?:cta|call-to-action|promo|banner|newsletter|signup|sign-up|cookie|advert|ads?|"
    r"breadcrumbs?|share|social|toolbar|modal|popup|sr-only|visually-hidden|skip-link)(?:$|[-_ ])",
    re.IGNORECASE,
)
CELL_SEPARATOR = " | "
"""Stands between the cells of a table row."""


def html_lines(soup: BeautifulSoup) -> list[Line]:
    """Content lines in reading order; headings carry their level, table rows are one line."""
    collector = _Collector()
    collector.walk(soup)
    collector.flush()
    return collector.lines


class _Collector:
    """Gathers words until a block ends, then makes them a line."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self._words: list[str] = []

    def walk(self, element: Tag) -> None:
        for child in element.children:
            if not isinstance(child, Tag):
                self._words.append(_text(child))
            elif _is_content(child):
                self._visit(child)

    def flush(self, level: int = 0) -> None:
        words = re.sub(r"[ \t\r\n\f]+", " ", "".join(self._words))
        self._words.clear()
        self.lines.extend(Line(line, level) for line in clean_lines(words))

    def _visit(self, tag: Tag) -> None:
        if tag.name == "br":
            self.flush()
        elif tag.name == "tr":
            self.flush()
            self._words.append(CELL_SEPARATOR.join(_cells(tag)))
            self.flush()
        elif tag.name in _BLOCKS:
            self.flush()
            self.walk(tag)
            self.flush(_level(tag))
        else:
            if tag.name in _SEPARATE and _touches(tag):
                self._words.append(" ")
            self.walk(tag)


def furniture_lines(soup: BeautifulSoup) -> Iterator[str]:
    """Lines of headers and footers: no content, but they may tell where a page comes from."""
    for frame in soup.find_all(_FRAME):
        yield from clean_lines(frame.get_text("\n"))


def _text(node: PageElement) -> str:
    # Comments, CDATA and declarations are subclasses of NavigableString.
    return str(node) if type(node) is NavigableString else ""


def _level(tag: Tag) -> int:
    if match := _HEADING.fullmatch(tag.name):
        return int(match[1])
    return 3 if tag.name in {"summary", "dt"} and tag.get_text().strip().endswith("?") else 0


def _cells(row: Tag) -> list[str]:
    """Words of a row's own cells; a table inside a cell counts as its words."""
    cells = (child for child in row.children if isinstance(child, Tag) and child.name in _CELLS)
    return [
        words for cell in cells if _is_content(cell) and (words := " ".join(_visible(cell).split()))
    ]


def _visible(tag: Tag) -> str:
    words: list[str] = []
    for child in tag.children:
        if not isinstance(child, Tag):
            words.append(_text(child))
        elif _is_content(child):
            words.append(f" {_visible(child)} " if child.name in _BOXES else _visible(child))
    return "".join(words)


def _touches(tag: Tag) -> bool:
    before = tag.previous_sibling
    return isinstance(before, Tag) and before.name == tag.name


def _is_content(tag: Tag) -> bool:
    if tag.name in _NEVER or _is_hidden(tag):
        return False
    if tag.name in _FRAME:
        return tag.find_parent(_MAIN) is not None
    if tag.name == "button":
        # Accordions put an FAQ question into a button; other buttons are calls to action.
        return tag.has_attr("aria-expanded") or tag.has_attr("aria-controls")
    if tag.name in _MAIN:
        return True
    names = (tag.get("id"), *tag.get_attribute_list("class"))
    return not any(name and _CALL_TO_ACTION.search(str(name)) for name in names)


def _is_hidden(tag: Tag) -> bool:
    return (
        tag.has_attr("hidden")
        or tag.get("aria-hidden") == "true"
        or bool(_HIDDEN_STYLE.search(str(tag.get("style") or "")))
    )
