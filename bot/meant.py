"""How well codes fit a message, read beside what they are.

A search of words finds candidates; which of two siblings "an RN" or "he is nine" means, and whether
"the sticky kind?" is another item than the one in focus, has to be read. The cross-encoder is shown
the message with the item in focus, and of each code what it is and how it comes into sight.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from bot.known import Known
from bot.question import Question
from index.cross_encoder import DescriptionMatcher

_LONGEST_LAST = 90
_LONGEST_LABEL = 80
_LONGEST_DESCRIPTION = 230
_LONGEST_NAMES = 90
_LONGEST_PLAIN = 100


class InSight(StrEnum):
    """How a code comes into sight, the nearest first."""

    FOCUS = "same"
    OFFERED = "offered"
    EARLIER = "earlier"
    RELATED = "near"
    FOUND = "other"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A code that a message may mean.

    Attributes:
        code: The code.
        in_sight: How it comes into sight.
        label: What the documents of the code in focus say of it among the related codes, if they
            do.
    """

    code: str
    in_sight: InSight
    label: str = ""


def shares(
    matcher: DescriptionMatcher,
    message: str,
    candidates: Sequence[Candidate],
    known: Known,
) -> Mapping[str, float]:
    """How probably a message means each of some codes; what is left of 1 is for none of them.

    Args:
        matcher: Reads the message beside descriptions.
        message: As `told_message` puts it.
        candidates: The codes.
        known: What the documents tell.
    """
    fits = matcher.match(message, [told_candidate(candidate, known) for candidate in candidates])
    # 0 is what fits none.
    odds = np.exp(np.append(fits, 0.0) - max(0.0, fits.max(initial=0.0)))
    probabilities = (odds / odds.sum())[:-1].tolist()
    return {item.code: share for item, share in zip(candidates, probabilities, strict=True)}


def told_message(question: Question, focus: Sequence[str], last: str, known: Known) -> str:
    """A message as it is read: with the item in focus, and what was asked of that.

    Args:
        question: The message by itself.
        focus: The codes in focus.
        last: Those words of the question before that a conversation keeps.
        known: What the documents tell.
    """
    offered = " | offered" if question.among else ""
    before = f" | before: {known.title(focus[0])}. {cut(last, _LONGEST_LAST)}" if focus else ""
    return f"{question.text}{offered}{before}"


def told_candidate(candidate: Candidate, known: Known) -> str:
    """A code as it is read: what it is, without the code itself."""
    code = candidate.code
    parts = (
        candidate.in_sight.value,
        known.title(code),
        f"called {cut(candidate.label, _LONGEST_LABEL)}" if candidate.label else "",
        cut(known.what_it_is(code), _LONGEST_DESCRIPTION),
        cut(known.aliases(code), _LONGEST_NAMES),
        cut(known.plainly(code), _LONGEST_PLAIN),
    )
    return ". ".join(part.rstrip(". ") for part in parts if part)


def cut(text: str, longest: int) -> str:
    """The beginning of a text, of whole words."""
    return text if len(text) <= longest else text[:longest].rsplit(" ", 1)[0]
