"""Whether the documents name a variant of the code: "is there a group version of it?"."""

import re

from bot.answering.asked import Asked
from bot.answering.entailment import Decision
from bot.answering.terms import terms, told_terms
from bot.reply import Verdict
from corpus.codes import mentions
from corpus.document import SectionKind

_IS_THERE = re.compile(
    r"\b(?:is|are) there (?:also )?(?:an?|any) (?P<what>[\w\s/-]+?) "
    r"(?:versions?|ones?|kinds?|types?|variants?|models?|siblings?|equivalents?|counterparts?)\b"
)


def of_a_variant(asked: Asked) -> Decision | None:
    """The line on another code that has all that a variant is told apart by."""
    put = _IS_THERE.search(asked.words.text)
    wanted = terms(put["what"]) if put else frozenset()
    if not wanted:
        return None
    for sentence in asked.evidence.sentences(SectionKind.RELATED, SectionKind.COMPARISON):
        others = {mention.code for mention in mentions(sentence.text)} - {asked.evidence.code}
        if others and wanted <= told_terms(sentence.text):
            return Decision(Verdict.YES, sentence)
    return None
