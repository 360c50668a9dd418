from pathlib import Path

import pytest

from corpus.document import Authority, Document, FactKind, SectionKind
from corpus.errors import CorpusError
from corpus.readers.page_text import looks_like_page, read_page_text
from corpus.readers.text_file import TextFile


def kinds(document: Document) -> list[str]:
    return [str(section.kind) for section in document.sections]


def content(document: Document, kind: SectionKind) -> list[str]:
    return [document.text[s.start : s.end] for s in document.sections_of(kind)]


def values(document: Document, *kinds: FactKind) -> list[str]:
    return [fact.value for fact in document.facts_of(*kinds)]


def test_a_page_with_all_sections(pages: dict[str, Document]) -> None:
    page = pages["G2212"]
    assert kinds(page) == [
        "title", "other", "other", "aliases", "description", "plain_language", "clinical_context",
        "rvu", "payment", "comparison", "related", "billing", "specialties", "faq", "faq", "faq",
        "boilerplate",
    ]  # fmt: skip
    assert page.title == "Prolong outpt/office vis"
    assert values(page, FactKind.ADD_ON) == ["yes", "yes"]
    assert values(page, FactKind.GLOBAL_DAYS) == ["ZZZ"]
    # Twice: in the table and in the FAQ; not from the comparison, which repeats it too.
    assert values(page, FactKind.WORK_RVU) == ["0.61", "0.61"]
    assert values(page, FactKind.PAYMENT) == ["31.40"]
    assert values(page, FactKind.UNIT) == ["15 minutes"]


def test_badge_on_the_title_line_and_figures_on_lines_of_their_own(
    pages: dict[str, Document],
) -> None:
    page = pages["G0412"]
    assert page.title == "Open tx iliac spine uni/bil"
    assert values(page, FactKind.GLOBAL_DAYS) == ["090", "090"]
    assert values(page, FactKind.TOTAL_RVU) == ["21.60"]
    assert values(page, FactKind.PAYMENT) == ["1021.44"]
    assert content(page, SectionKind.SPECIALTIES) == ["Orthopedic Surgery, Trauma Surgery"]


def test_a_drug_page(pages: dict[str, Document]) -> None:
    page = pages["J0135"]
    assert values(page, FactKind.UNIT) == ["20 mg", "20 mg"]
    assert values(page, FactKind.MODIFIER) == ["JW", "JZ"]
    assert values(page, FactKind.PRIOR_AUTHORISATION) == ["conditional"]
    assert values(page, FactKind.NO_RVU) == ["none"]
    assert values(page, FactKind.FREQUENCY) == []


def test_an_equipment_page(pages: dict[str, Document]) -> None:
    page = pages["E0143"]
    found = {(f.payer, f.value) for f in page.facts_of(FactKind.COVERAGE)}
    assert found == {
        ("Medicare", "conditional"),
        ("Medicaid", "varies"),
        ("Tricare", "conditional"),
    }
    assert values(page, FactKind.MODIFIER) == ["NU", "RR", "UE", "KX"]
    assert values(page, FactKind.FREQUENCY) == ["limited to one every 5 years"]


def test_windows_1252(pages: dict[str, Document]) -> None:
    page = pages["A4253"]
    assert content(page, SectionKind.ALIASES) == ["test strips, “glucose strips”"]
    assert "Café owners\u2019 diets" in page.text


def test_carriage_returns_and_byte_order_mark(pages: dict[str, Document]) -> None:
    page = pages["T1017"]
    assert "\r" not in page.text
    assert page.text.startswith("T1017 Targeted")
    assert "\nSpecialties\nFrequently Asked Questions\n" in page.text
    assert page.sections_of(SectionKind.SPECIALTIES) == ()
    assert values(page, FactKind.STATUS) == ["permanent"]


def test_a_page_of_few_sections(pages: dict[str, Document]) -> None:
    page = pages["H0004"]
    assert kinds(page) == ["title", "description", "billing"]
    assert (page.source.name, page.source.release) == ("sparse", "undated")
    assert page.id == "H0004.sparse"


def test_source_is_read_from_the_attribution_line(pages: dict[str, Document]) -> None:
    source = pages["J0135"].source
    assert (source.name, source.release) == ("RVU Edge", "RVU26A")
    assert source.authority is Authority.SCRAPED


def test_site_name_above_the_title_is_boilerplate() -> None:
    file = TextFile(Path("x.txt"), "Code helper\nE0143 Walker\nSpecialties\nNursing")
    document = read_page_text(file)
    assert kinds(document) == ["boilerplate", "title", "specialties"]


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("E0143 Walker\nAlso known as: rollator", True),
        ("E0143 Walker\nSpecialties\nNursing", True),
        ("E0143 Walker\nIt rolls.", False),
        ("Dear Sir,\nSpecialties", False),
    ],
)
def test_what_looks_like_a_page(text: str, fits: bool) -> None:
    assert looks_like_page(text) is fits


def test_no_title_line() -> None:
    with pytest.raises(CorpusError, match=r"x\.txt:1: no title line"):
        read_page_text(TextFile(Path("x.txt"), "Hello\nWorld"))
