"""The gate: figures against a committed baseline, and promises against nought."""

import json
from collections.abc import Iterator, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from evals.errors import BaselineError
from evals.evaluation import SetEvaluation
from evals.metrics import Mean, Rate
from evals.summary import Summary

_REMEDY = "Write it with `codecite-eval --update-baseline`."


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
    """What one set must not fall below: rates such as "198/200", and means."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    measures: dict[str, RateText | MeanFigure]
    tags: dict[str, RateText]

    @classmethod
    def of(cls, summary: Summary) -> "SetBaseline":
        """From a run's figures."""
        return cls(
            measures={name: _written(figure) for name, figure in summary.measures.items()},
            tags={tag: str(rate) for tag, rate in summary.tags.items()},
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
        raise BaselineError(f"{path}: cannot be read ({error.strerror}). {_REMEDY}") from error
    except ValidationError as error:
        raise BaselineError(f"{path}: is no baseline ({error}). {_REMEDY}") from error


def update_baseline(path: Path, sets: Sequence[SetEvaluation]) -> None:
    """Write the figures of the sets that were run; sets that were not run keep theirs.

    Raises:
        BaselineError: There is one and it is damaged.
    """
    known = read_baseline(path) if path.exists() else {}
    new = known | {item.name: SetBaseline.of(item.summary) for item in sets}
    content = _schema.dump_python(dict(sorted(new.items())))
    path.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")


def breaches(baseline: Baseline, sets: Sequence[SetEvaluation], *, full: bool) -> list[str]:
    """Why a run must not pass; empty where it may.

    Promises (quotes verbatim, no answer for an unknown code) are held whatever the baseline says.

    Args:
        baseline: What was reached before.
        sets: What is reached now.
        full: Whether all sets were run, so that one of the baseline which is missing was lost.
    """
    found = [breach for item in sets for breach in _promises(item.name, item.summary)]
    for item in sets:
        if item.name in baseline:
            found += _worse(item.name, baseline[item.name], SetBaseline.of(item.summary))
        else:
            found.append(f"{item.name}: is not in the baseline. {_REMEDY}")
    if full:
        run = {item.name for item in sets}
        found += [f"{name}: was not run" for name in baseline if name not in run]
    return found


def _promises(name: str, summary: Summary) -> Iterator[str]:
    if summary.tampered:
        yield f"{name}: {summary.tampered} quotes are not verbatim"
    if summary.unknown_answered:
        yield f"{name}: {summary.unknown_answered} answers about codes that do not exist"


def _worse(name: str, before: SetBaseline, now: SetBaseline) -> Iterator[str]:
    for what, old, new in (
        ("", before.measures, now.measures),
        ("tag ", before.tags, now.tags),
    ):
        for key, rate in old.items():
            if key not in new:
                yield f"{name}: {what}{key} is gone, it was {rate}"
            # Shares, not counts: questions may be added, and must not hide a loss.
            elif _share(new[key]) < _share(rate):
                yield f"{name}: {what}{key} fell from {rate} to {new[key]}"


def _written(figure: Rate | Mean) -> str | float:
    return str(figure) if isinstance(figure, Rate) else round(figure.share, _DIGITS)


def _share(written: str | float) -> float:
    if isinstance(written, float):
        return written
    right, total = written.split("/")
    return Rate(int(right), int(total)).share
