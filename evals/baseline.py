"""The committed baseline: what was reached, set by set."""

import json
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from evals.errors import BaselineError
from evals.metrics import Mean, Rate
from evals.set_evaluation import SetEvaluation

REMEDY = "Write it with `codecite-eval --update-baseline`."


def _is_rate(text: str) -> str:
    right, _, total = text.partition("/")
    if not (right.isdecimal() and total.isdecimal() and int(right) <= int(total)):
        raise ValueError('must be like "198/200"')
    return text


RateText = Annotated[str, AfterValidator(_is_rate)]
MeanFigure = Annotated[float, Field(ge=0, le=1)]

_DIGITS = 4
"""Decimals of a mean that count; beyond, another machine's arithmetic may differ."""


class SetBaseline(BaseModel):
    """What one set reached.

    Attributes:
        measures: Rates such as "198/200", and means.
        tags: Rates.
        wrong: Ids of the cases that were wrong; of a held-out set their fingerprints.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    measures: dict[str, RateText | MeanFigure]
    tags: dict[str, RateText]
    wrong: tuple[str, ...]

    @classmethod
    def of(cls, item: SetEvaluation) -> "SetBaseline":
        """From a run's figures."""
        summary = item.summary
        return cls(
            measures={name: _written(figure) for name, figure in summary.measures.items()},
            tags={tag: str(rate) for tag, rate in summary.tags.items()},
            wrong=item.wrong,
        )


Baseline = dict[str, SetBaseline]
"""By the name of the set."""

_schema = TypeAdapter(Baseline)


def shipped_baseline() -> Path:
    """The baseline that is committed beside this module."""
    return Path(str(files("evals"))) / "baseline.json"


def read_baseline(path: Path) -> Baseline:
    """Read a baseline.

    Raises:
        BaselineError: It is absent or damaged.
    """
    try:
        return _schema.validate_json(path.read_bytes())
    except OSError as error:
        raise BaselineError(f"{path}: cannot be read ({error.strerror}). {REMEDY}") from error
    except ValidationError as error:
        raise BaselineError(f"{path}: is no baseline ({error}). {REMEDY}") from error


def update_baseline(path: Path, sets: Sequence[SetEvaluation]) -> None:
    """Write the figures of the sets that were run; sets that were not run keep theirs.

    Raises:
        BaselineError: There is one and it is damaged.
    """
    known = read_baseline(path) if path.exists() else {}
    new = known | {item.name: SetBaseline.of(item) for item in sets}
    content = _schema.dump_python(dict(sorted(new.items())))
    path.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")


def _written(figure: Rate | Mean) -> str | float:
    return str(figure) if isinstance(figure, Rate) else round(figure.share, _DIGITS)


def share_of(written: str | float) -> float:
    """The share that a figure of a baseline says, from 0 to 1."""
    if isinstance(written, float):
        return written
    right, total = written.split("/")
    return Rate(int(right), int(total)).share
