"""An FAQ pair that asks what was asked, perhaps in other words."""

import re
from collections.abc import Iterator

from bot.answering.alternatives import exclusive_of
from bot.answering.asked import RELATION, Asked, relations_of
from bot.answering.entailment import Decision
from bot.answering.evidence import Evidence, FoundSentence
from bot.answering.qualifiers import adds_qualifier
from bot.answering.statement import Statement, signed, statements
from bot.answering.terms import terms, told_words
from bot.question import Question
from bot.reply import Verdict
from bot.understanding.payers import find_payers
from bot.understanding.words import subject_stems
from corpus.codes import mentions
from corpus.document import Payer, SectionKind

# Share of their points, and cosine, from which two questions are one; found on paraphrases of the
# starter corpus's own questions.
_ALIKE = 0.5
_LEAST_ALIKE = 0.01
_CLOSE = 0.72
_VERY_CLOSE = 0.86
# Where the question has all points of the other and only adds to them, as a case at hand does.
_ADDING = 0.6
# Share of their words that two questions must have in common where no encoder is asked.
_SAME = 0.6
_OPENINGS = (
    (Verdict.YES, re.compile(r"(?i)yes\b")),
    (Verdict.NO, re.compile(r"(?i)no(?:\b[.,:;]| (?=\w+ (?:is|are) ))")),
    (Verdict.DEPENDS, re.compile(r"(?i)(?:it|that) depends\b")),
)
_UNDER_CONDITION = re.compile(
    r"(?i)(?P<condition>(?:for|in|with|under|after|if|when) [^,.;:]{3,60}), "
    r"(?P<verdict>yes|no)\b[:.,;]"
)
_OF_CONDITION = {"yes": Verdict.YES, "no": Verdict.NO}
_AS_THIS = re.compile(
    r"(?i)^(?:can|may|is|are|should|do|does)\b.*\b(?:billed|reported|coded|used|bill|report|code|use)"
    r" (?:as|with|under|on|by) (?:the )?[A-Z]\d{4}\W*$"
)
_TOWARD = re.compile(r"\btoward (?:the |an? |our |my |his |her )?(\w+)")
_IS_REPORTED = re.compile(r"\b(?:is|are) (?:\w+ )?(?:reported|billed|coded)\b")


def decided_by_pair(asked: Asked) -> Decision | None:
    """The FAQ pair that asks the same and whose answer begins with its verdict."""
    pairs = [
        Decision(verdict, pair)
        for pair in asked.evidence.sentences(SectionKind.FAQ)
        if _is_of_the_same(asked, pair.section.heading)
        for verdict in _verdicts(pair, asked)
        if not (verdict is Verdict.YES and adds_qualifier(asked.words.text, _told(pair)))
    ]
    if not pairs:
        return None
    rated = [(_likeness(asked, _neutral(p.sentence.section.heading)), p) for p in pairs]
    alike = [(likeness, pair) for likeness, pair in rated if likeness > 0.0]
    if not alike:
        return None
    most, likest = max(alike, key=lambda item: item[0])
    if most == 1.0:
        return likest
    # Encoding takes milliseconds a question, so those of another matter are left out.
    headings = [_neutral(pair.sentence.section.heading) for _, pair in alike]
    close = asked.evidence.closeness(_neutral(asked.text), headings)
    best = max(range(len(alike)), key=lambda number: close[number])
    if _points(signed(headings[best]), asked) <= _points(asked.words, asked):
        needed = _ADDING
    else:
        needed = _CLOSE if alike[best][0] >= _ALIKE else _VERY_CLOSE
    return alike[best][1] if close[best] >= needed else None


