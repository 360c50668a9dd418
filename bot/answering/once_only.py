"""Whether what may be billed once in a lifetime is asked for again."""

import re

from bot.answering.asked import Asked
from bot.answering.entailment import Decision
from bot.answering.evidence import FoundSentence
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
        section = found.document.section_at(found.fact.start)
        of_payer = not asked.payers or found.fact.payer in {None, *asked.payers}
        if section is not None and of_payer and _ONCE.search(found.fact.value):
            span = (found.fact.start, found.fact.end)
            return Decision(Verdict.NO, FoundSentence(found.document, section, *span))
    return None
