"""Whatever a text holds, Markdown shows its characters and nothing else."""

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from bot.completions.markdown import block_quote, link, plain, table

HOSTILE = [
    "plain words, with (parentheses) & an ampersand",
    "<img src=x onerror=alert(1)> <!-- gone --> <b>bold</b>",
    "*stars* _lines_ `code` ~~gone~~ \\backslash\\",
    "[a link](https://evil.example) ![an image](x) [ref]: x",
    "$12.50 to $13.00, \\(x\\) and \\[y\\]",
    "&lt; &amp; &#65; E&M; AT&T",
    "# no heading\n- no list\n+ none\n1. none\n2) none\n> no quote\n---\n===",
    "a | b\n--- | ---\n1 | 2",
    "```\nno code\n```",
]
_renderer = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def shown(text):
    return html.escape(text, quote=False).replace('"', "&quot;").replace("\n", "<br />\n")


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_is_shown_as_it_is(text):
    assert _renderer.render(plain(text)) == f"<p>{shown(text)}</p>\n"


# A document's text has no blank lines, and no white space at either end of a line.
_line = st.text(st.sampled_from("ab1 .)#+-=*_`~|[]()<>!&;:$\\x/'\""), min_size=1).map(str.strip)
_texts = st.lists(_line.filter(bool), min_size=1, max_size=4).map("\n".join)


@given(_texts)
def test_any_text_is_quoted_as_it_is(text):
    quoted = f"<blockquote>\n<p>{shown(text)}</p>\n</blockquote>\n"
    assert _renderer.render(block_quote(text)) == quoted


def test_a_table_keeps_its_cells():
    rendered = _renderer.render(table((("", "A|B"), ("what\nit is", "<i>"))))
    assert rendered.count("<th>") == rendered.count("<td>") == 2
    assert "<th>A|B</th>" in rendered
    assert "<td>what it is</td>\n<td>&lt;i&gt;</td>" in rendered


def test_a_link_keeps_its_text_and_address():
    rendered = _renderer.render(link("a ](b) <c>", "http://codes.example/documents/a(b)#1-2"))
    assert rendered == (
        '<p><a href="http://codes.example/documents/a(b)#1-2">a ](b) &lt;c&gt;</a></p>\n'
    )
