"""Whether a message with words of coverage is after that: "does it pay for the setup?" is not.

"Cover", "pay" and a payer's name stand in questions on much else: what an item includes, how often
it is paid for, who may bill it. A logistic model weighs the words of a message, one to three in a
row; it is fitted to the questions that the cross-encoder learns from, each of which has its topic
(`python -m training.coverage`).
"""

import json
import math
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

WEIGHTS: Final = Path(__file__).with_name("coverage_asked.json")
"""The weight of each run of words, and of none at all as ``bias``."""

_UNLIKELY = 0.05
# "Still billable?" has too few words to be told by them.
_LEAST_WORDS = 5
_LONGEST_RUN = 3
_WORD = re.compile(r"[a-z']+|\d+")


def is_after_coverage(text: str) -> bool:
    """Whether a message that has words of coverage may ask whether a payer covers a code.

    Args:
        text: What asks, with codes and payers as neutral words.
    """
    is_terse = len(_WORD.findall(text)) < _LEAST_WORDS
    return is_terse or probability(text, _weights()) >= _UNLIKELY


def probability(text: str, weights: Mapping[str, float]) -> float:
    """How probably a message is after coverage, by some weights."""
    weighed = weights["bias"] + sum(weights.get(run, 0.0) for run in runs(text))
    return 1.0 / (1.0 + math.exp(-weighed))


def runs(text: str) -> frozenset[str]:
    """The runs of one to three words, numbers as "#", with "<" and ">" for begin and end."""
    found = ("#" if word.isdigit() else word for word in _WORD.findall(text.lower()))
    words = ("<", *found, ">")
    return frozenset(
        " ".join(words[start : start + length])
        for length in range(1, _LONGEST_RUN + 1)
        for start in range(len(words) - length + 1)
    )


@cache
def _weights() -> Mapping[str, float]:
    weights: Mapping[str, float] = json.loads(WEIGHTS.read_text("utf-8"))
    return weights
