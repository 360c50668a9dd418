"""Coverage by payer."""

import re
from collections.abc import Iterator

from corpus.document import Coverage, Fact, FactKind, Payer, SectionKind
from corpus.facts import cues
from corpus.facts.clauses import clauses
from corpus.facts.judgement import Judgement, judge
from corpus.facts.payers import PayerMention, named_payers, payers_in
from corpus.facts.statement import Statement
from corpus.facts.subject import is_about
from corpus.hcpcs import COVERAGE_CODES, COVERAGE_SENTENCE
from corpus.pfs import STATUS_CODES, STATUS_SENTENCE

_Reading = tuple[Payer, Coverage]

_ROW = re.compile(
    r"(?:(?i:coverage|covered) (?:under|by|for) )?(?P<payer>[^|:\u2013—]{2,40}?)\s*[|:\u2013—]\s*"
    r"(?P<state>.+)",
    re.DOTALL,
)
_STATES = (
    (
        re.compile(r"(?:not|non)[- ]?(?:covered|payable)|no\b|excluded|never", re.IGNORECASE),
        Coverage.NOT_COVERED,
    ),
    (re.compile(r"var(?:y|ies)|depends", re.IGNORECASE), Coverage.VARIES),
    (
        re.compile(r"conditional|limited|sometimes|may\b|if\b|when\b|with ", re.IGNORECASE),
        Coverage.CONDITIONAL,
    ),
    (re.compile(r"(?:covered|payable|yes)\b", re.IGNORECASE), Coverage.COVERED),
)
_CAN_BE_ANSWERED = re.compile(
    r"(?:is|are|does|do|will|can)\b.*\b(?:cover(?:s|ed)?|pays?|paid|payable|reimburse[sd]?)\b.*\?",
    re.IGNORECASE,
)
_LEADS = (
    (re.compile(r"yes\b", re.IGNORECASE), Coverage.COVERED),
    (re.compile(r"no\b(?!\s+\w+\s+(?:applies|exists))", re.IGNORECASE), Coverage.NOT_COVERED),
    (re.compile(r"(?:it |that )?varies\b", re.IGNORECASE), Coverage.VARIES),
    (
        re.compile(
            r"(?:(?:it |that )?depends|sometimes|possibly|maybe|partly|not always|only)\b",
            re.IGNORECASE,
        ),
        Coverage.CONDITIONAL,
    ),
)
_ELLIPSES = (
    (
        re.compile(r"\b(?:may|might|can|could|sometimes)(?:\s+(?:do|be))?\b\W*$", re.IGNORECASE),
        Coverage.CONDITIONAL,
    ),
    (
        re.compile(r"\b(?:do|does|is|are|will)(?:\s+not|n['\u2019]t)\W*$", re.IGNORECASE),
        Coverage.NOT_COVERED,
    ),
    (
        re.compile(r"^\W*(?:not|never)\b|\bnever\s+(?:do|does|will)\W*$", re.IGNORECASE),
        Coverage.NOT_COVERED,
    ),
    (re.compile(r"\b(?:do|does|is|are|will)\W*$", re.IGNORECASE), Coverage.COVERED),
)
_PAYER_AS_CONDITION = re.compile(
    r"^\W*(?:if|when|for|where|under|with)\b(?P<inside>[^,;]{0,60}),\s*", re.IGNORECASE
)
_JOINED = re.compile(r"\W*(?:,|and|or|nor)?\s*(?:by |under |for )?", re.IGNORECASE)
_ACCEPTS = re.compile(r"accept|recogni|valid|billable", re.IGNORECASE)
_USUALLY = re.compile(r"\b(?:usually|generally|typically|normally|commonly)\b", re.IGNORECASE)
_MANY = (Payer.COMMERCIAL, Payer.ANY, Payer.MEDICARE_ADVANTAGE)
"""Payers that are many: what they usually do, some of them do not."""
_MEDICARE = (Payer.MEDICARE, Payer.MEDICARE_ADVANTAGE)
_LEANS_BACK = re.compile(r"(?:It|They|This|Coverage|Otherwise)\b")


def coverage(statement: Statement) -> Iterator[Fact]:
    """Who covers the code, who does not, and where it depends."""
    if match := COVERAGE_SENTENCE.match(statement.text):
        code = COVERAGE_CODES[match["letter"]]
        yield statement.fact(FactKind.COVERAGE_CODE, code.letter, Payer.MEDICARE)
        yield statement.fact(FactKind.COVERAGE, code.coverage, Payer.MEDICARE)
        return
    if match := STATUS_SENTENCE.search(statement.text):
        covered = STATUS_CODES[match["letter"]].coverage
        if covered is not None and match.start() == 0:  # else it is the status with a modifier
            yield statement.fact(FactKind.COVERAGE, covered, Payer.MEDICARE)
        return
    if statement.is_descriptor:
        return
    readings = _row(statement) or dict(_sentence(statement))
    for payer, value in readings.items():
        yield statement.fact(FactKind.COVERAGE, value, payer)
    for payer, value in _lead(statement).items():
        if payer not in readings:
            yield statement.fact_with_heading(FactKind.COVERAGE, value, payer)


