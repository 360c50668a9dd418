"""Whether the code is paid by itself or within something else."""

import re
from collections.abc import Iterator

from corpus.document import Answer, Fact, FactKind
from corpus.facts.payers import named_payers
from corpus.facts.statement import Statement
from corpus.facts.subject import is_subject

_DONE = (
    r"(?:payable|billable|reimbursable|reportable|reimbursed|paid|billed|reported|covered|charged"
    r"|coded)"
)
_SEPARATE = re.compile(
    rf"(?P<subject>.*?)\b(?:(?:(?:is|are|be|may|can|should|must|will|cannot|does"
    rf"|do)(?:\s+be)?)\s+)?(?P<negation>not\s+|never\s+|n['\u2019]t\s+|(?<=cannot )be\s+)?"
    rf"(?:be\s+)?(?:\w+ly\s+(?<!separately\s))?(?:separately\s+{_DONE}|{_DONE}\s+separately)\b",
    re.IGNORECASE | re.DOTALL,
)
_WITHIN = re.compile(
    r"(?P<subject>.*?)\b(?:is|are|as)\s+(?P<negation>not\s+)?(?:always\s+|usually\s+|typically\s+"
    r"|generally\s+|considered\s+)*"
    r"(?:bundled|packaged|incidental\b|included\s+in\s+(?:the\s+)?(?:\w+\s+){0,3}?(?:payment|rate"
    r"|allowance|fee|package))",
    re.IGNORECASE | re.DOTALL,
)
_NO_SEPARATE_PAYMENT = re.compile(
    r"\bno\s+separate\s+(?:payment|reimbursement|billing)\b|\b(?:does|do"
    r"|will)\s+not\s+pay\s+(?:\w+\s+){0,3}?separately\b",
    re.IGNORECASE,
)
_CONDITIONAL = re.compile(r"\b(?:unless|except|if|when|some|sometimes)\b", re.IGNORECASE)


def separate_billing(statement: Statement) -> Iterator[Fact]:
    """Whether the code is separately billable; nothing where that depends or is about others."""
    if (value := _answer(statement)) is None or not statement.is_about_code:
        return
    payers = named_payers(statement.text)
    yield statement.fact(
        FactKind.SEPARATELY_BILLABLE, value, payers[0] if len(payers) == 1 else None
    )


def _answer(statement: Statement) -> Answer | None:
    text = statement.text
    if _CONDITIONAL.search(text):
        return None
    if _NO_SEPARATE_PAYMENT.search(text):
        return Answer.NO
    for pattern, when_positive in ((_SEPARATE, Answer.YES), (_WITHIN, Answer.NO)):
        match = pattern.match(text)
        if match and is_subject(statement.code, _subject(match)):
            negated = bool(match["negation"]) or "cannot" in match.group().lower()
            return when_positive if not negated else _opposite(when_positive)
    return None


def _subject(match: re.Match[str]) -> str:
    words = re.sub(r"^\W*(?:yes|no)\b[,.;:]?\s*", "", match["subject"], flags=re.IGNORECASE)
    return re.sub(r"\s*\b(?:medicare|cms)\b\s*$", "", words, flags=re.IGNORECASE)


def _opposite(answer: Answer) -> Answer:
    return Answer.NO if answer is Answer.YES else Answer.YES
