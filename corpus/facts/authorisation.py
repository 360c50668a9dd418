"""Prior authorisation."""

import re
from collections.abc import Iterator

from corpus.document import Fact, FactKind, Payer, Requirement
from corpus.facts.clauses import clauses
from corpus.facts.payers import named_payers
from corpus.facts.statement import Statement
from corpus.facts.subject import is_about

_NAME = (
    r"(?:(?:prior|pre|advance)[- ]?\s?(?:authori[sz]ations?|approvals?|certification)"
    r"|precertification|pre-?authori[sz]ed"
    r"|prior[- ]auth\b)"
)
_AUTHORISATION = re.compile(rf"\b{_NAME}", re.IGNORECASE)
_NEGATED = re.compile(
    rf"(?:\bno|\bwithout|\bnot\s+(?:\w+\s+){{0,2}}(?:require|need)\w*"
    rf"|n['\u2019]t\s+(?:\w+\s+)?(?:require|need)\w*)\s+(?:\w+\s+){{0,2}}{_NAME}"
    rf"|{_NAME}[^.;]{{0,40}}?\b(?:is|are)(?:\s+not|n['\u2019]t)\s+(?:\w+\s+)?(?:required|needed"
    rf"|necessary)"
    rf"|{_NAME}\s*[|:]\s*(?:no\b|not required|none)",
    re.IGNORECASE,
)
_UNCERTAIN = re.compile(
    r"\b(?:may|might|can|could|some|many|most|often|sometimes|usually|typically|generally"
    r"|frequently|commonly|depend\w*"
    r"|var(?:y|ies)|if|when|unless|certain|where required|in some)\b",
    re.IGNORECASE,
)
_REQUIRED = re.compile(
    r"\b(?:requires?|required|needs?|needed|necessary|must|mandatory|obtain|get|subject to"
    r"|with|only after|yes)\b",
    re.IGNORECASE,
)
_UNKNOWN = re.compile(
    r"\b(?:check|verify|confirm|ask|find out|see|review)\b[^.;]*\b(?:whether|if|for|requirements?"
    r"|rules?|polic(?:y|ies))\b",
    re.IGNORECASE,
)


_OWN_RULES = re.compile(
    r"\b(?:have|has|set|sets|follow|follows|make|makes)\s+(?:their|its)\s+own\s+(?:rules|polic(?:y|ies)"
    r"|requirements|terms)\b",
    re.IGNORECASE,
)


def authorisation(statement: Statement) -> Iterator[Fact]:
    """Whether a payer wants to approve the service beforehand."""
    spoken_of = False
    for clause in clauses(statement.text):
        if spoken_of and _OWN_RULES.search(clause):
            # "Medicare requires it; commercial plans have their own rules."
            for payer in named_payers(clause):
                yield statement.fact(FactKind.PRIOR_AUTHORISATION, Requirement.CONDITIONAL, payer)
            continue
        if not _AUTHORISATION.search(clause) or not is_about(statement.code, clause):
            continue
        if (value := _requirement(clause)) is None:
            continue
        spoken_of = True
        payers = named_payers(clause) or named_payers(statement.question) or (Payer.ANY,)
        for payer in payers:
            yield statement.fact(FactKind.PRIOR_AUTHORISATION, value, payer)


def _requirement(clause: str) -> Requirement | None:
    uncertain = _UNCERTAIN.search(clause)
    if _NEGATED.search(clause):
        return Requirement.CONDITIONAL if uncertain else Requirement.NOT_REQUIRED
    if _UNKNOWN.search(clause):
        return None
    if uncertain:
        return Requirement.CONDITIONAL
    return Requirement.REQUIRED if _REQUIRED.search(clause) else None
