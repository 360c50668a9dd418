"""Whether a sentence speaks of the document's own code."""

import re
from functools import lru_cache

_CODE = r"(?:[A-V]\d{4}|\d{4}[FTUM]|\d{5}|[A-Z]\d[0-9A-Z]\.[0-9A-Z]{1,4})"
_MENTION = re.compile(rf"(?<![\w$.-])(?P<code>{_CODE})(?![\w%]|[.,]\d)")
_CONTRAST = re.compile(
    r"(?:unlike|instead of|rather than|in place of|compared (?:with|to)|in contrast to|than"
    r"|as opposed to"
    rf"|not)\s+(?:HCPCS |CPT )?(?:codes? )?{_CODE}(?:,?\s+(?:or|and)\s+{_CODE})*",
    re.IGNORECASE,
)
_CODE_LIST = re.compile(
    rf"(?<![\w$.-]){_CODE}(?:\s*\([^)]*\))?(?:(?:\s*,)?(?:\s+and"
    rf"|\s+or)?\s+{_CODE}(?:\s*\([^)]*\))?)*"
)
"""Codes that are one subject: "Q5103 (Inflectra) and Q5104"."""
_FAMILY = re.compile(r"\b(?P<letter>[A-V])[- ](?:and (?P<second>[A-V])[- ])?(?:series )?codes?\b")
_OWN_NAME = re.compile(
    r"\b(?:this|the)\s+(?:\w+\s+){0,2}?(?:code|service|item|drug|device|supply|procedure|product"
    r"|test|vaccine)\b",
    re.IGNORECASE,
)
_SELF = re.compile(
    r"(?:(?:cpt|hcpcs)®?\s+)?(?:code\s+)?(?:it|they|this|these|this one)"
    r"|the\s+(?:codes?|service|item)|(?:a\s+|the\s+)?new code"
    r"|(?:this|these|each|every|such)\s+(?:[\w-]+\s+){0,3}?(?:code|service|item|drug|device"
    r"|supply|procedure"
    r"|product|test|vaccine|visit|training|program(?:me)?|codes|services|items)",
    re.IGNORECASE,
)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|can|may|will|does|do|did|ended|became|replaced"
    r"|includes?)\b",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r"(?:which|that)$", re.IGNORECASE)
_ENDS_IN_CODE = re.compile(rf"(?:\bcode|{_CODE}(?:\s*\([^)]*\))?)$", re.IGNORECASE)
_APPOSITION = re.compile(
    rf"\W*(?:CPT®?\s+|HCPCS\s+)?(?:code\s+)?(?P<code>{_CODE})\s*,[^;]*,\s*", re.IGNORECASE
)
_TRIMMED = " ,;:()-\u2013—*•"


@lru_cache(maxsize=64)  # every family asks it of the same sentence
def is_about(code: str, words: str) -> bool:
    """Whether a clause is about a code, as far as it names codes at all.

    The first code that it names outside of a contrast ("unlike G0108") is its subject; a family
    ("S codes") counts for its members. Words that name no code are about the document's own.
    """
    if not _MENTION.search(words) and not _FAMILY.search(words):
        return True
    rest = _CONTRAST.sub(" ", words)
    first = _MENTION.search(rest)
    family = _FAMILY.search(rest)
    if first is not None and (family is None or first.start() < family.start()):
        return first["code"] == code or (
            code not in words and bool(_OWN_NAME.search(rest, 0, first.start()))
        )
    if family is not None:
        return code[0] in (family["letter"], family["second"])
    return f"not {code}" in words or code not in words


def is_subject(code: str, before: str) -> bool:
    """Whether the words before a verb name the code as what the verb is about.

    Stricter than `is_about`: "Supplies" (are bundled) is something else than the code. Nothing at
    all counts, as in "Not separately payable".
    """
    if apposition := _APPOSITION.fullmatch(before):
        return apposition["code"] == code
    words = _CONTRAST.sub(" ", before).rpartition(";")[2].strip(_TRIMMED)
    if relative := _RELATIVE.search(words):
        words = words[: relative.start()].strip(_TRIMMED)
        return bool(_ENDS_IN_CODE.search(words)) and is_nearest(code, words)
    # A clause after a comma has its own subject; a second verb shares that of the first.
    words = _FINITE.split(words.rpartition(", ")[2], maxsplit=1)[0].strip(_TRIMMED)
    if not words:
        return True
    if lists := list(_CODE_LIST.finditer(words)):
        return code in _MENTION.findall(lists[-1].group())
    if family := _FAMILY.search(words):
        return code[0] in (family["letter"], family["second"])
    return bool(
        _SELF.fullmatch(re.sub(r"(?i)^(?:and|but|so|or|then|since \S+|in \d+)\s+", "", words))
    )


def is_nearest(code: str, before: str) -> bool:
    """Whether the code that words name last is the given one; true where they name none."""
    lists = list(_CODE_LIST.finditer(_CONTRAST.sub(" ", before)))
    return not lists or code in _MENTION.findall(lists[-1].group())
