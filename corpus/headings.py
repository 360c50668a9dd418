"""Lines that open a section: the headings, labels and endings of a code page."""

import re
from typing import NamedTuple

from corpus.document import SectionKind


class Opening(NamedTuple):
    """A line that opens a section.

    Attributes:
        kind: Of the section.
        heading: The words of the heading or label.
        rest: Content on the same line, after a label.
    """

    kind: SectionKind
    heading: str
    rest: str = ""


_KINDS: dict[str, SectionKind] = {
    name: kind
    for kind, names in {
        SectionKind.ALIASES: ("also known as", "synonyms", "aliases", "other names"),
        SectionKind.DESCRIPTION: ("description", "definition", "overview"),
        SectionKind.PLAIN_LANGUAGE: ("in plain language", "plain language", "in plain words"),
        SectionKind.CLINICAL_CONTEXT: ("clinical context", "clinical use", "clinical information"),
        SectionKind.RVU: (
            "rvu information", "rvu breakdown", "rvu", "rvus", "rvu values", "relative value units",
        ),
        SectionKind.PAYMENT: (
            "payment", "medicare payment", "est. medicare payment", "estimated medicare payment",
            "payment information", "reimbursement",
        ),
        SectionKind.BILLING: (
            "billing and documentation", "billing", "billing and coding", "billing notes",
            "billing guidance", "documentation",
        ),
        SectionKind.SPECIALTIES: ("specialties", "common specialties", "specialty"),
        SectionKind.FAQ: ("frequently asked questions", "faq", "faqs", "common questions"),
        SectionKind.RELATED: ("related codes", "similar codes", "see also"),
        SectionKind.COMPARISON: ("how this code compares", "comparison", "code comparison"),
        SectionKind.COVERAGE: (
            "coverage", "medicare coverage", "payer coverage", "coverage by payer",
        ),
        SectionKind.RECORD: ("code record", "hcpcs record", "code history"),
    }.items()
    for name in names
}  # fmt: skip
_FAMILIES = (
    (re.compile(r"(?:related|similar|other) codes (?:in|for|from)\b.*"), SectionKind.RELATED),
    (re.compile(r"how \S+(?: code)? compares?"), SectionKind.COMPARISON),
    (re.compile(r"frequently asked questions (?:about|on)\b.*"), SectionKind.FAQ),
)
_LONGEST_HEADING = 80
_LONGEST_BOILERPLATE = 1_000

_LABEL = re.compile(
    r"(?P<label>Also known as:|Synonyms:|Specialties:|Related codes:"
    r"|(?:Est\.|Estimated) Medicare Payment:?(?=\s*\$))\s+(?P<rest>\S.*)",
    re.IGNORECASE,
)
_CALL_TO_ACTION = re.compile(
    r"track (?:this|these) codes?\b.{0,60}"
    r"|(?:sign up|sign in|log in|subscribe|get started|get the app|download|upgrade|start your|"
    r"try \w+(?: \w+)?(?: for)? free|create (?:an|your)(?: free)? account)\b[^.]{0,50}[.!]?",
    re.IGNORECASE,
)
_ATTRIBUTION = re.compile(
    r"registered trademark of|^data sourced from|^source: |^©|^copyright\b|all rights reserved"
    r"|original content by|informational purposes only|not (?:a substitute for"
    r"|intended as) .*advice",
    re.IGNORECASE,
)


def heading_kind(line: str) -> SectionKind | None:
    """The kind of section that a line of heading words opens, or None for other words."""
    if len(line) > _LONGEST_HEADING:
        return None
    words = " ".join(line.replace("&", " and ").casefold().rstrip(" :").split())
    if words in _KINDS:
        return _KINDS[words]
    return next((kind for family, kind in _FAMILIES if family.fullmatch(words)), None)


def is_boilerplate(line: str) -> bool:
    """Whether a line is a call to action, a trademark line or the like."""
    if len(line) > _LONGEST_BOILERPLATE:
        return False
    return bool(_CALL_TO_ACTION.fullmatch(line) or _ATTRIBUTION.search(line))


def opening(line: str) -> Opening | None:
    """How a line of a page opens a section, judged by its words; None where it does not."""
    if label := _LABEL.fullmatch(line):
        heading = label["label"]
        kind = heading_kind(heading) or SectionKind.OTHER
        return Opening(kind, heading, label["rest"])
    if kind_by_words := heading_kind(line):
        return Opening(kind_by_words, line)
    if is_boilerplate(line):
        return Opening(SectionKind.BOILERPLATE, "", line)
    return None