def _verdicts(pair: FoundSentence, asked: Asked) -> Iterator[Verdict]:
    """The verdict that an FAQ answer gives, if it gives one."""
    for verdict, opening in _OPENINGS:
        if opening.match(pair.text):
            yield verdict
            return
    under = _UNDER_CONDITION.match(pair.text)
    if under is not None:
        # "For knee pain, yes: …" is a yes only where knee pain is told.
        told = terms(under["condition"]) <= signed(asked.question.rest).stated
        yield _OF_CONDITION[under["verdict"].lower()] if told else Verdict.DEPENDS
    elif _gives_it_to_another(pair, asked.evidence.code):
        yield Verdict.NO


def _gives_it_to_another(pair: FoundSentence, code: str) -> bool:
    """Whether what an FAQ question puts under this code is reported with another.

    "Can a taxi ride be billed as this?" is answered "a taxi ride is reported with that".
    """
    if not _AS_THIS.search(pair.section.heading):
        return False
    points = signed(_neutral(pair.section.heading)).spoken
    return any(
        clause.codes
        and code not in clause.codes
        and _IS_REPORTED.search(clause.text) is not None
        and 2 * len(points & clause.stated) >= len(points) > 0
        for clause in statements(pair.text, code)
    )


def _told(pair: FoundSentence) -> str:
    return told_words(f"{pair.section.heading} {pair.text}")


def pair_of(question: Question, evidence: Evidence) -> FoundSentence | None:
    """The FAQ answer to a question in much the same words, whatever it begins with."""
    asked = _stems(question.text, evidence.code)
    pairs = evidence.sentences(SectionKind.FAQ)
    if not asked or not pairs:
        return None
    scored = [(_shared(asked, _stems(p.section.heading, evidence.code)), p) for p in pairs]
    likeness, best = max(scored, key=lambda item: item[0])
    return best if likeness >= _SAME else None


def _is_of_the_same(asked: Asked, heading: str) -> bool:
    """Whether an FAQ question names the same other codes, and no other payer."""
    named = {mention.code for mention in mentions(heading)} - {asked.evidence.code}
    payers = {item.payer for item in find_payers(heading).payers} - {Payer.ANY}
    is_other = payers and asked.payers and payers != asked.payers
    return named == asked.other_codes and not is_other


def _neutral(text: str) -> str:
    """The text with each code, and what stands for one in a question, as a pronoun."""
    for mention in mentions(text):
        text = text.replace(mention.code, "it")
    return re.sub(r"\bcode\b", "it", text)


def _likeness(asked: Asked, heading: str) -> float:
    """Share of the points of two questions that they have in common, 0 to 1.

    0 where a number, a sign, an exclusive attribute or the matter makes them different questions.
    """
    other = signed(heading)
    if _differ(asked.words, other) or relations_of(asked.words.text) != relations_of(other.text):
        return 0.0
    mine, theirs = _points(asked.words, asked), _points(other, asked)
    if asked.other_codes and not theirs:
        # "Can A be billed with B?" has no words but the codes, which are the same.
        return 1.0 if not mine else _LEAST_ALIKE
    return _shared(mine, theirs) if mine and theirs else 0.0


def _points(words: Statement, asked: Asked) -> frozenset[str]:
    """What some words ask about: the code's names aside, unless nothing else is left."""
    about = words.spoken - RELATION
    return about - asked.names or about


def _differ(one: Statement, other: Statement) -> bool:
    numbers = [{term for term in s.spoken if term[0].isdigit()} for s in (one, other)]
    if numbers[0] != numbers[1]:
        return True
    # Miles towards the patient are other miles than those towards the hospital.
    ends = [set(_TOWARD.findall(words.text)) for words in (one, other)]
    if all(ends) and ends[0] != ends[1]:
        return True
    if (one.denied & other.stated) | (one.stated & other.denied):
        return True
    return any(exclusive_of(term) & other.spoken - one.spoken for term in one.spoken - other.spoken)


def _stems(text: str, code: str) -> frozenset[str]:
    return subject_stems(text) - {code.lower(), "code", "cpt", "hcpc"}


def _shared(one: frozenset[str], other: frozenset[str]) -> float:
    """Jaccard index: 1 for the same words, 0 for none in common."""
    return len(one & other) / len(one | other)
