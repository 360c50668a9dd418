"""Text as Markdown that shows it as it is, also where formulas are set."""

import re

# Character references, not backslashes: chat clients take "\[", "\(" and "$" for formulas.
_SPECIAL = re.compile(r"[\\`*_~|\[\]$<>]|&(?=#?\w+;)")
_LINE_MARK = re.compile(r"(?m)^(\d*)([#.)+=-])")


def plain(text: str) -> str:
    """Markdown that shows a text as it is; a line end is a line break."""
    escaped = _LINE_MARK.sub(_line_mark, _SPECIAL.sub(_reference, text))
    return escaped.replace("\n", "  \n")


def block_quote(text: str) -> str:
    """A text as a block quote."""
    return "\n".join(f"> {line}" for line in plain(text).split("\n"))


def table(rows: tuple[tuple[str, ...], ...]) -> str:
    """Rows of equal length, the first one the heads."""
    head, *body = (f"| {' | '.join(map(_cell, row))} |" for row in rows)
    return "\n".join((head, f"|{' --- |' * len(rows[0])}", *body))


def link(text: str, url: str) -> str:
    """A link; the address has no angle bracket and no line end."""
    return f"[{plain(text)}](<{url}>)"


def _cell(text: str) -> str:
    return plain(text.replace("\n", " "))


def _reference(match: re.Match[str]) -> str:
    return f"&#{ord(match[0])};"


def _line_mark(match: re.Match[str]) -> str:
    # Behind a number it is the full stop or the bracket that makes a list.
    return f"{match[1]}&#{ord(match[2])};"
