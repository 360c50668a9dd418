import pytest

from bot.question import Facet, Question
from bot.subject import Form, describes_another, form_of
from corpus.document import SectionKind
from index.hits import CodeHit
from index.passages import Passage


def hit(code, score, coverage=1.0):
    passage = Passage(f"{code}.test", code, SectionKind.TITLE, 0, 5)
    return CodeHit(code, "", score, passage, f"{code}.test", ("dense",), 0.0, coverage)


@pytest.mark.parametrize(
    ("text", "facets", "asks_yes_no", "form"),
    [
        ("and the group version?", (), False, Form.VARIANT),
        ("and a quad cane?", (), False, Form.ITEM),
        ("a quad cane, Medicare", (Facet.COVERAGE,), False, Form.ITEM),
        ("does Medicare cover a cane?", (Facet.COVERAGE,), True, Form.QUESTION),
        ("is the seat billed separately?", (Facet.SEPARATE_BILLING,), True, Form.DETAIL),
        ("is the frame rigid?", (Facet.OTHER,), True, Form.DETAIL),
        ("which lab values", (Facet.OTHER,), False, Form.DETAIL),
    ],
)
def test_how_a_message_puts_what_it_is_about(text, facets, asks_yes_no, form):
    assert form_of(Question(text, facets=facets, asks_yes_no=asks_yes_no)) is form


@pytest.mark.parametrize(
    ("form", "score", "told", "words", "another"),
    [
        (Form.ITEM, 0.9, 0.0, 2, True),
        (Form.ITEM, 0.9, 1.0, 2, True),  # the document in focus may name what is close to it
        (Form.ITEM, 0.4, 0.0, 2, False),
        (Form.ITEM, 0.8, 0.0, 1, False),  # one word matches by chance
        (Form.QUESTION, 0.9, 0.0, 2, True),
        (Form.QUESTION, 0.9, 0.5, 2, False),
        (Form.DETAIL, 0.7, 0.0, 2, False),
        (Form.DETAIL, 0.9, 0.0, 2, True),
        (Form.VARIANT, 0.5, 1.0, 1, True),
    ],
)
def test_what_it_takes_to_leave_the_code_in_focus(form, score, told, words, another):
    hits = (hit("E0105", score), hit("E0100", 0.3))
    assert describes_another(hits, ("E0100",), form, told, words) is another


def test_a_code_hardly_better_than_the_one_in_focus_is_no_other_subject():
    hits = (hit("P9017", 0.75), hit("P9021", 0.7))
    assert not describes_another(hits, ("P9021",), Form.ITEM, 0.5, 2)


def test_nothing_but_the_code_in_focus_was_found():
    assert not describes_another((hit("E0100", 0.9),), ("E0100",), Form.ITEM, 0.0, 2)
