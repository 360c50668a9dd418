"""The sentences in which a canonical text gives the fields of a CMS record.

Written by whoever renders a record, read again by `corpus.facts.record_fields`: one form for both.
Two fields have their own: coverage (`corpus.hcpcs`) and the dates of `corpus.facts.dates`.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from corpus.document import FactKind
from corpus.hcpcs import ACTION_CODES


@dataclass(frozen=True, slots=True)
class FieldSentence:
    """How one field reads.

    Attributes:
        kind: Of the fact that is read from it.
        label: The words that it begins with, before the value.
    """

    kind: FactKind
    label: str

    def with_meaning(
        self, value: str, meanings: Mapping[str, str], since: str | None = None
    ) -> str:
        """A code and what it stands for: "HCPCS pricing indicator 51: drugs."."""
        meaning = meanings.get(value, "CMS's record layout of 2019 does not define it")
        effective = f", effective {since}" if since else ""
        return f"{self.label} {value}{effective}: {meaning}."

    def of(self, values: Iterable[str]) -> str:
        """Values that speak for themselves: "CMS cross reference: K0001, K0002."."""
        return f"{self.label}: {', '.join(values)}."


PRICING = FieldSentence(FactKind.PRICING_INDICATOR, "HCPCS pricing indicator")
MULTIPLE_PRICING = FieldSentence(
    FactKind.MULTIPLE_PRICING_INDICATOR, "HCPCS multiple pricing indicator"
)
BETOS = FieldSentence(FactKind.BETOS, "BETOS category")
TYPE_OF_SERVICE = FieldSentence(FactKind.TYPE_OF_SERVICE, "CMS type of service")
LABORATORY = FieldSentence(FactKind.LABORATORY_CERTIFICATION, "Laboratory certification code")
ASC_GROUP = FieldSentence(FactKind.ASC_GROUP, "ASC payment group")
STATUTE = FieldSentence(FactKind.STATUTE, "Statute reference")
COVERAGE_ISSUES = FieldSentence(FactKind.MANUAL_SECTION, "Coverage Issues Manual section")
CARRIERS_MANUAL = FieldSentence(FactKind.MANUAL_SECTION, "Medicare Carriers Manual section")
CROSS_REFERENCE = FieldSentence(FactKind.CROSS_REFERENCE, "CMS cross reference")
ANAESTHESIA = FieldSentence(FactKind.ANAESTHESIA_UNITS, "Anesthesia base units")

FIELD_SENTENCES: tuple[FieldSentence, ...] = (
    PRICING, MULTIPLE_PRICING, BETOS, TYPE_OF_SERVICE, LABORATORY, ASC_GROUP, STATUTE,
    COVERAGE_ISSUES, CARRIERS_MANUAL, CROSS_REFERENCE, ANAESTHESIA,
)  # fmt: skip

LONG_DESCRIPTION = "Long description"
"""How the heading begins under which CMS's descriptor stands."""
NOT_OTHERWISE_CLASSIFIED = "CMS lists this code as not otherwise classified (NOC)."


def last_action(effective: date | None, letter: str | None) -> str:
    """The last action on a code: "Last action, effective 2004-01-01: N, no maintenance …"."""
    when = f", effective {effective}" if effective else ""
    what = f": {letter}, {ACTION_CODES[letter]}" if letter else ""
    return f"Last action{when}{what}."


_LABELS = "|".join(re.escape(sentence.label) for sentence in FIELD_SENTENCES)
FIELD = re.compile(
    rf"(?P<label>{_LABELS})"
    r"(?: (?P<code>[0-9A-Z]+)(?:, effective [\d-]+)?: .+|: (?P<values>.+?)\.?)",
    re.DOTALL,
)
"""Finds the sentence of a field again."""
LAST_ACTION = re.compile(
    r"Last action(?:, effective (?P<day>\d{4}-\d\d-\d\d))?(?:: (?P<letter>[A-Z]), .+)?\."
)
"""Finds the sentence of the last action again."""
