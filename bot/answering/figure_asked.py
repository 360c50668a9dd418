"""The sentence with the figure that a question is after: "how heavy is it?", "the yearly cap?".

Such questions share few words with their answers: "up to 300 pounds" has no "weight" in it.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from bot.answering.evidence import Evidence, FoundSentence
from bot.answering.statement import Statement, statements
from bot.answering.terms import normalised, terms
from bot.question import Question
from bot.understanding.facets import asks_yes_no
from corpus.document import SectionKind

_NEVER = frozenset(
    {SectionKind.TITLE, SectionKind.ALIASES, SectionKind.PLAIN_LANGUAGE, SectionKind.RELATED}
)
_PERIOD = r"(?:days?|nights?|weeks?|months?|years?|lifetime)"
_CAP_ASKED = (
    r"\bcaps?\b|\blimit\w*|\bmax\w*|\bhow (?:often|frequently)\b|\bhow many times\b|"
    rf"\bhow many\b.*\b(?:(?:a|per|each|every) {_PERIOD}|allow\w*|permit\w*)\b"
)
_CAP_STATED = (
    r"(?=.*\b(?:maximum|limit\w*|at most|up to|more than|allow\w*|once|twice|every)\b)"
    rf"(?=.*(?:\d|\b(?:one|once|twice|every)\b))(?=.*\b{_PERIOD}\b)"
)


class _Figure(NamedTuple):
    """A kind of figure: how it is asked for, and how it is stated; both in normalised words."""

    asked: re.Pattern[str]
    stated: re.Pattern[str]


_FIGURES = tuple(
    _Figure(re.compile(asked), re.compile(stated))
    for asked, stated in (
        (r"\bbmi\b|\bbody mass\b", r"\bbody mass index\b.*\d|\bbmi\b.*\d"),
        (
            (
                r"\bheavy\b|\bhow light\b|\bweigh(?:s|t)?\b(?! (?:loss|management|watch\w*))|"
                r"\bpounds?\b|\blbs?\b"
            ),
            r"\d+ ?(?:pounds?|lbs?|kg)\b",
        ),
        (
            r"\bhow old\b|\bages?\b|\byoungest\b|\boldest\b",
            r"\d+ years?\b|\bage[ds]? \d+|\d+ year-? ?olds?\b",
        ),
        (
            r"\bhow (?:big|large|wide|tall)\b|\b(?:what|which) size\b|\bdimensions?\b|\bwidth\b",
            r"\d+ (?:square )?inch|\d+ by \d+",
        ),
        (_CAP_ASKED, _CAP_STATED),
        (r"\brental\b.*\bpurchase\b|\bpurchase\b.*\brental\b", r"\brental\b|\bpurchase\b"),
    )
)
_TOGETHER = re.compile(r"(?i)\b(?:together|both|combined|each)\b")
_WH = re.compile(r"(?i)\b(?:what|which|how|when)\b")


def sentence_with_figure(question: Question, evidence: Evidence) -> FoundSentence | None:
    """The sentence that states the figure asked for, the closest to the question first.

    A question that wants a yes or no is not after a figure, unless it offers a choice.
    """
    words = normalised(question.rest)
    is_choice = re.search(r"\bor\b", words) is not None
    if asks_yes_no(question.rest) and not (_WH.search(question.rest) or is_choice):
        return None
    for figure in _FIGURES:
        if figure.asked.search(words) and (found := list(_stating(figure, evidence))):
            asked = terms(question.rest)
            return max(found, key=lambda pair: _closeness(asked, pair[1], evidence.code))[0]
    return None


def _stating(figure: _Figure, evidence: Evidence) -> Iterator[tuple[FoundSentence, Statement]]:
    for sentence in evidence.sentences():
        if sentence.section.kind in _NEVER:
            continue
        clauses = statements(sentence.text, evidence.code)
        stating = (c for c in clauses if figure.stated.search(c.text))
        # "Sessions of A and B together count towards the limit": of both, whatever the clause.
        joint = _TOGETHER.search(sentence.text) and evidence.code in sentence.text
        for clause in stating:
            if evidence.code in clause.codes or joint:
                yield sentence, clause
                break


def _closeness(asked: frozenset[str], clause: Statement, code: str) -> tuple[bool, int, bool]:
    """A clause on this code alone comes first, then shared words, then one that names it."""
    # A clause that does not name the code states its figure for it together with another.
    is_own = clause.codes == {code} or code not in clause.codes
    return is_own, len(asked & clause.spoken), clause.is_named
