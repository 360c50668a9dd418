import pytest

from bot.answering.shelf import EvidenceShelf
from bot.known import Known

CANE = (
    "E0100",
    "Description=A cane.",
    "Billing=It is no quad cane.",
    ("Related codes=E0105: quad or three-prong cane.\n\nE0114: crutches.\n\nE9999: a quad stick."),
)
OTHERS = ("E0105", "Description=A quad cane."), ("E0114", "Description=Crutches.")


@pytest.fixture
def known(open_index, page):
    return Known(open_index(*(page(*document) for document in (CANE, *OTHERS))), EvidenceShelf())


def test_what_a_code_is_and_all_that_is_told_of_it(known):
    assert "quad" not in known.description("E0100")
    assert {"quad", "cane", "crutch"} <= known.stems("E0100")


def test_relatives_have_a_line_among_the_related_codes(known):
    assert known.labels("E0100") == {
        "E0105": {"quad", "three", "prong", "cane"},
        "E0114": {"crutch"},  # E9999 does not exist
    }


def test_relatives_are_the_existing_codes_that_a_document_names(known):
    assert known.relatives("E0100") == {"E0105", "E0114"}
