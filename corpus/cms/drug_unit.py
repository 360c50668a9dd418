"""Units and routes of the Table of Drugs as sentences."""

import re

from corpus.cms.drug_line import ROUTES

# "infusion, 250 cc", "500 ml = 1 unit", "10 mg"; but not "0.5 g/0.125 g", nor "37.5" alone.
_AMOUNT = re.compile(
    r"(?:(?P<before>[^,]+), )?"
    r"(?P<amount>(?:up to )?\d[\d,]*(?:\.\d+)? ?(?!and\b|but\b)[a-z][a-z :]*?(?: \([^()]*\))?)"
    r"(?: = 1 unit)?",
    re.IGNORECASE,
)
_MEASURE = re.compile(r"mg|mcg|g|gram|ml|IU|sq cm|millicurie|mci|IU VWF:RC[op]", re.IGNORECASE)
_THING = re.compile(r"[a-z][a-z ]*(?: \([^()]*\))?", re.IGNORECASE)
_PER = re.compile(r"per ", re.IGNORECASE)


def unit_sentence(unit: str, name: str = "") -> str:
    """The sentence of what one billed unit is: for "per 10 mg", that one unit is 10 mg.

    A unit that is no single amount ("0.5 g/0.125 g", "10 mg/ml", "37.5") is repeated as printed.

    Args:
        unit: As printed.
        name: Of the drug, where the code has another unit with another drug; said behind it.
    """
    return f"{_statement(unit)} ({name})." if name else f"{_statement(unit)}."


def _statement(unit: str) -> str:
    text = _PER.sub("", unit, count=1) if _PER.match(unit) else unit
    text = re.sub(r"(?<![\d.])\.(?=\d)", "0.", text).replace("<=", "up to ").replace(">", "over ")
    if _MEASURE.fullmatch(text):
        return f"One unit is 1 {text}"
    if (match := _AMOUNT.fullmatch(text)) and " and " not in match["amount"]:
        of = f" ({match['before']})" if match["before"] else ""
        return f"One unit is {match['amount']}{of}"
    if text.startswith("each "):
        return f"One unit is {text}"
    if text.startswith("over "):
        return f"One unit is {text.replace('over', 'more than', 1)}"
    if _THING.fullmatch(text) and not text.startswith("unit"):
        return f"One unit is one {text}"
    return f"The unit is printed as {unit}"


def route_sentence(route: str) -> str:
    """The sentence of the routes, abbreviations explained: that "IV" is intravenous."""
    routes = (_explained(part.strip()) for part in route.split(","))
    return f"Route: {', '.join(routes)}."


def _explained(route: str) -> str:
    meaning = ROUTES.get(route, "")
    return f"{route} ({meaning})" if meaning and meaning != route.lower() else route
