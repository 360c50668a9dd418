"""Whether a clause of a document states or denies what a yes/no question asks.

Closeness in meaning decides nothing here: the clause must have the question's words, numbers and
negations, or an attribute that excludes the one asked about.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from bot.answering.alternatives import exclusive_of
from bot.answering.asked import IDENTITY, NAMING, RELATION, Asked
from bot.answering.evidence import FoundFact, FoundSentence
from bot.answering.qualifiers import adds_qualifier
from bot.answering.statement import Statement
from bot.answering.terms import terms, told_words
from bot.reply import Verdict
from bot.understanding.payers import find_payers
from corpus.document import SectionKind


class Decision(NamedTuple):
    """A verdict and the sentence that it is read from."""

    verdict: Verdict
    sentence: FoundSentence

    @classmethod
    def by_fact(cls, verdict: Verdict, found: FoundFact) -> "Decision | None":
        """The verdict that a fact gives, with its sentence; None where it stands in no section."""
        section = found.document.section_at(found.fact.start)
        if section is None:
            return None
        sentence = FoundSentence(found.document, section, found.fact.start, found.fact.end)
        return cls(verdict, sentence)


_NEEDS = re.compile(r"\b(?:have to|has to|must|needs?|needed|require[sd]?|necessary|mandatory)\b")
_OPEN = re.compile(r"\b(?:may|can|optional|either|any|whether or not)\b")
# "Use only at school does not qualify" denies nothing of use at school.
_ONLY_DENIED = re.compile(r"\bonly\b.*\b(?:does|do|is|are) not\b")
_OF_ALL = re.compile(r"\b(?:only|always|every|all|must)\b")
_HEDGE = re.compile(
    r"\b(?:if|unless|depend\w*|var(?:y|ies)|some|often|usual\w*|mostly|only under)\b"
)
_MAY = re.compile(r"\b(?:may|might|could)\b")
_CAN = re.compile(r"\b(?:may|might|can|could)\b")
# "The lenses have their own codes": they are not included, and billed separately.
_APART = re.compile(r"\bown (?:\w+ )?codes?\b|\bseparate(?:ly)?\b|\bapart\b")
_IS_A = re.compile(r"\b(?:is|are|was|were|isn't|that|this|it|for|use[ds]?|billed?|include|mean)\b")
_COMPARES = re.compile(r"\b(?:same|different|equal|equivalent|identical|interchangeable)\b")
_IS_OF_IT = re.compile(r"\b(?:is|are|isn't) (?:code|it|this|that|these|they)\b|\bcode (?:is|for)\b")
# "Is there a children's version?" asks after another code.
_ASKS_AFTER_OTHERS = re.compile(
    r"\b(?:is|are) there\b|\bother\b|\banother\b|\bdifferent\b|\bversion\b|\blike\b|\bdiffer\w*\b"
)
# Sections in which one shared word is enough, since all in them is about what the code is.
_TELLING = frozenset({SectionKind.DESCRIPTION, SectionKind.CLINICAL_CONTEXT})
_NO = re.compile(r"(?i)no\b[.,:;]")
_OF_EACH = re.compile(r"\b(?:both|each|all|share|same|alike|also|too|either)\b")
_OF_ONE = re.compile(r"\b(?:differ\w*|than|whereas|against|unlike|only|former|latter)\b")
_PER = re.compile(r"\b(?:per|each|every|by the)\b")
_INCLUDE = next(iter(terms("include")))
_SEPARATE = next(iter(terms("separate")))


def stated_or_denied(asked: Asked) -> Decision | None:
    """A clause about the code that has all that is asked, and states or denies it."""
    if asked.is_of_a_matter or not asked.is_of_one_code or _COMPARES.search(asked.words.text):
        return None
    for sentence, clause in asked.own:
        if not asked.payers <= {item.payer for item in find_payers(sentence.text).payers}:
            continue
        verdict = _verdict_of(asked, sentence, clause)
        if verdict is not None:
            return Decision(verdict, sentence)
    return None


def of_what_is_apart(asked: Asked) -> Decision | None:
    """Of what has a code of its own: it is not included, but billed separately."""
    thing = asked.words.stated - RELATION
    thing = thing - asked.names or thing
    relation = asked.all & {_INCLUDE, _SEPARATE}
    if not thing or not relation or not asked.is_of_one_code:
        return None
    for sentence, clause in asked.clauses:
        if thing <= clause.stated and _APART.search(clause.text):
            return Decision(Verdict.NO if _INCLUDE in relation else Verdict.YES, sentence)
    return _included(asked, thing) if _SEPARATE in relation else None


def _included(asked: Asked, thing: frozenset[str]) -> Decision | None:
    """What is part of the code is not billed separately."""
    for sentence, clause in asked.own:
        if thing <= clause.stated and clause.is_named and _includes(thing, sentence, clause):
            return Decision(Verdict.NO, sentence)
    return None


def of_an_alternative(asked: Asked) -> Decision | None:
    """What the code is, where that excludes what was asked: group against individual."""
    if asked.is_of_facts or not asked.is_of_one_code:
        return None
    if _ASKS_AFTER_OTHERS.search(asked.words.text):
        return None
    for term in asked.words.stated - asked.described:
        excluding = exclusive_of(term)
        for sentence, clause in asked.own:
            if sentence.section.kind is SectionKind.DESCRIPTION and excluding & clause.stated:
                return Decision(Verdict.NO, sentence)
    return None


def of_another_code(asked: Asked) -> Decision | None:
    """What was asked is what another code is: "the external insulin pump is E0784"."""
    words = asked.words.text
    if asked.is_of_facts or not asked.is_of_one_code or _NEEDS.search(words):
        return None
    if not _IS_A.search(words) or _ASKS_AFTER_OTHERS.search(words) or _SEPARATE in asked.all:
        return None
    point = asked.words.stated - RELATION - asked.names
    if point <= asked.described:
        return None
    foreign = [pair for pair in asked.clauses if asked.evidence.code not in pair[1].codes]
    foreign.sort(key=lambda pair: pair[0].section.kind is SectionKind.RELATED)
    for sentence, clause in foreign:
        if point <= clause.stated:
            return Decision(Verdict.NO, sentence)
    return None


def as_described(asked: Asked) -> Decision | None:
    """All that is asked, spread over the description and the names: "is it group therapy?"."""
    if asked.is_of_facts or not asked.is_of_one_code or asked.all & RELATION or asked.words.denied:
        return None
    words = asked.words.text
    if not _IS_OF_IT.search(words) or _PER.search(words) or _COMPARES.search(words):
        return None
    described = [pair for pair in asked.own if pair[0].section.kind is SectionKind.DESCRIPTION]
    stated = asked.names.union(*(clause.stated for _, clause in described))
    denied = {term for _, clause in described for term in clause.denied}
    if not asked.all <= stated - denied or any(term[0].isdigit() for term in asked.all):
        return None
    told = " ; ".join((told_words(asked.evidence.title), *(clause.text for _, clause in described)))
    if adds_qualifier(words, told):
        return None
    best = max(described, key=lambda pair: len(pair[1].stated & asked.all), default=None)
    return Decision(Verdict.YES, best[0]) if best and best[1].stated & asked.all else None


def _verdict_of(asked: Asked, sentence: FoundSentence, clause: Statement) -> Verdict | None:
    """What a clause says to the question, if it speaks of all of it."""
    if not asked.point <= clause.spoken or not asked.all <= clause.spoken | asked.names | RELATION:
        return None
    if _contrary(asked.words, clause):
        return Verdict.NO
    if _NEEDS.search(asked.words.text):
        return Verdict.NO if _OPEN.search(clause.text) else None
    if asked.point & clause.denied or asked.words.denied & clause.stated:
        return None
    if _is_hedged(asked, clause):
        return None
    if _answers_no(sentence) or adds_qualifier(asked.words.text, clause.text):
        return None
    return Verdict.YES if _states(asked, sentence, clause) else None


def _answers_no(sentence: FoundSentence) -> bool:
    """Whether a sentence is a "No." to some FAQ question, out of which no clause makes a "yes"."""
    return sentence.section.kind is SectionKind.FAQ and _NO.match(sentence.text) is not None


def _is_of_each(clause: Statement) -> bool:
    """Whether a clause on several codes states the same of each of them."""
    if len(clause.codes) < 2:
        return True
    return _OF_EACH.search(clause.text) is not None and not _OF_ONE.search(clause.text)


def _contrary(asked: Statement, clause: Statement) -> bool:
    """Whether a clause denies what is asked, or states what the question excludes."""
    if asked.denied & clause.denied:
        return False
    if _ONLY_DENIED.search(clause.text) and adds_qualifier(clause.text, asked.text):
        return False
    if (asked.stated - RELATION) & clause.denied:
        return True
    # "The one without rails" describes; only what is stated of all excludes "without".
    return bool(asked.denied & clause.stated) and _OF_ALL.search(clause.text) is not None


def _is_hedged(asked: Asked, clause: Statement) -> bool:
    """Whether a clause leaves open what the question puts as certain."""
    if _HEDGE.search(clause.text):
        return True
    return bool(_MAY.search(clause.text)) and not _CAN.search(asked.words.text)


def _states(asked: Asked, sentence: FoundSentence, clause: Statement) -> bool:
    """Whether a clause that has the words of the question also has the relation it asks about."""
    if not _is_of_each(clause):
        return False
    if _INCLUDE in asked.all and not _includes(asked.words.stated - RELATION, sentence, clause):
        return False
    if _SEPARATE in asked.all and _SEPARATE not in clause.stated:
        return False
    if _PER.search(asked.words.text) and not _PER.search(clause.text):
        return False
    if not clause.is_named and sentence.section.kind not in IDENTITY:
        return False
    if sentence.section.kind in NAMING:
        # "Biosimilar Neupogen" is not Neupogen: the whole name has to be asked.
        return any(name and name <= asked.all for name in _names(clause.text))
    telling = {term for term in asked.point if not term[0].isdigit() and term != "unit"}
    return len(telling) > 1 or (bool(telling) and sentence.section.kind in _TELLING)


def _includes(thing: frozenset[str], sentence: FoundSentence, clause: Statement) -> bool:
    if sentence.section.kind in NAMING:
        return False
    if _INCLUDE in clause.stated:
        return True
    _, found, held = clause.text.partition(" with ")
    described = sentence.section.kind is SectionKind.DESCRIPTION
    held = re.split(r",|\bwhich\b|\bthat\b|\bfor\b", held)[0]
    return bool(found) and described and thing <= terms(held)


def _names(text: str) -> Iterator[frozenset[str]]:
    for name in re.split(r"[,;]", text):
        yield terms(name)
