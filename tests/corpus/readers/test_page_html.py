from pathlib import Path

import pytest

from corpus.document import Document, FactKind, SectionKind
from corpus.errors import CorpusError
from corpus.readers.page_html import looks_like_html, read_page_html
from corpus.readers.text_file import TextFile


def read(body: str) -> Document:
    return read_page_html(TextFile(Path("x.html"), f"<!doctype html><html>{body}</html>"))


def outline(document: Document) -> list[tuple[str, str, str]]:
    return [(str(s.kind), s.heading, document.text[s.start : s.end]) for s in document.sections]


def test_content_is_what_a_visitor_reads(pages: dict[str, Document]) -> None:
    page = pages["S9465"]
    assert outline(page)[:5] == [
        ("title", "", "S9465 Diabetic management program,"),
        ("description", "", "A dietitian visit within a diabetes management program."),
        ("aliases", "Also known as:", "dietitian visit for diabetes, diabetic diet counseling"),
        ("plain_language", "In Plain Language", "seeing the dietitian about my diabetes"),
        (
            "clinical_context",
            "Clinical Context",
            "Covers meal planning for patients with type\xa01 or type\xa02 diabetes.",
        ),
    ]


@pytest.mark.parametrize(
    "noise",
    ["All codes", "Sign up today", "document.write", "covered by Medicaid", "Advert", "Subscribe"],
)
def test_noise_is_no_content(noise: str, pages: dict[str, Document]) -> None:
    assert noise not in pages["S9465"].text


def test_json_ld_fills_in_unseen_pairs_only(pages: dict[str, Document]) -> None:
    page = pages["S9465"]
    assert [row[1:] for row in outline(page) if row[0] == "faq"] == [
        ("Is S9465 covered by insurance?", "It depends on the plan."),
        ("Who provides S9465?", "A registered dietitian & nobody else."),
    ]
    assert page.source.url == "https://codes.example/code/S9465"


def test_source_is_read_from_the_footer(pages: dict[str, Document]) -> None:
    source = pages["S9465"].source
    assert (source.name, source.release) == ("RVU Edge", "RVU26A")
    assert "registered trademark" not in pages["S9465"].text


def test_tables_become_lines(pages: dict[str, Document]) -> None:
    page = pages["G0101"]
    assert page.title == "CA screen;pelvic/breast exam"
    assert "\nWork RVU | 0.45\n" in page.text
    assert [f.value for f in page.facts_of(FactKind.TOTAL_RVU)] == ["1.22"]
    assert {(f.payer, f.value) for f in page.facts_of(FactKind.COVERAGE)} == {
        ("Medicare", "covered"),
        ("Medicaid", "varies"),
        ("Tricare", "not_covered"),
    }
    assert outline(page)[-1] == ("other", "Our editors' note", "Reviewed by two coders.")


def test_a_hostile_page_stays_text(pages: dict[str, Document]) -> None:
    page = pages["V5261"]
    assert "onerror" not in page.text
    assert "javascript" not in page.text
    assert "<script>alert(2)</script>" in page.text  # written on the page as visible words
    assert {(f.payer, f.value) for f in page.facts_of(FactKind.COVERAGE)} == {
        ("Medicare", "not_covered"),
        ("commercial", "conditional"),
    }


def test_the_page_is_read_from_json_ld_where_nothing_is_visible() -> None:
    document = read(
        '<script type="application/ld+json">{"@type": ["MedicalCode"], "codeValue": "E0143",'
        '"description": "Walker", "detailedDescription": "It &lt;b&gt;rolls&lt;/b&gt;."}</script>'
        '<script type="application/ld+json">{broken</script><p>Loading</p>'
    )
    assert (document.code, document.title) == ("E0143", "Walker")
    assert ("description", "", "Loading") in outline(document)


def test_collapsed_answers_come_from_json_ld() -> None:
    document = read(
        "<h1>E0143 Walker</h1><h2>FAQ</h2>"
        "<h3><button aria-expanded='false'>Is it new?</button></h3>"
        "<div hidden>No.</div>"
        '<script type="application/ld+json">{"@type": "FAQPage", '
        '"mainEntity": {"@type": "Question",'
        '"name": "Is it new?", "acceptedAnswer": [{"text": "No."}]}}</script>'
    )
    assert outline(document)[-1] == ("faq", "Is it new?", "No.")


def test_neighbouring_boxes_are_words_of_their_own() -> None:
    document = read(
        "<h1>E0143 Walker</h1><h2>RVU</h2><div><span>Work RVU</span><span>1.30</span></div>"
    )
    assert [f.value for f in document.facts_of(FactKind.WORK_RVU)] == ["1.30"]


def test_a_table_inside_a_cell_is_read_once() -> None:
    inner = "<table><tr><td>b</td><td>c</td></tr></table>"
    document = read(f"<h1>E0143 Walker</h1><table><tr><td>a</td><td>{inner}</td></tr></table>")
    assert document.text == "E0143 Walker\na | b c"


def test_header_inside_the_article_is_content() -> None:
    document = read("<article><header><h1>E0143 Walker</h1></header><p>It rolls.</p></article>")
    assert document.title == "Walker"


def test_no_code_anywhere() -> None:
    with pytest.raises(CorpusError, match=r"x\.html: no heading that begins with a code"):
        read("<h1>Hello</h1>")


def test_sections_do_not_lose_their_kind_to_mark_up() -> None:
    document = read("<h1>E0143 Walker</h1><h2>Track This Code in RVU Edge</h2><p>Log it.</p>")
    assert document.sections_of(SectionKind.BOILERPLATE) != ()


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("<!DOCTYPE html><p>", True),
        ('<?xml version="1.0"?>\n<!-- x -->\n<html>', True),
        ("\n<body>", True),
        ("E0143 <html>", False),
        ("<code>x</code>", False),
    ],
)
def test_what_looks_like_html(text: str, fits: bool) -> None:
    assert looks_like_html(text) is fits
