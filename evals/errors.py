"""What can go wrong in an evaluation besides the bot giving wrong answers.

CodeciteError
└── EvaluationError
    ├── QuestionsError   a file of questions that cannot be used; says every problem it has
    ├── TargetError      a request that got no reply; counts as a wrong answer
    └── BaselineError    a baseline that is absent or damaged
"""

from collections.abc import Iterable

from corpus.errors import CodeciteError, Problem


class EvaluationError(CodeciteError):
    """Base of the errors of this package."""


class QuestionsError(EvaluationError):
    """A file of questions that cannot be used; carries its problems."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))


class TargetError(EvaluationError):
    """A request that got no reply."""


class BaselineError(EvaluationError):
    """A baseline that is absent or damaged."""
