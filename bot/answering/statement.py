"""What a sentence states and denies, clause by clause, and of which code."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from bot.answering.terms import normalised, terms
from corpus.codes import mentions


class Statement(NamedTuple):
    """One clause.

    Attributes:
        text: The clause, in normalised words.
        codes: The codes that it is about: those that it names, or else the clause before.
        stated: What it speaks of.
        denied: What it denies: "is **not an opioid**", "without **border**".
        is_named: Whether its sentence has named them so far.
    """

    text: str
    codes: frozenset[str]
    stated: frozenset[str]
    denied: frozenset[str]
    is_named: bool = False

    @property
    def spoken(self) -> frozenset[str]:
        """All that it speaks of, either way."""
        return self.stated | self.denied


_OPENING = re.compile(r"(?i)^(?:yes|no|it depends)\b[.,:;]\s*")
_JOINT = re.compile(
    r"(?i);\s*|(?<=[^\d\s])[.:]\s+|\s[\u2013\u2014]\s|,?\s+(?:but|while|whereas|although|though|"
    r"because|since|so|as long as)\b,?\s*"
    r"|,\s+(?=[A-Z]\d{4} (?!and\b|or\b))|,?\s+and\s+(?=[A-Z]\d{4}\b)"
    r"|,\s+and\s+(?=[^,]*[A-Z]\d{4}\b)"
)
# The verb is denied, and with it all that the clause says.
_VERB_DENIED = re.compile(
    r"(?<!that )(?<!which )(?<!who )\b(?:is|are|was|were|be|does|do|did|can|may|must|"
    r"will|has|have|should|would|could|need)"
    r"(?:\s+(?:\w+ly|then|therefore))?\s*(?:not|n't)\b(?! only)|\bcannot\b|\bnever\b|\bno longer\b"
    r"|\boutside (?:it|of it)\b|\b(?:is|are) (?:left out|excluded|omitted|disregarded|ignored)\b"
)
# Only what follows is denied.
_DENIED_AFTER = re.compile(
    r"\b(?:and not|or not|not|no|neither|nor|without|w/o|excludes?|excluding|except|rather than|"
    r"instead of|other than|unlike|lacks?|lacking|leaves? out|free of|apart from|outside|omits?|"
    r"(?:separates?|distinguish\w*|sets?|tells?) [^,;]{1,40} from|"
    r"(?:distinct|different|separate|apart|as opposed|in contrast) (?:from|to))\b"
    r"(?!\s+(?:more|less|later|fewer|older|younger|otherwise|matter|only))|\bnon[- ]"
)
_SCOPE_END = re.compile(r",|\band (?:with|has|is|are)\b|\bbut\b|\bwith\b")
_THAN = re.compile(r"(?<!other )(?<!rather )\bthan (?!\d)([^,]+)")
_NONE = re.compile(r"\b(?:has|have|with|had|holds?) none\b|\bneither\b$")
_SET_ASIDE = re.compile(r"\b(?:not|than|unlike|instead of|rather than) ([A-Z]\d{4})\b")
_IS_ONE = re.compile(r"code (?:is|are|counts? as) [^,;]+")
_LEANS_BACK = re.compile(r"\b(?:it|them|they|that one|this one|the latter|outside)\b")


@lru_cache(maxsize=20_000)
def statements(text: str, code: str) -> tuple[Statement, ...]:
    """The clauses of a text of a code's document; one without a code is about the one before.

    Args:
        text: Some sentences.
        code: The code of the document.
    """
    found: list[Statement] = []
    for clause in _clauses(_OPENING.sub("", text)):
        named = _named(clause)
        before = found[-1] if found else None
        codes = named or (before.codes if before else frozenset({code}))
        statement = _statement(clause, codes, before)
        is_named = bool(named) or (before is not None and before.is_named)
        if before is not None and _is_one_of_them(statement, before):
            found[-1] = before._replace(codes=codes, is_named=True)
        found.append(statement._replace(is_named=is_named))
    return tuple(found)


def _named(clause: str) -> frozenset[str]:
    """The codes that a clause is about, without those that it sets aside ("and not J1644")."""
    named = frozenset(mention.code for mention in mentions(clause))
    return named - frozenset(_SET_ASIDE.findall(clause)) or named


def _is_one_of_them(statement: Statement, before: Statement) -> bool:
    """Whether a clause puts its code under what was said before: "…, and P9021 is red cells"."""
    puts = _IS_ONE.fullmatch(statement.text)
    return puts is not None and bool(statement.stated) and statement.stated <= before.stated


def signed(text: str) -> Statement:
    """What a question speaks of; a negated verb in it denies nothing ("isn't it an opioid?")."""
    words = normalised(text)
    denied = _denied_spans(words)
    return Statement(words, frozenset(), terms(words) - denied, denied)


def _clauses(text: str) -> Iterator[str]:
    begin = 0
    for joint in _JOINT.finditer(text):
        if joint.start() > begin:
            yield text[begin : joint.start()]
        begin = joint.end()
    if begin < len(text):
        yield text[begin:]


def _statement(clause: str, codes: frozenset[str], before: Statement | None) -> Statement:
    words = normalised(clause)
    for code in codes:
        words = words.replace(code.lower(), "code")
    spoken = terms(words)
    if before is not None and _NONE.search(words):
        return Statement(words, codes, spoken, before.spoken - spoken)
    if _VERB_DENIED.search(words):
        denied = spoken
        if before is not None and _LEANS_BACK.search(words):
            denied |= before.stated
        return Statement(words, codes, frozenset(), denied)
    denied = _denied_spans(words)
    return Statement(words, codes, spoken - denied - _measured_against(words), denied)


def _measured_against(words: str) -> frozenset[str]:
    """What a clause only measures by: "more width than **fixed arms leave**"."""
    return frozenset().union(*(terms(match[1]) for match in _THAN.finditer(words)))


def _denied_spans(words: str) -> frozenset[str]:
    denied: set[str] = set()
    for match in _DENIED_AFTER.finditer(words):
        rest = words[match.end() :]
        if match.group().startswith("non"):
            rest = re.split(r"[\s,]", rest, maxsplit=1)[0]
        elif not (match.group() in {"not", "n't"} and _VERB_DENIED.search(words)):
            end = _SCOPE_END.search(rest.lstrip())
            rest = rest.lstrip()[: end.start()] if end else rest
        denied |= terms(rest)
    return frozenset(denied)
