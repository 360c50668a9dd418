"""Which code took the place of which."""

import re
from collections.abc import Iterator

from corpus.document import Fact, FactKind
from corpus.facts.payers import named_payers
from corpus.facts.statement import Statement

_CODE = r"(?<![\w$.-])(?:[A-V]\d{4}|\d{4}[FTUM]|\d{5})(?![\w%]|[.,]\d)"
_LABEL = r"(?:the\s+(?:\w+\s+){0,2}codes?\s+)?"
_LIST = (
    rf"{_LABEL}(?P<codes>(?:CPT®?\s+|HCPCS\s+)?(?:codes?\s+)?{_CODE}(?:(?:\s*,\s*(?:and\s+|or\s+)?"
    rf"|\s+(?:and|or|through|to)\s+|/)(?:CPT®?\s+|HCPCS\s+)?(?:codes?\s+)?{_CODE})*)"
)
_BID = r"(?:^|[,;:.]\s*|\b(?:should|must|to|and|then|please)\s+)"
"""What stands before an instruction, where a payer's habit ("payers use …") has a subject."""
_REPLACED_BY = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?:replaced|superseded|succeeded)\s+(?:\w+\s+){{0,3}}?(?:by|with)\s+{_LIST}",
        rf"\b(?:crosswalks?|crosswalked|cross-?referenced?|converted|changed)\s+to\s+{_LIST}",
        rf"\bcross-?references?(?:\s+(?:is|are)|:)\s+{_LIST}",
        rf"\bbecame\s+{_LIST}",
        rf"{_BID}(?:use|report|bill|submit|see)\s+{_LIST}\s+instead\b(?!\s+of)",
        rf"\binstead,?\s+(?:use|report|bill)\s+{_LIST}",
        rf"\b(?:replacement|successor)s?(?:\s+codes?)?(?:\s+(?:is|are)|:)?\s+{_LIST}",
    )
)
_INSTEAD_OF = re.compile(
    rf"\b(?:use|report|bill|submit)\s+{_LIST}\s+(?:instead|in place)\s+of\s+(?P<old>{_CODE})",
    re.IGNORECASE,
)
_REPLACES = re.compile(
    rf"\b(?:replaces|supersedes|t(?:ook|akes?) the place of|t(?:ook|akes?) over from"
    rf"|(?<!be )(?<!been )(?<!is )(?<!was )(?<!are )replaced)\s+{_LIST}",
    re.IGNORECASE,
)
_OF_WHAT_CAME_AFTER = re.compile(
    r"\b(?:what|which)\b.*\b(?:now|gone|ended|discontinued|deleted|replace[ds]?|instead|after)\b",
    re.IGNORECASE,
)
_USE = re.compile(rf"^(?:use|report|bill|submit)\s+{_LIST}", re.IGNORECASE)
_USED_BEFORE = re.compile(
    rf"(?:^before\s+\d[^.;]*\b(?:reported|billed|coded)\s+(?:with|as|under)\s+{_LIST}"
    rf"|^(?P<old>{_CODE})\s+was\s+(?:the|a)\s+(?:\w+\s+){{0,2}}code\s+before\s+(?P<new>{_CODE}))",
    re.IGNORECASE,
)
_ANY_CODE = re.compile(_CODE)


def succession(statement: Statement) -> Iterator[Fact]:
    """The code's successors, and the codes whose successor it is."""
    text, code = statement.text, statement.code
    for pattern in _REPLACED_BY:
        if match := pattern.search(text):
            yield from _replaced(statement, match)
            return
    if _OF_WHAT_CAME_AFTER.search(statement.question) and (match := _USE.search(text)):
        yield from _facts(statement, FactKind.REPLACED_BY, match["codes"])
    elif match := _USED_BEFORE.search(text):
        yield from _used_before(statement, match)
    elif match := _INSTEAD_OF.search(text):
        if match["old"] == code:
            yield from _facts(statement, FactKind.REPLACED_BY, match["codes"])
    elif match := _REPLACES.search(text):
        yield from _replaces(statement, match)


def _replaced(statement: Statement, match: re.Match[str]) -> Iterator[Fact]:
    """Read "A was replaced by B": successors on A's page, a predecessor on B's."""
    before = _ANY_CODE.findall(statement.text[: match.start()])
    if not before or statement.code in before:
        yield from _facts(statement, FactKind.REPLACED_BY, match["codes"])
    elif statement.code in _ANY_CODE.findall(match["codes"]):
        yield from _facts(statement, FactKind.REPLACES, " ".join(before))


def _replaces(statement: Statement, match: re.Match[str]) -> Iterator[Fact]:
    """Read "A replaces B", the other way round."""
    before = _ANY_CODE.findall(statement.text[: match.start()])
    if not before or statement.code in before:
        yield from _facts(statement, FactKind.REPLACES, match["codes"])
    elif statement.code in _ANY_CODE.findall(match["codes"]):
        yield from _facts(statement, FactKind.REPLACED_BY, " ".join(before))


def _used_before(statement: Statement, match: re.Match[str]) -> Iterator[Fact]:
    """Read "before 2018 it was reported with A", and "A was the code before B" on either's page."""
    if match["old"] == statement.code:
        yield from _facts(statement, FactKind.REPLACED_BY, match["new"])
    elif match["new"] in {None, statement.code}:
        yield from _facts(statement, FactKind.REPLACES, match["codes"] or match["old"])


def _facts(statement: Statement, kind: FactKind, codes: str) -> Iterator[Fact]:
    payers = named_payers(statement.text) if "instead" in statement.text.lower() else ()
    for code in dict.fromkeys(_ANY_CODE.findall(codes)):
        if code != statement.code:
            yield statement.fact(kind, code, payers[0] if payers else None)