def _row(statement: Statement) -> dict[Payer, Coverage]:
    """A table row or labelled line: "Medicaid | Covered with prior authorization"."""
    row = _ROW.fullmatch(statement.text)
    if row is None:
        return {}
    payers = payers_in(row["payer"])
    if not payers or payers[0].start > 0 or len(row["payer"]) - payers[-1].end > _ROW_SLACK:
        return {}
    for state, value in _STATES:
        if state.match(row["state"]):
            if value is Coverage.COVERED and cues.CONDITION.search(row["state"]):
                value = Coverage.CONDITIONAL  # noqa: PLW2901 - the word alone was too strong
            return dict.fromkeys((mention.payer for mention in payers), value)
    return {}


_ROW_SLACK = 10
"""Characters that a row's label may have after the payer: " coverage"."""


def _lead(statement: Statement) -> dict[Payer, Coverage]:
    """The "Yes", "No" or "It depends" that begins the answer to a question about coverage."""
    question = statement.question
    if statement.follows or not _CAN_BE_ANSWERED.match(question) or cues.NEGATIVE.search(question):
        return {}
    if not is_about(statement.code, question) or cues.SEPARATELY.search(question):
        return {}
    for lead, value in _LEADS:
        if lead.match(statement.text):
            if value is Coverage.COVERED and cues.CONDITION.search(statement.text):
                value = Coverage.CONDITIONAL  # noqa: PLW2901 - "Yes, when …"
            return dict.fromkeys(named_payers(question) or (Payer.ANY,), value)
    return {}


def _sentence(statement: Statement) -> Iterator[_Reading]:
    """What each clause says of each payer; the first reading of a payer holds."""
    said: dict[Payer, Coverage] = {}
    context = _context(statement)
    before: Judgement | None = None
    about = True
    for clause in clauses(statement.text):
        mentions = payers_in(clause)
        about = is_about(statement.code, clause)
        judgement = (
            judge(_without_payer_condition(clause), statement.code, mentions) if about else None
        )
        if judgement is not None:
            readings = dict(_by_payer(clause, mentions, context, judgement))
        elif before is not None and about and (value := _elliptic(clause)):
            readings = {
                mention.payer: Coverage.VARIES if mention.only_some else value
                for mention in mentions
            }
        else:
            readings = {}
        said |= {payer: value for payer, value in readings.items() if payer not in said}
        context = named_payers(clause) or context
        before = judgement or before
    yield from said.items()


def _context(statement: Statement) -> tuple[Payer, ...]:
    """The payers that a statement without any is about."""
    headed = statement.section.kind in (SectionKind.FAQ, SectionKind.COVERAGE, SectionKind.OTHER)
    if headed and (payers := named_payers(statement.section.heading)):
        return payers
    if statement.follows and _LEANS_BACK.match(statement.text):
        return named_payers(statement.follows.text)
    return ()


def _without_payer_condition(clause: str) -> str:
    """Drops "For patients with Medicare," which names the payer rather than a condition."""
    match = _PAYER_AS_CONDITION.match(clause)
    if match and named_payers(match["inside"]):
        return " " * match.end() + clause[match.end() :]
    return clause


def _elliptic(clause: str) -> Coverage | None:
    """A clause that leaves out its verb: "Medicaid may", "not by Medicaid"."""
    return next((value for pattern, value in _ELLIPSES if pattern.search(clause)), None)


def _by_payer(
    clause: str,
    mentions: tuple[PayerMention, ...],
    context: tuple[Payer, ...],
    judgement: Judgement,
) -> Iterator[_Reading]:
    """What a clause that was judged says of each payer in it, or of those it is about."""
    if not mentions:
        yield from ((payer, judgement.coverage) for payer in context or (Payer.ANY,))
        return
    contrast = cues.UNLIKE.search(clause)
    specific = any(mention.payer is not Payer.ANY for mention in mentions)
    left_out: PayerMention | None = None
    for mention in mentions:
        value = _for_one(clause, mention, judgement)
        if contrast and contrast.start() < mention.start < contrast.end():
            value = _inverse(judgement.coverage is Coverage.COVERED)
        elif _is_left_out(clause, mention, left_out):
            left_out = mention
            alone = len(mentions) == 1
            value = _inverse(alone or judgement.coverage is not Coverage.NOT_COVERED)
        elif _is_no_subject(mention, mentions[0], judgement) or (
            mention.payer is Payer.ANY and specific and not mention.only_some
        ):
            value = None
        if value is not None:
            yield mention.payer, value


def _is_no_subject(mention: PayerMention, first: PayerMention, judgement: Judgement) -> bool:
    """Whether a payer stands after a verb whose subject is another: "A pays what B does not"."""
    return judgement.verb is not None and first.start < judgement.verb < mention.start


def _inverse(said: bool) -> Coverage | None:
    """A payer set against the others is one who does not pay; the reverse is never inferred."""
    return Coverage.NOT_COVERED if said else None


def _is_left_out(clause: str, mention: PayerMention, before: PayerMention | None) -> bool:
    """Whether a payer is excepted: "(not Medicare)", and "or Medicaid" after it."""
    if before and _JOINED.fullmatch(clause, before.end, mention.start):
        return True
    return any(
        cue.end() == mention.start for cue in cues.EXCLUDING.finditer(clause, 0, mention.start)
    )


def _for_one(clause: str, mention: PayerMention, judgement: Judgement) -> Coverage | None:
    if judgement.of_use and mention.payer in _MEDICARE:
        return Coverage.CONDITIONAL if _ACCEPTS.search(clause) else None
    if (
        judgement.coverage is Coverage.COVERED
        and mention.payer in _MANY
        and _USUALLY.search(clause)
    ):
        return Coverage.VARIES
    return Coverage.VARIES if mention.only_some else judgement.coverage
