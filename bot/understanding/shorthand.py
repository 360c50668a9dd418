"""Shorthand of people who type all day: "3 pr a yr", "rails incl?", spelt out."""

import re

# Each as a whole word; what is also a code, a modifier or another word is left as it is.
_SPELT_OUT: tuple[tuple[str, str], ...] = (
    (r"(?i:yrs)|yr|Yr", "year"),
    (r"(?i:mos|mths?)|mo", "month"),
    (r"(?i:wks?)", "week"),
    (r"(?i:hrs?)", "hour"),
    (r"prs?", "pair"),
    (r"(?i:incl)\.?", "included"),
    (r"(?i:excl)\.?", "excluded"),
    (r"sep\.?(?! \d)", "separate"),
    (r"(?i:addl|add'l)", "additional"),
    (r"(?i:req'?d|reqs?|rqd)", "required"),
    (r"(?i:btwn|betw)", "between"),
    (r"(?i:wld)", "would"),
    (r"(?i:shld)", "should"),
    (r"(?i:cld)", "could"),
    (r"(?i:dx)", "diagnosis"),
    (r"(?<=how many )u", "units"),
    (r"w/o|wo", "without"),
)
_PLURAL_AFTER = re.compile(r"(?:\d+|how many|\w*two|three|four|five|six|many|few|several)[ -]$")
_PERIODS_AND_THINGS = frozenset({"year", "month", "week", "hour", "pair"})
_ANY = re.compile(
    r"(?<![\w/'-])(?:"
    + "|".join(f"(?P<s{n}>{short})" for n, (short, _) in enumerate(_SPELT_OUT))
    + r")(?![\w'/-])"
)
_WITH = re.compile(r"(?<![\w/])w/ ?(?=[A-Za-z])")


def spelt_out(text: str) -> str:
    """A cleaned message with the shorthand that it uses spelt out."""
    return _WITH.sub("with ", _ANY.sub(lambda match: _in_full(match, text), text))


def _in_full(match: re.Match[str], text: str) -> str:
    word = _SPELT_OUT[int((match.lastgroup or "s0")[1:])][1]
    is_plural = word in _PERIODS_AND_THINGS and _PLURAL_AFTER.search(text[: match.start()].lower())
    return f"{word}s" if is_plural else word
