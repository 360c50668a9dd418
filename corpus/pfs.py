"""Letters and indicators of the physician fee schedule: what they mean, and how a text says so.

Meanings are those of CMS's documentation of the Relative Value File (record layout and attachment
A), in the project's own words. The status letters look like those of the HCPCS coverage code and
of the OPPS indicators and mean other things.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from corpus.document import Coverage


@dataclass(frozen=True, slots=True)
class FeeStatus:
    """What one status letter says.

    Attributes:
        letter: The letter of the column STATUS CODE.
        sentence: How a canonical text says it.
        coverage: How Medicare coverage reads from it; None where the letter leaves it open. The
            letters E and X leave it open: they take a service out of this schedule, and other
            schedules pay for it (drugs, clinical laboratory tests, ambulances).
        is_priced: The RVUs of the row are used for Medicare payment.
    """

    letter: str
    sentence: str
    coverage: Coverage | None = None
    is_priced: bool = False


def _status(
    letter: str, meaning: str, coverage: Coverage | None = None, *, is_priced: bool = False
) -> FeeStatus:
    return FeeStatus(letter, f"PFS status code {letter}: {meaning}.", coverage, is_priced)


STATUS_CODES: Mapping[str, FeeStatus] = {
    status.letter: status
    for status in (
        _status("A", "active, paid separately if covered", is_priced=True),
        _status(
            "B",
            "bundled; Medicare makes no separate payment, since that for the services it belongs to"
            " contains it",
        ),
        _status("C", "contractor-priced; the Medicare contractor sets RVUs and payment"),
        _status("D", "deleted from the beginning of the year"),
        _status(
            "E",
            "excluded from the physician fee schedule by regulation; what Medicare pays for it, if"
            " covered, is set outside of this schedule",
        ),
        _status("F", "deleted, without a grace period"),
        _status(
            "G",
            "not valid for Medicare, which uses another code; with a grace period",
            Coverage.NOT_COVERED,
        ),
        _status("H", "the modifier of this row was deleted"),
        _status("I", "not valid for Medicare, which uses another code", Coverage.NOT_COVERED),
        _status("J", "anesthesia service; priced by base units and time, not by RVUs"),
        _status("M", "measurement code, used for reporting only"),
        _status("N", "non-covered by Medicare", Coverage.NOT_COVERED),
        _status(
            "P",
            "bundled or excluded; Medicare makes no separate payment for it under the physician fee"
            " schedule",
        ),
        _status("Q", "therapy functional information, used for required reporting only"),
        _status(
            "R",
            "restricted coverage; special coverage instructions apply",
            Coverage.CONDITIONAL,
            is_priced=True,
        ),
        _status(
            "T",
            "paid only if nothing else payable under the physician fee schedule is billed for the"
            " same date by the same provider",
            is_priced=True,
        ),
        _status(
            "X",
            "statutory exclusion; by law no physician service, so what Medicare pays for it, if"
            " covered, is set outside of this schedule",
        ),
    )
}
"""By letter; D, F, G, H and Q stand in files of past years only."""

STATUS_SENTENCE = re.compile(rf"PFS status code (?P<letter>[{''.join(STATUS_CODES)}]):")
"""Finds the sentence of a status letter again."""

GLOBAL_DAYS: Mapping[str, str] = {
    "000": "endoscopic or minor procedure; care on the day of the procedure belongs to it",
    "010": "minor procedure; care on the day of the procedure and in the 10 days after it belongs"
    " to it",
    "090": "major surgery; care on the day before and in the 90 days after it belongs to it",
    "MMM": "maternity care; the usual global period does not apply",
    "XXX": "the global concept does not apply",
    "YYY": "whether there is one, and how long it is, is set at the time of pricing",
    "ZZZ": "it belongs to another service and lies within the global period of that one",
}
"""What the column GLOB DAYS says."""


@dataclass(frozen=True, slots=True)
class Indicator:
    """A payment policy indicator of one column.

    Attributes:
        topic: What it is about: "PC/TC".
        meanings: By the character in the column. A modifier is named only where it may be used.
    """

    topic: str
    meanings: Mapping[str, str]

    def sentence(self, value: str) -> str:
        """How a canonical text says a value; one without a listed meaning is shown as it is."""
        meaning = self.meanings.get(value, "a value without a listed meaning")
        return f"{self.topic} indicator {value}: {meaning}."


NO_CONCEPT = "9"
"""Value of every indicator whose concept does not apply to the code."""

PC_TC = Indicator(
    "PC/TC",
    {
        "0": "physician service, not split into professional and technical components",
        "1": "diagnostic test; modifiers 26 (professional component) and TC (technical component)"
        " may be used",
        "2": "professional component only; other codes stand for the technical component and for"
        " the whole test",
        "3": "technical component only",
        "4": "whole test only; other codes stand for its professional and technical components",
        "5": "service of auxiliary staff under a physician's supervision; not for hospital"
        " inpatients or outpatients",
        "6": "interpretation of a laboratory test by a laboratory physician; modifier 26 may be"
        " used",
        "7": "physical or occupational therapy in independent practice; not for hospital inpatients"
        " or outpatients",
        "8": "interpretation of an abnormal smear of a hospital inpatient",
    },
)
MULTIPLE_PROCEDURES = Indicator(
    "Multiple procedure",
    {
        "0": "no reduction for several procedures on one day",
        "1": "reduction rules from before 1995",
        "2": "standard reduction for several procedures on one day: the highest at 100 percent,"
        " the next four at 50 percent, modifier 51",
        "3": "reduction for several endoscopies of one family, ranked from their base code",
        "4": "reduction of diagnostic imaging in one session: technical component by 50 percent,"
        " professional component by 5 percent",
        "5": "the practice expense of further therapy services is reduced by 50 percent",
        "6": "the technical component of further diagnostic cardiovascular services is reduced by"
        " 25 percent",
        "7": "the technical component of further diagnostic ophthalmology services is reduced by"
        " 20 percent",
    },
)
BILATERAL = Indicator(
    "Bilateral surgery",
    {
        "0": "the 150 percent adjustment for both sides does not apply",
        "1": "the 150 percent adjustment applies to both sides, modifier 50",
        "2": "the 150 percent adjustment does not apply; the RVUs are those of both sides already",
        "3": "the 150 percent adjustment does not apply; each side at up to 100 percent",
    },
)
ASSISTANT = Indicator(
    "Assistant at surgery",
    {
        "0": "restricted; documentation must establish medical necessity",
        "1": "restricted by statute; no assistant is paid",
        "2": "not restricted; an assistant may be paid",
    },
)
CO_SURGEONS = Indicator(
    "Co-surgeon",
    {
        "0": "two surgeons are not permitted",
        "1": "two surgeons could be paid, modifier 62; documentation must establish the medical"
        " necessity",
        "2": "two surgeons of different specialties are permitted, modifier 62",
    },
)
TEAM_SURGERY = Indicator(
    "Team surgery",
    {
        "0": "a team of surgeons is not permitted",
        "1": "a team of surgeons could be paid by report, modifier 66; documentation must establish"
        " the medical necessity",
        "2": "a team of surgeons is permitted, paid by report, modifier 66",
    },
)
