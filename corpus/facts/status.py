"""The standing of the code itself: temporary, permanent, active, discontinued, add-on."""

import re
from collections.abc import Iterator

from corpus.document import Answer, Fact, FactKind, SectionKind, Status
from corpus.facts.statement import Statement
from corpus.facts.subject import is_nearest, is_subject

_NATURE = re.compile(
    r"\b(?P<nature>temporary|permanent)\b"
    r"(?=\s+(?:[\w/®-]+\s+){0,4}?codes?\b|\s*[.,;)]|\s+(?:HCPCS|CPT|and|status)\b|\s*$)",
    re.IGNORECASE,
)
_VERB = (
    r"\b(?:is|are|remains?|became|becomes|as|were|was(?: made)?)"
    r"|\bisn['\u2019]t|\baren['\u2019]t|['\u2019]s"
)
_SAYS_IT_IS = tuple(
    re.compile(
        rf"(?P<subject>.*?)(?:{link})\s*(?:(?:still|currently|now|only|yet|not|no longer)\s+)*"
        r"(?:an?\s+|the\s+)?(?:[\w/®-]+\s+){0,2}",
        re.IGNORECASE | re.DOTALL,
    )
    for link in (_VERB, "^|,")
)
_ENDED = re.compile(
    r"(?:\b(?:is|are|was|were|been|be)\s+(?:\w+ly\s+)?|^\W*)(?P<how>discontinued|deleted"
    r"|terminated|retired|inactive|obsolete)\b"
    r"|\bno longer\s+(?:\w+\s+)?(?:valid|active|in use|reportable|in effect|exists?)\b",
    re.IGNORECASE,
)
_NEGATED = re.compile(
    r"\b(?:not|never|n['\u2019]t)\s+(?:yet\s+|been\s+|\w+ly\s+)*$|\b(?:if|when|until|before|once"
    r"|may|might|could)\b[^,;]*$",
    re.IGNORECASE,
)
_NOT_YET_ENDED = re.compile(
    r"\bnot\s+(?:yet\s+)?(?:been\s+)?(?:discontinued|deleted|terminated|retired|inactive"
    r"|obsolete)",
    re.IGNORECASE,
)
_ACTIVE = re.compile(
    r"\b(?:is|are|remains?)\s+(?:an?\s+|still\s+|currently\s+|now\s+)*active\b(?!\s+(?:ingredient"
    r"|treatment|drug|disease|infection|substance))",
    re.IGNORECASE,
)
_ADD_ON = re.compile(
    r"(?P<negation>\bnot\s+|n['\u2019]t\s+)?(?:\b(?:is|are"
    r"|as)\s+)?(?P<negation2>not\s+)?(?:an?\s+)?add-?on\s+codes?\b",
    re.IGNORECASE,
)
_ADD_ON_BADGE = re.compile(r"(?:^|\s)\+\s?add-?on\b", re.IGNORECASE)
_LIST_SEPARATELY = re.compile(r"\blist(?:ed)? separately in addition to\b", re.IGNORECASE)
_STATES_ADD_ON = re.compile(
    r"(?:\b(?:is|are|as)|['\u2019]s|^)\s*(?:not\s+)?(?:an?\s+|the\s+)?$|\bthis\s+$", re.IGNORECASE
)


def status(statement: Statement) -> Iterator[Fact]:
    """Whether the code is temporary, permanent, active or discontinued."""
    if statement.is_descriptor or not statement.is_about_code:
        return
    for read in (_nature, _ended, _active):
        if (value := read(statement)) is not None:
            yield statement.fact(FactKind.STATUS, value)


def _nature(statement: Statement) -> Status | None:
    for match in _NATURE.finditer(statement.text):
        before = statement.text[: match.start()]
        said = next((said for way in _SAYS_IT_IS if (said := way.fullmatch(before))), None)
        if said is None or not is_nearest(statement.code, before):
            continue
        if not is_subject(statement.code, _without_verb(said["subject"])):
            continue
        negated = re.search(
            r"\bnot\b|\bno longer\b|n['\u2019]t", before[said.end("subject") :], re.IGNORECASE
        )
        temporary = (match["nature"].lower() == "temporary") is not bool(negated)
        return Status.TEMPORARY if temporary else Status.PERMANENT
    return None


def _ended(statement: Statement) -> Status | None:
    for match in _ENDED.finditer(statement.text):
        before = statement.text[: match.start()]
        if _NEGATED.search(before) or not is_subject(statement.code, _without_verb(before)):
            continue
        return Status.DISCONTINUED
    return None


def _active(statement: Statement) -> Status | None:
    match = _ACTIVE.search(statement.text)
    if match and is_subject(statement.code, statement.text[: match.start()]):
        return Status.ACTIVE
    return None


def _without_verb(before: str) -> str:
    """The subject: what stands before "is", "has been" and the like; a lead "No," aside."""
    words = re.sub(r"^\W*(?:yes|no)\b[,.;:]?\s*", "", before, flags=re.IGNORECASE)
    return re.sub(
        r"\s*\b(?:is|are|was|were|has|have|had|been|be|remains?|still|currently|now|will|only"
        r"|as)(?:\s+\w+ly)?\s*$",
        "",
        words,
        flags=re.IGNORECASE,
    ).strip()


def add_on(statement: Statement) -> Iterator[Fact]:
    """Whether the code is only reported beside a primary procedure."""
    text = statement.text
    if not statement.is_about_code:
        return
    if _ADD_ON_BADGE.search(text) and statement.section.kind in (
        SectionKind.OTHER,
        SectionKind.TITLE,
    ):
        yield statement.fact(FactKind.ADD_ON, Answer.YES)
    elif match := _ADD_ON.search(text):
        words = match.group().lower()
        if re.match(r"(?:is|are|as|not|n['\u2019]t)\b", words) or _STATES_ADD_ON.search(
            text[: match.start()]
        ):
            yield statement.fact(
                FactKind.ADD_ON, Answer.NO if "not " in words or "n't" in words else Answer.YES
            )
    elif _LIST_SEPARATELY.search(text):
        yield statement.fact(FactKind.ADD_ON, Answer.YES)
