"""Whether two codes go together: "can A be reported with B?", beside a sentence that names both."""

import re

from bot.answering.asked import Asked
from bot.answering.entailment import Decision
from bot.answering.evidence import FoundSentence
from bot.answering.terms import normalised
from bot.reply import Verdict
from corpus.codes import mentions
from corpus.document import SectionKind

_ASKS = re.compile(
    r"\b(?:bill\w*|report\w*|charge\w*|code[ds]?|claim\w*|submit\w*|send|put|use[ds]?|add\w*|go|"
    r"goes|stack\w*)\b.*\b(?:with|together|alongside|beside|same day|separate|and|to|plus|as)\b"
)
# What a question may say of the two besides, so that the sentence need not.
_MORE = re.compile(r"\b(?:payer|without|only|before|after|if|when|per|every|all|always|unit)\b")
_APART = re.compile(
    r"\b(?:do not|don't|never|cannot|can't|must not|may not|is not|are not|isn't)"
    r" (?:be )?(?:report\w*|bill\w*|add\w*|us\w*|code[ds]?|combin\w*|paid|charg\w*|need\w*)\b"
    r"|\bso code is not\b|\bnot (?:add|report|bill|combin)\w*|\bnot together\b"
)
_WITH = re.compile(
    r"\b(?:bill|report)(?:s|ed)? (?:\w+ ){0,3}(?:with|together with|beside|alongside)\b"
    r"|\b(?:in addition to|comes in addition|separate(?:ly)? from|together with|on the same day)\b"
    r"|\bboth can be\b|\bcan both be\b"
)
_SAME_VISIT = re.compile(r"\b(?:same day|together|alongside|along with|in the same)\b")
_TOGETHER = re.compile(
    r"(?i)^(?:can|may|is|are|should|do)\b.*\b(?:bill|billed|report|reported)\b.*"
    r"\b(?:with|together|alongside)\b"
)
_HEDGED = re.compile(r"\b(?:only|if|unless|depend\w*|some|or)\b")


def of_two_codes(asked: Asked) -> Decision | None:
    """A sentence on all codes of the question that has them billed together, or not."""
    others = _others(asked)
    words = asked.words.text
    if not others or asked.payers or not _ASKS.search(words):
        return None
    pair = _same_visit_pair(asked, others)
    if pair is not None:
        return pair
    for sentence in asked.evidence.sentences():
        named = {mention.code for mention in mentions(sentence.text)}
        if sentence.section.kind is not SectionKind.RELATED and others <= named:
            verdict = _verdict(sentence, asked.evidence.code in named, words)
            if verdict is not None:
                return Decision(verdict, sentence)
    return None


def _same_visit_pair(asked: Asked, others: frozenset[str]) -> Decision | None:
    """An FAQ pair on billing the very two codes together, which a visit in common asks for too."""
    if _MORE.search(asked.words.text) or not _SAME_VISIT.search(asked.words.text):
        return None
    for pair in asked.evidence.sentences(SectionKind.FAQ):
        named = {mention.code for mention in mentions(pair.section.heading)}
        if named == others | {asked.evidence.code} and _TOGETHER.search(pair.section.heading):
            for opening, verdict in (("Yes.", Verdict.YES), ("No.", Verdict.NO)):
                if pair.text.startswith(opening):
                    return Decision(verdict, pair)
    return None


def _others(asked: Asked) -> frozenset[str]:
    """The codes asked about besides this one, with a document or without."""
    unknown = {item.text.upper() for item in asked.question.code_candidates}
    return asked.other_codes | unknown


def _verdict(sentence: FoundSentence, names_own: bool, words: str) -> Verdict | None:
    text = normalised(re.sub(r"\b[A-Z]\d{4}\b", "code", sentence.text))
    if _APART.search(text):
        return Verdict.NO
    if not names_own or _HEDGED.search(text) or _MORE.search(words):
        return None
    return Verdict.YES if _WITH.search(text) else None
