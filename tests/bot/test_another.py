import json
from dataclasses import dataclass

import pytest

from bot.another import WEIGHTS, Signs, best_other, item_stems, signs
from bot.understanding.words import subject_stems
from corpus.document import SectionKind
from index.hits import CodeHit
from index.passages import Passage

NAMES = {
    "J1745": "infliximab, Remicade",
    "Q5103": "infliximab biosimilar, Inflectra",
    "Q5104": "infliximab biosimilar, Renflexis",
}
LABELS = {"J1745": {"Q5103": "the biosimilar Inflectra"}}


@dataclass
class Told:
    """What short texts tell (`bot.known.Known`)."""

    def names(self, code):
        return subject_stems(NAMES[code])

    def description(self, code):
        return NAMES[code]

    def stems(self, code):
        return subject_stems(f"{NAMES[code]} by a pump once a day {LABELS.get(code, '')}")

    def labels(self, code):
        return {other: subject_stems(text) for other, text in LABELS.get(code, {}).items()}

    def relatives(self, code):
        return frozenset(LABELS.get(code, {}))


def hit(code, score, *, cosine=0.5, coverage=0.5):
    passage = Passage(f"{code}.test", code, SectionKind.TITLE, 0, 5)
    return CodeHit(code, "", score, passage, f"{code}.test", ("dense",), cosine, coverage)


HITS = (hit("Q5104", 0.62), hit("Q5103", 0.6, cosine=0.8, coverage=0.9), hit("J1745", 0.5))


def signs_of(message, hits=HITS, read=None):
    other = best_other(hits, ("J1745",), {"Q5103"})
    return signs(message, other, hits, ("J1745",), Told(), read or {})


def test_of_two_codes_that_fit_alike_one_that_is_related_is_meant():
    assert best_other(HITS, ("J1745",), ()).code == "Q5104"
    assert best_other(HITS, ("J1745",), {"Q5103"}).code == "Q5103"
    assert best_other(HITS[2:], ("J1745",), ()) is None


def test_another_brand_for_the_next_patient_is_another_item(ask_about):
    found = signs_of(ask_about("inflectra 300 mg for the next patient"))
    assert (found.related, found.named, found.points_back) == (1.0, 1.0, 0.0)
    assert found.closer == pytest.approx(0.3)
    assert found.covers == pytest.approx(0.4)
    assert found.probability > 0.5


def test_a_yes_or_no_on_what_is_told_is_asked_of_the_code_in_focus(ask_about):
    found = signs_of(ask_about("is it for a pump?"), (hit("Q5104", 0.5), hit("J1745", 0.5)))
    assert (found.told, found.points_back, found.asks_of_what_is_told) == (1.0, 1.0, 1.0)
    assert found.probability < 0.2


def test_a_pronoun_after_a_sentence_stands_for_what_that_describes(ask_about):
    assert signs_of(ask_about("She was given Inflectra. What is it billed as?")).points_back == 0.0
    assert signs_of(ask_about("What is it billed as? She was given Inflectra")).points_back == 1.0


@pytest.mark.parametrize("text", ["need pa?", "and 40 mg", "rent or purchase", "is it still new"])
def test_amounts_and_what_is_asked_of_any_item_name_none(ask_about, text):
    assert item_stems(ask_about(text)) == frozenset()


def test_every_sign_has_a_weight_and_a_sign_without_one_counts_nothing():
    weights = json.loads(WEIGHTS.read_text("utf-8"))
    assert set(weights) == {*Signs._fields, "bias"}
    all_set = Signs(*[1.0] * len(Signs._fields))
    assert all_set.weighed({"bias": 0.0}) == 0.5
    assert all_set.weighed({"bias": 0.0, "related": 1.0}) == pytest.approx(0.731, abs=1e-3)


def test_what_was_read_speaks_for_another_item_or_against_it(ask_about):
    message = ask_about("renflexis for the next patient")
    assert signs_of(message).read == 0
    assert signs_of(message, read={"J1745": 0.1, "Q5104": 0.8}).read > 0.3
    assert signs_of(message, read={"J1745": 0.8, "Q5104": 0.1}).read < -0.3
    assert signs_of(message, read={"Q5104": 1.0}).read == 1
