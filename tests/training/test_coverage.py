from collections import Counter

from bot.understanding.coverage_asked import probability, runs
from training.coverage import asked_of, fitted, measured
from training.rows import QUESTIONS, read_rows

ROWS = list(read_rows(QUESTIONS))[::2]
ASKED = [asked_of(row) for row in ROWS]
_COUNTED = Counter(run for text in ASKED for run in runs(text))
KNOWN = [run for run, times in _COUNTED.items() if times >= 8]


def test_the_code_and_the_payer_of_a_question_say_nothing() -> None:
    row = next(row for row in ROWS if row.code in row.question and "Medicare" in row.question)
    assert row.code not in asked_of(row)
    assert "Medicare" not in asked_of(row)


def test_weights_tell_coverage_from_what_an_item_includes() -> None:
    weights = fitted(ROWS, ASKED, KNOWN)
    assert probability("is it covered by payer", weights) > 0.5
    assert probability("does the code include the batteries", weights) < 0.1


def test_most_of_what_is_dropped_is_dropped_rightly() -> None:
    *_, at_a_fifth = measured(ROWS, ASKED, KNOWN)
    rightly, wrongly = (int(part.split()[-2]) for part in at_a_fifth.split(","))
    assert rightly > 2 * wrongly
