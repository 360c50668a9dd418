"""Which sibling is meant where an attribute of the code in focus changes."""

import pytest

from bot.question import Question
from bot.siblings import changed_to
from bot.understanding.exclusion import ruled_out
from corpus.document import SectionKind
from index.hits import CodeHit
from index.passages import Passage

DESCRIBED = {
    "Q4010": "a cast of fiberglass, 11 years or older",
    "Q4012": "a cast of fiberglass, for a child of 0 to 10 years",
    "Q4009": "a cast of plaster, 11 years or older",
}


class Told:
    def description(self, code):
        return DESCRIBED[code]

    def names(self, _):
        return frozenset()

    def stems(self, _):
        return frozenset()

    def labels(self, _):
        return {}


def hit(code, score, coverage=1.0):
    passage = Passage(f"{code}.test", code, SectionKind.TITLE, 0, 5)
    return CodeHit(code, "", score, passage, f"{code}.test", ("dense",), 0.0, coverage)


@pytest.mark.parametrize(
    ("text", "scores", "sibling"),
    [
        ("sorry, it was plaster", {"Q4009": 0.4, "Q4012": 0.2}, "Q4009"),
        ("sorry, it was plaster", {"Q4009": 0.4, "Q4012": 0.38}, None),
        ("and for a 35 year old?", {"Q4012": 0.6, "Q4010": 0.5}, "Q4010"),
        ("and for a 7 year old?", {"Q4010": 0.6, "Q4012": 0.5}, None),
        ("sorry, they are 35 years old", {"Q4012": 0.6}, None),
    ],
)
def test_the_sibling_that_an_attribute_makes(text, scores, sibling):
    question = Question(text, ruled_out=ruled_out(text))
    hits = [hit(code, score) for code, score in scores.items()]
    assert changed_to(question, hits, ("Q4012",), DESCRIBED, DESCRIBED, Told()) == sibling


def test_of_two_that_fit_alike_the_one_that_goes_with_the_code_is_meant():
    question = Question("sorry, 11 years or older")
    hits = [hit("Q4010", 0.5), hit("Q4009", 0.48)]
    assert changed_to(question, hits, ("Q4012",), ("Q4009",), DESCRIBED, Told()) == "Q4009"


def test_a_sibling_without_any_of_the_words_is_none():
    hits = (hit("Q4009", 0.4, coverage=0.0),)
    question = Question("sorry, the other leg")
    assert changed_to(question, hits, ("Q4012",), DESCRIBED, DESCRIBED, Told()) is None
