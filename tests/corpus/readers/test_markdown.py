from datetime import date
from pathlib import Path

import pytest

from corpus.document import Authority, Document, Fact, FactKind, Period
from corpus.readers.markdown import looks_like_markdown, read_markdown
from corpus.readers.markdown_lines import markdown_lines
from corpus.readers.text_file import TextFile

WALKER = """---
code: e0143
title: Walker folding wheeled w/o s
aliases: [rolling walker, folding walker]
specialties: [Nursing]
coverage_code: D
added: 1986-01-01
last_action: 2004-01-01
action: N
---
# E0143 Walker

## Description

A **walker** that
[rolls](https://example.org).

## Billing and documentation

- Use `NU` when new.
- Use `RR` when rented.
"""


def read(text: str) -> Document:
    return read_markdown(TextFile(Path("E0143.md"), text))


def test_the_canonical_text() -> None:
    assert read(WALKER).text == (
        "E0143 Walker folding wheeled w/o s\n"
        "Also known as: rolling walker, folding walker\n"
        "Description\n"
        "A walker that rolls.\n"
        "Billing and documentation\n"
        "Use NU when new.\n"
        "Use RR when rented.\n"
        "Specialties\n"
        "Nursing\n"
        "Medicare coverage\n"
        "HCPCS coverage code D: special coverage instructions apply; whether Medicare covers it "
        "depends on them.\n"
        "Code record\n"
        "Added on 1986-01-01.\n"
        "Last action, effective 2004-01-01: N, no maintenance for this code."
    )


def test_the_rest_of_the_document() -> None:
    document = read(WALKER)
    assert (document.id, document.code) == ("E0143.local-file", "E0143")
    assert document.system == "HCPCS Level II"
    assert document.valid == Period(date(1986, 1, 1), None)
    assert document.source.authority is Authority.AUTHORED


def test_facts_of_the_front_matter_stand_in_the_text(pages: dict[str, Document]) -> None:
    document = pages["G0154"]

    def words(fact: Fact) -> str:
        return document.text[fact.start : fact.end]

    record = {fact.kind: words(fact) for fact in document.facts}
    assert record[FactKind.TERMINATED] == "Discontinued; terminated on 2015-12-31."
    assert record[FactKind.ADDED] == "Added on 2000-01-01."
    successors = document.facts_of(FactKind.REPLACED_BY)
    assert [fact.value for fact in successors] == ["G0299", "G0300"]
    assert words(successors[0]) == "Replaced by G0299, G0300 (CMS cross reference)."
    assert document.valid == Period(date(2000, 1, 1), date(2015, 12, 31))


def test_folder_wide_source(pages: dict[str, Document]) -> None:
    source = pages["G0154"].source
    assert (source.name, source.release, source.licence) == (
        "Harbour clinic notes",
        "2026-02",
        "CC0-1.0",
    )


def test_tables_and_unknown_headings(pages: dict[str, Document]) -> None:
    text = pages["G0154"].text
    assert "\nMedicaid | Covered with prior authorization\n" in text
    assert "\nHouse rules\nAsk the desk first.\n" in text
    assert "No. It was deleted at the end of 2015." in text


@pytest.mark.parametrize(
    ("markdown", "lines"),
    [
        ("a *b* **c** `d` ~~e~~", ["a b c d e"]),
        ("[x](javascript:alert(1)) and ![pic](y.png)", ["x and pic"]),
        ("one\ntwo  \nthree", ["one two", "three"]),
        ("1. a\n2. b\n\n   more", ["a", "b", "more"]),
        ("> quoted", ["quoted"]),
        ("a <b>c</b> <img onerror=x>", ["a c"]),
        ("<div>\n<p>words</p><script>no</script>\n</div>", ["words"]),
        ("```\ncode\n```", ["code"]),
        ("| a | b |\n|---|---|\n| 1 | |", ["a | b", "1"]),
        ("AT&amp;T &lt;b&gt;", ["AT&T <b>"]),
    ],
)
def test_mark_up_goes_and_words_stay(markdown: str, lines: list[str]) -> None:
    assert [line.text for line in markdown_lines(markdown)] == lines


@pytest.mark.parametrize(
    ("text", "fits"),
    [("---\ncode: x", True), ("\n---\n", True), ("-- -", False), ("# x", False)],
)
def test_what_looks_like_markdown(text: str, fits: bool) -> None:
    assert looks_like_markdown(text) is fits
