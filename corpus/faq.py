"""Question and answer pairs, told apart in the lines below an FAQ heading."""

import re
from collections.abc import Iterable, Iterator

from corpus.canonical import Part
from corpus.document import SectionKind
from corpus.lines import Line

_ASKS = re.compile(
    r"(?:Q\s*[:.]\s*)?(?:(?:is|are|was|were|do|does|did|can|could|may|should|will|would|has|have"
    r"|must"
    r"|what|when|where|which|who|whom|whose|why|how)(?:['\u2019]s)?\b[^?]*|[^?.]{3,150})\?",
    re.IGNORECASE,
)
_ASKS_AND_ANSWERS = re.compile(
    r"(?P<question>(?:Q\s*[:.]\s*)?(?:Is|Are|Do|Does|Can|May|Should|Will|What|When|Where|Which"
    r"|Who|Why|How)"
    r"\b[^?]*\?)\s(?P<answer>\S.*)"
)


def pairs(lines: Iterable[Line]) -> Iterator[Part]:
    """One part for each pair, in order; the question is its heading.

    A line that a reader marked as a heading, or that is a question, begins a pair unless the
    question before it still lacks its answer. A question without an answer keeps its line and
    gives no section; prose before the first question is kept as it is.
    """
    question: str | None = None
    answer: list[str] = []
    for line in lines:
        if line.level or ((answer or question is None) and _ASKS.fullmatch(line.text)):
            yield from _pair(question, answer)
            question, answer = line.text, []
        elif (answer or question is None) and (both := _ASKS_AND_ANSWERS.fullmatch(line.text)):
            yield from _pair(question, answer)
            yield Part(SectionKind.FAQ, both["question"], (both["answer"],), inline=True)
            question, answer = None, []
        else:
            answer.append(line.text)
    yield from _pair(question, answer)


def _pair(question: str | None, answer: list[str]) -> Iterator[Part]:
    if question is not None:
        yield Part(SectionKind.FAQ, question, tuple(answer))
    elif answer:
        yield Part(SectionKind.OTHER, "", tuple(answer))
