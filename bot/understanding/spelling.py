"""Misspelt words of asking: "diffrence", "modifer", "reimbursment"."""

import re

from rapidfuzz import process
from rapidfuzz.distance import OSA

_WORDS = frozenset(
    """
    allowed authorization between billable billing bundled combine compare comparison coverage
    covered covers definition deleted denied describe description difference different
    discontinued documentation effective eligible explain frequency included limit maximum
    minutes modifier modifiers often payment permanent quantity reimburse reimbursed
    reimbursement related replaced replacement replaces require required separate separately
    specialties specialty successor synonym synonyms temporary terminated valid versus
    """.split()  # noqa: SIM905 - a list of words reads best as words
)
_IN_ORDER = sorted(_WORDS)  # of words equally near, always the same one
# Words of their own that are one letter away from one of these.
_OTHERS = frozenset(
    """
    allows authorisation bundle bundles combined combines companion compared compares converted
    cover coveted definitive denies describes descriptor differences differently differs
    explained explains frequently include includes invalid limited limits maximums modified
    modifies payers payments quantities reimburses replace requires separated separates
    specialist speciality specially temporally terminates unlimited validate validity
    """.split()  # noqa: SIM905 - a list of words reads best as words
)
_WORD = re.compile(r"[a-z]{5,}", re.IGNORECASE)
_LONG = 9
"""Letters from which on two slips are allowed."""


def corrected(text: str) -> str:
    """The text with misspelt words of asking put right; all other words stay as they are."""
    return _WORD.sub(lambda match: _corrected(match.group()), text)


def _corrected(word: str) -> str:
    lower = word.lower()
    if lower in _WORDS or lower in _OTHERS:
        return word
    slips = 2 if len(lower) >= _LONG else 1
    best = process.extractOne(lower, _IN_ORDER, scorer=OSA.distance, score_cutoff=slips)
    # The first letter is hardly ever mistyped: "hovered" is no "covered".
    return best[0] if best is not None and best[0][0] == lower[0] else word
