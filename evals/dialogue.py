"""Dialogues with the replies that are expected: the schema of ``evals/sets/*.jsonl``."""

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from bot.question import Intent
from bot.reply import Status, Verdict
from corpus.errors import Problem
from evals.errors import QuestionsError
from evals.jsonl import Entry, read_jsonl

Text = Annotated[str, Field(min_length=1)]
Texts = tuple[Text, ...]


class CorpusName(StrEnum):
    """The documents that a dialogue is about."""

    STARTER = "starter"
    PAGES = "pages"


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Expectation(_Strict):
    """What is checked of a reply; a field that is left out is not checked.

    Attributes:
        status: Of the reply.
        verdict: Of the reply; an explicit null expects that there is none.
        intent: Of the reply.
        codes: All are among the reply's codes, and the first of them leads the reply.
        only_codes: The reply names and quotes no other code.
        quotes: Each stands verbatim in one of the quotes.
        quote_codes: Every quote is from a document of one of these codes.
        no_quotes: Whether the reply is without quotes; false expects at least one.
        answer_has: Each stands in the answer; case does not count.
        answer_lacks: None stands in the answer; case does not count.
        conflict: Whether the reply shows sources that differ.
        suggests: Each stands in one of the suggestions; case does not count.
    """

    status: Status | None = None
    verdict: Verdict | None = None
    intent: Intent | None = None
    codes: Texts = ()
    only_codes: bool = False
    quotes: Texts = ()
    quote_codes: Texts = ()
    no_quotes: bool | None = None
    answer_has: Texts = ()
    answer_lacks: Texts = ()
    conflict: bool | None = None
    suggests: Texts = ()

    @property
    def names_verdict(self) -> bool:
        """Whether the verdict is checked, be it for being null."""
        return "verdict" in self.model_fields_set

    @model_validator(mode="before")
    @classmethod
    def _null_only_for_verdict(cls, value: Any) -> Any:
        if isinstance(value, dict):
            for name, content in value.items():
                if content is None and name != "verdict":
                    raise ValueError(f"{name} is null; leave out what is not to be checked")
        return value

    @model_validator(mode="after")
    def _is_consistent(self) -> "Expectation":
        if self.only_codes and not self.codes:
            raise ValueError("only_codes needs codes")
        if self.no_quotes and (self.quotes or self.quote_codes):
            raise ValueError("no_quotes excludes quotes and quote_codes")
        return self


class Turn(_Strict):
    """A message and what is expected of its reply."""

    ask: Text
    date_of_service: date | None = None
    expect: Expectation = Expectation()


class Dialogue(_Strict):
    """Messages of one conversation; right if the reply to each is.

    Attributes:
        id: Unique in its file.
        tags: What it tests; reports count by them.
        corpus: The documents that it is about.
        note: For whoever reads the file.
        turns: In order.
    """

    id: Text
    tags: Texts
    corpus: CorpusName = CorpusName.STARTER
    note: str | None = None
    turns: tuple[Turn, ...]

    # A minimum length in the type would be reported beside every error inside a turn.
    @field_validator("turns")
    @classmethod
    def _has_turns(cls, turns: tuple[Turn, ...]) -> tuple[Turn, ...]:
        if not turns:
            raise ValueError("there must be at least one")
        return turns


def read_dialogues(path: Path) -> tuple[Entry[Dialogue], ...]:
    """The dialogues of a file.

    Raises:
        QuestionsError: The file cannot be read, a line breaks the schema, or two have one id.
    """
    entries = read_jsonl(path, Dialogue)
    first: dict[str, int] = {}
    problems = [
        Problem(
            path,
            line,
            f'a second dialogue "{dialogue.id}"; the first is on line {first[dialogue.id]}',
            "Give it another id",
        )
        for line, dialogue in entries
        if first.setdefault(dialogue.id, line) != line
    ]
    if problems:
        raise QuestionsError(problems)
    return entries
