"""Whether what may be billed once in a lifetime is asked for again."""

import re

from bot.answering.asked import Asked
from bot.answering.entailment import Decision
from bot.reply import Verdict
from corpus.document import FactKind

_AGAIN = re.compile(
    r"\b(?:again|twice|second|another|repeat\w*|re-?do|annual(?:ly)?|yearly|every|each|once a)\b"
)
_ONCE = re.compile(r"(?i)\bonce (?:in|per) (?:a )?(?:patient'?s? )?lifetime\b|\bonce ever\b")


def of_what_is_once_only(asked: Asked) -> Decision | None:
    """A "no" where the limit is once in a lifetime, for any payer that is not asked about apart."""
    if not asked.is_of_one_code or not _AGAIN.search(asked.words.text):
        return None
    for found in asked.evidence.facts(FactKind.FREQUENCY):
        of_payer = not asked.payers or found.fact.payer in {None, *asked.payers}
        if of_payer and _ONCE.search(found.fact.value):
            return Decision.by_fact(Verdict.NO, found)
    return None
