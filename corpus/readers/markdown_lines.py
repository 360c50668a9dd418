"""Plain lines of a Markdown body: mark-up goes, words stay."""

from collections.abc import Iterator, Sequence

from bs4 import BeautifulSoup
from markdown_it import MarkdownIt
from markdown_it.token import Token

from corpus.canonical import clean_lines
from corpus.lines import Line
from corpus.readers.html_lines import CELL_SEPARATOR, html_lines


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark").enable("table").enable("strikethrough")
    # A refused link would stay as raw mark-up in the text; its target is dropped in any case.
    parser.validateLink = lambda _url: True  # type: ignore[method-assign, assignment]
    return parser


_PARSER = _parser()


def markdown_lines(body: str) -> list[Line]:
    """The lines of a body: paragraphs and list items one line each, table rows with " | "."""
    tokens = _PARSER.parse(body)
    return list(_lines(tokens))


def _lines(tokens: Sequence[Token]) -> Iterator[Line]:
    level = 0
    row: list[str] | None = None
    for token in tokens:
        match token.type:
            case "heading_open":
                level = int(token.tag[1])
            case "heading_close":
                level = 0
            case "tr_open":
                row = []
            case "tr_close":
                yield Line(CELL_SEPARATOR.join(cell for cell in row or () if cell))
                row = None
            case "inline" if row is not None:
                row.append(" ".join(_inline(token).split("\n")))
            case _:
                yield from _block(token, level)


def _block(token: Token, level: int) -> Iterator[Line]:
    match token.type:
        case "inline":
            yield from (Line(line, level) for line in clean_lines(_inline(token)))
        case "fence" | "code_block":
            yield from (Line(line) for line in clean_lines(token.content))
        case "html_block":
            yield from html_lines(BeautifulSoup(token.content, "lxml"))


def _inline(token: Token) -> str:
    """Words of an inline token. A soft break is a space, a hard one a line break."""
    return "".join(_words(child) for child in token.children or ())


def _words(token: Token) -> str:
    match token.type:
        case "text" | "code_inline" | "text_special":
            return token.content
        case "softbreak":
            return " "
        case "hardbreak":
            return "\n"
        case "image":
            return _inline(token)
        case _:
            return ""
