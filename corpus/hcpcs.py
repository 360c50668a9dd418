"""Letters of CMS's HCPCS file: what they mean, and the sentence that says so.

Meanings are those of the record layout of the Alpha-Numeric HCPCS file (fields "coverage code" and
"action code"), in the public domain.
"""

import re
from dataclasses import dataclass

from corpus.document import Coverage


@dataclass(frozen=True, slots=True)
class CoverageCode:
    """What one coverage letter says.

    Attributes:
        letter: C, D, I, M or S.
        sentence: How a canonical text says it.
        coverage: How Medicare coverage reads from it. The file alone never says *covered*: its
            read-me holds that being listed implies neither coverage nor payment.
    """

    letter: str
    sentence: str
    coverage: Coverage


def _coverage_code(letter: str, meaning: str, coverage: Coverage) -> CoverageCode:
    return CoverageCode(letter, f"HCPCS coverage code {letter}: {meaning}.", coverage)


COVERAGE_CODES: dict[str, CoverageCode] = {
    code.letter: code
    for code in (
        _coverage_code(
            "C",
            "carrier judgment; whether Medicare covers it depends on the Medicare contractor",
            Coverage.VARIES,
        ),
        _coverage_code(
            "D",
            "special coverage instructions apply; whether Medicare covers it depends on them",
            Coverage.CONDITIONAL,
        ),
        _coverage_code("I", "not payable by Medicare", Coverage.NOT_COVERED),
        _coverage_code("M", "non-covered by Medicare", Coverage.NOT_COVERED),
        _coverage_code("S", "non-covered by Medicare statute", Coverage.NOT_COVERED),
    )
}
"""By letter."""

COVERAGE_SENTENCE = re.compile(r"HCPCS coverage code (?P<letter>[CDIMS])\b")
"""Finds the sentence of a coverage code again."""

ACTION_CODES: dict[str, str] = {
    "A": "code added",
    "B": "administrative data and long description changed",
    "C": "long description changed",
    "D": "code discontinued",
    "F": "administrative data changed",
    "N": "no maintenance for this code",
    "P": "payment data changed",
    "R": "discontinued code reactivated",
    "S": "short description changed",
    "T": "miscellaneous change",
}
"""What CMS's last action on a code was, by letter."""
