import pytest

from bot.answering import comparison
from bot.answering.evidence import Evidence


@pytest.fixture
def walkers(read, page):
    folding = page(
        "E0143",
        "Description=E0143 folds and has wheels. One unit is one walker.",
        "Billing and documentation=Medicare covers E0143 only under conditions: a need.",
        "Related codes=- E0135: folds too, but has no wheels.\n- K0001: a wheelchair.",
    )
    fixed = page(
        "E0135",
        "Description=E0135 folds and has no wheels. One unit is one pair.",
        "Billing and documentation=Medicare covers E0135 only under conditions: a need.",
    )
    by_code = {document.code: document for document in read(folding, fixed)}
    return [Evidence(code, (by_code[code],)) for code in ("E0143", "E0135")]


def test_only_attributes_that_differ_are_in_the_table(walkers):
    claim = comparison.answer(walkers)
    rows = {row.attribute: [cell.text for cell in row.cells] for row in claim.rows}
    assert rows == {
        "What it is": ["E0143 folds and has wheels.", "E0135 folds and has no wheels."],
        "Unit": ["one walker", "one pair"],
    }


def test_every_cell_that_says_something_has_its_quote(walkers):
    for row in comparison.answer(walkers).rows:
        for cell, evidence in zip(row.cells, walkers, strict=True):
            (quote,) = cell.quotes
            assert cell.text in quote.text
            assert quote.document_id == evidence.lead.id


def test_what_the_documents_say_of_the_difference_is_said(walkers):
    claim = comparison.answer(walkers)
    assert claim.codes == ("E0143", "E0135")
    assert claim.text == (
        "E0143 folds and has wheels. E0135 folds and has no wheels. "
        "E0135: folds too, but has no wheels."
    )


def test_a_code_that_is_silent_has_an_empty_cell(read, page):
    told, silent = read(
        page("E0135", "Description=E0135 folds. One unit is one walker."),
        page("K0001", "Description=K0001 folds."),
    )
    claim = comparison.answer([Evidence("E0135", (told,)), Evidence("K0001", (silent,))])
    (row,) = claim.rows
    assert row.attribute == "Unit"
    assert [(cell.text, len(cell.quotes)) for cell in row.cells] == [
        ("one walker", 1),
        ("not stated", 0),
    ]


def test_no_difference_is_said_to_be_none(read, page):
    first, second = read(
        page("E0135", "Description=E0135 folds."), page("E0143", "Description=E0143 folds.")
    )
    claim = comparison.answer([Evidence("E0135", (first,)), Evidence("E0143", (second,))])
    assert claim.text == "The documents show no difference between E0135 and E0143."
    assert claim.rows == ()


def test_an_faq_pair_that_sets_the_codes_apart_is_told_without_its_no(evidence_of, page):
    faq = "### Is E0135 the same as E0143?\n\nNo. E0135 folds flat and E0143 rolls."
    claim = comparison.answer(
        [
            evidence_of(
                page("E0135", "Description=E0135 folds.", f"Frequently asked questions={faq}")
            ),
            evidence_of(page("E0143", "Description=E0143 has wheels.")),
        ]
    )
    assert claim.text.endswith("E0143 has wheels. E0135 folds flat and E0143 rolls.")
    assert claim.quotes[-1].text.startswith("No. ")
