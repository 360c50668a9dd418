from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import pytest

from corpus.document import Authority, Document, Fact, FactKind, Section, SectionKind, Source
from corpus.loader import load
from evals.leave_out import without_faq

PAGES = Path(str(files("evals"))) / "pages"


def test_pairs_headings_and_bare_questions_go_and_the_rest_is_rebased():
    text = "E0143 Walker\nCommon questions\nIs it paid?\nYes.\nBare?\nBilling\nOne unit."

    def section(kind, heading, content):
        start = text.index(content)
        return Section(kind, heading, start, start + len(content))

    def fact(content):
        start = text.index(content)
        return Fact(FactKind.UNIT, content, None, start, start + len(content))

    document = Document(
        "E0143.x",
        "E0143",
        "HCPCS Level II",
        "Walker",
        text,
        (
            section(SectionKind.TITLE, "", "E0143 Walker"),
            section(SectionKind.FAQ, "Is it paid?", "Yes."),
            section(SectionKind.BILLING, "Billing", "One unit."),
        ),
        Source("x", "1", Authority.AUTHORED),
        facts=(fact("Yes."), fact("One unit.")),
    )
    cut = without_faq(document)
    # "E0143 Walker" has 12 characters, "Billing" 7, and each is followed by a line break.
    assert cut.text == "E0143 Walker\nBilling\nOne unit."
    assert cut.sections == (
        Section(SectionKind.TITLE, "", 0, 12),
        Section(SectionKind.BILLING, "Billing", 21, 30),
    )
    assert cut.facts == (Fact(FactKind.UNIT, "One unit.", None, 21, 30),)
    assert (cut.id, cut.source) == (document.id, document.source)


def test_a_document_without_faq_stays_as_it_is(documents):
    [group] = [document for document in documents if document.code == "S9455"]
    assert without_faq(group) is group


@pytest.mark.parametrize("document", load([PAGES], strict=True).documents, ids=lambda d: d.id)
def test_what_remains_reads_as_before(document):
    cut = without_faq(document)

    def read(whole, item):
        return whole.text[item.start : item.end]

    faq = document.sections_of(SectionKind.FAQ)
    kept = [section for section in document.sections if section not in faq]
    assert faq
    assert [read(cut, s) for s in cut.sections] == [read(document, s) for s in kept]
    for section in cut.sections:
        if section.heading:
            assert cut.text[section.heading_start : section.start - 1] == section.heading
    outside = [f for f in document.facts if document.section_at(f.start) not in faq]
    assert [read(cut, f) for f in cut.facts] == [read(document, f) for f in outside]
    assert [replace(f, start=0, end=0) for f in cut.facts] == [
        replace(f, start=0, end=0) for f in outside
    ]
    assert not any(line.endswith("?") or not line.strip() for line in cut.text.split("\n"))
    assert "requently" not in cut.text
