"""An age, size, weight or unit that was asked about, against what the documents say."""

from collections.abc import Iterator

from bot.answering.amounts import asked_amounts, stated_range
from bot.answering.asked import Asked
from bot.answering.entailment import Decision
from bot.answering.evidence import FoundSentence
from bot.answering.qualifiers import adds_qualifier
from bot.answering.terms import terms, told_words
from bot.reply import Verdict
from corpus.document import SectionKind

_MEASURES = terms("year old age aged square inch inches in pound lb weigh child adult teenager yo")


def outside_range(asked: Asked) -> Decision | None:
    """An amount outside a range that the code has."""
    outside = next((where for where, holds in _ranges(asked) if not holds), None)
    if outside is None:
        return None
    return Decision(Verdict.NO, _denying_pair(asked) or outside)


def _denying_pair(asked: Asked) -> FoundSentence | None:
    """The FAQ pair that says no to the same amount, since it may tell the right code."""
    amounts = asked_amounts(asked.words.text)
    for pair in asked.evidence.sentences(SectionKind.FAQ):
        if (
            pair.text.startswith("No.")
            and asked_amounts(told_words(pair.section.heading)) == amounts
        ):
            return pair
    return None


def inside_range(asked: Asked) -> Decision | None:
    """An amount within the range, where nothing else that is asked is left open."""
    open_ = {t for t in asked.point - _MEASURES - asked.stated if not t[0].isdigit()}
    if open_:
        return None
    for sentence, holds in _ranges(asked):
        if holds and not adds_qualifier(asked.words.text, told_words(sentence.text)):
            return Decision(Verdict.YES, sentence)
    return None


def _ranges(asked: Asked) -> Iterator[tuple[FoundSentence, bool]]:
    """For each dimension of the question, the first range of the code, and whether it holds."""
    if asked.is_of_facts or not asked.is_of_one_code:
        return
    for dimension, amount in asked_amounts(asked.words.text).items():
        for sentence, clause in asked.own:
            stated = stated_range(clause.text, dimension)
            if stated is not None and len(clause.codes) == 1:
                yield sentence, amount in stated
                break
