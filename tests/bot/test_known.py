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


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ({"quad", "cane"}, "E0105"),
        ({"crutch"}, "E0114"),
        ({"stick"}, None),  # of a code that does not exist
        ({"walker"}, None),
    ],
)
def test_a_relative_is_known_by_its_line_among_the_related_codes(known, asked, code):
    assert known.relative("E0100", frozenset(asked)) == code


def test_relatives_are_the_existing_codes_that_a_document_names(known):
    assert known.relatives("E0100") == {"E0105", "E0114"}
