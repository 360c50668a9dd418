"""`python -m training.coverage`: learn which words ask whether a payer covers a code."""

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated, Final

import typer

from bot.question import Facet
from bot.understanding.asking import asked_part
from bot.understanding.coverage_asked import WEIGHTS, probability, runs
from bot.understanding.facets import find_facets
from bot.understanding.payers import find_payers
from bot.understanding.spelling import corrected
from training.rows import QUESTIONS, Row, read_rows

_TOPIC = "coverage"
# Runs of words in fewer questions tell of these questions only.
_LEAST_QUESTIONS = 8
_REGULARITY = 1.0
_LEAST_WEIGHT = 0.001
_FOLDS = 5
_SHARES: Final = (0.05, 0.1, 0.2)


def main(
    out: Annotated[Path, typer.Option(help="Where the weights are written.")] = WEIGHTS,
) -> None:
    """Fit the weights, write them, and tell how well others fit the codes left out."""
    rows = list(read_rows(QUESTIONS))
    asked = [asked_of(row) for row in rows]
    counted = Counter(run for text in asked for run in runs(text))
    known = sorted(run for run, times in counted.items() if times >= _LEAST_QUESTIONS)
    out.write_text(json.dumps(fitted(rows, asked, known), indent=1) + "\n", "utf-8")
    for line in measured(rows, asked, known):
        sys.stdout.write(f"{line}\n")


def asked_of(row: Row) -> str:
    """What a question asks, as the reader of messages sees it."""
    text = re.sub(rf"(?i)\b{re.escape(row.code)}\b", "code", row.question)
    _, neutral = find_payers(corrected(text))
    return asked_part(neutral)


def fitted(rows: Sequence[Row], asked: Sequence[str], known: Sequence[str]) -> dict[str, float]:
    """The weights of known runs of words that fit best; most of them are none."""
    # Nothing else needs it, and it takes a second to import.
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415
    from sklearn.preprocessing import MultiLabelBinarizer  # noqa: PLC0415

    model = LogisticRegression(C=_REGULARITY, l1_ratio=1.0, solver="liblinear", random_state=1)
    kept = set(known)
    signs = MultiLabelBinarizer(classes=known, sparse_output=True).fit_transform(
        [runs(text) & kept for text in asked]
    )
    model.fit(signs, [row.topic == _TOPIC for row in rows])
    weighed = zip(known, model.coef_[0].tolist(), strict=True)
    weights = {run: round(weight, 3) for run, weight in weighed if abs(weight) >= _LEAST_WEIGHT}
    return {"bias": round(float(model.intercept_[0]), 3), **weights}


def measured(rows: Sequence[Row], asked: Sequence[str], known: Sequence[str]) -> Iterator[str]:
    """How many questions with words of coverage fall below a probability, rightly and wrongly."""
    places = {code: place for place, code in enumerate(sorted({row.code for row in rows}))}
    found: list[tuple[float, bool]] = []
    for fold in range(_FOLDS):
        left_out = [places[row.code] % _FOLDS == fold for row in rows]
        weights = fitted(
            [row for row, out in zip(rows, left_out, strict=True) if not out],
            [text for text, out in zip(asked, left_out, strict=True) if not out],
            known,
        )
        found += [
            (probability(text, weights), row.topic == _TOPIC)
            for row, text, out in zip(rows, asked, left_out, strict=True)
            if out and Facet.COVERAGE in find_facets(text)
        ]
    after = sum(is_after for _, is_after in found)
    yield f"{len(found)} questions with words of coverage, {after} of them after it"
    for share in _SHARES:
        dropped = [is_after for likely, is_after in found if likely < share]
        yield f"  below {share}: {len(dropped) - sum(dropped)} rightly, {sum(dropped)} wrongly"


if __name__ == "__main__":
    typer.run(main)
