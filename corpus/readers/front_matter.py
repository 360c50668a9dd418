"""Front matter of Markdown documents, and ``source.yaml``: the keys of docs/documents.md."""

import re
from datetime import date
from typing import Annotated, Any, NoReturn, TypeVar

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationError,
    field_validator,
    model_validator,
)

from corpus.codes import code_system
from corpus.document import Authority
from corpus.hcpcs import ACTION_CODES, COVERAGE_CODES
from corpus.readers.text_file import TextFile
from corpus.readers.yaml_lines import YamlMapping, parse_mapping
from corpus.source import SourceHints

FENCE = "---"
_OPENING = re.compile(r"\s*---[ \t]*(?:\r\n|\r|\n)")
_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


def _iso_date(value: object) -> date:
    if not isinstance(value, str) or not _ISO_DATE.fullmatch(value):
        raise ValueError("is not a date of the form YYYY-MM-DD")
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        raise ValueError(f"is no day of the calendar ({error})") from None


def _code(value: object) -> str:
    code = value.strip().upper() if isinstance(value, str) else ""
    if code_system(code) is None:
        raise ValueError("does not have the shape of a billing code")
    return code


Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Day = Annotated[date, BeforeValidator(_iso_date)]
Code = Annotated[str, BeforeValidator(_code)]


class _Keys(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class SourceKeys(_Keys):
    """The keys of ``source`` and of ``source.yaml``."""

    name: Words | None = None
    release: Words | None = None
    authority: Authority | None = None
    url: Annotated[str, Field(pattern=r"^https?://\S+$")] | None = None
    licence: Words | None = None
    effective: Day | None = None

    def hints(self) -> SourceHints:
        """As the rest of the corpus package takes them."""
        return SourceHints(
            self.name, self.release, self.authority, self.url, self.licence, self.effective
        )


class FrontMatter(_Keys):
    """The keys that stand above a Markdown document."""

    code: Code
    title: Words
    system: Words | None = None
    aliases: tuple[Words, ...] = ()
    specialties: tuple[Words, ...] = ()
    coverage_code: str | None = None
    added: Day | None = None
    terminated: Day | None = None
    last_action: Day | None = None
    action: str | None = None
    replaced_by: tuple[Code, ...] = ()
    source: SourceKeys = SourceKeys()

    @field_validator("coverage_code", "action")
    @classmethod
    def _letter(cls, value: str | None, info: Any) -> str | None:
        letters = COVERAGE_CODES if info.field_name == "coverage_code" else ACTION_CODES
        if value is not None and value not in letters:
            raise ValueError(f"is not one of {', '.join(letters)}")
        return value

    @model_validator(mode="after")
    def _in_order(self) -> "FrontMatter":
        if self.added and self.terminated and self.terminated < self.added:
            raise ValueError("terminated lies before added")
        return self


_Model = TypeVar("_Model", bound=_Keys)


def split(file: TextFile) -> tuple[FrontMatter, str, int]:
    """Front matter and body of a Markdown document.

    Returns:
        The keys, the text below them, and the 1-based line on which that text begins.

    Raises:
        CorpusError: With the line of the fault.
    """
    opening = _OPENING.match(file.text)
    if opening is None:
        raise file.error(
            1,
            "no front matter",
            f'Begin the file with a line "{FENCE}" and the keys code and title',
        )
    first = file.text[: opening.end()].count("\n") + 1
    lines = file.text[opening.end() :].splitlines()
    for index, line in enumerate(lines):
        if line.rstrip() == FENCE:
            keys = _validated(FrontMatter, file, "\n".join(lines[:index]), first)
            return keys, "\n".join(lines[index + 1 :]), first + index + 1
    raise file.error(
        first - 1, "the front matter has no end", f'Close it with a line that holds only "{FENCE}"'
    )


def read_source_keys(file: TextFile) -> SourceHints:
    """The content of a ``source.yaml``.

    Raises:
        CorpusError: With the line of the fault.
    """
    return _validated(SourceKeys, file, file.text, 1).hints()


def _validated(model: type[_Model], file: TextFile, text: str, first: int) -> _Model:
    mapping = parse_mapping(file, text, first)
    try:
        return model.model_validate(mapping.values)
    except ValidationError as error:
        _raise_first(file, error, mapping, model)


def _raise_first(
    file: TextFile, invalid: ValidationError, mapping: YamlMapping, model: type[_Keys]
) -> NoReturn:
    """Raise what pydantic found, in the order of the file, in terms of its keys."""
    faults = [(mapping.line_of(fault["loc"]), fault) for fault in invalid.errors()]
    line, fault = min(faults, key=lambda pair: pair[0])
    key = ".".join(str(step) for step in fault["loc"] if isinstance(step, str))
    match fault["type"]:
        case "extra_forbidden":
            known = SourceKeys if key.startswith("source.") else model
            remedy = f"Use one of {', '.join(known.model_fields)}"
            raise file.error(line, f'unknown key "{key}"', remedy)
        case "missing":
            raise file.error(line, f'the key "{key}" is missing', f'Add "{key}: …"')
        case "value_error":
            said = str(fault["ctx"]["error"])
            reason = f'"{key}" {said}: {fault["input"]!r}' if key else said
            raise file.error(line, reason, "Correct the value, or leave the key out")
        case "tuple_type":
            raise file.error(line, f'"{key}" is not a list', f'Write "{key}: [first, second]"')
        case _:
            reason = f'"{key}": {fault["msg"][0].lower()}{fault["msg"][1:]}'
            raise file.error(line, reason, "Correct the value, or leave the key out")
