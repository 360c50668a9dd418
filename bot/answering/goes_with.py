"""Whether a thing is included or billed apart, beside a sentence that plainly has it one way.

"Are the lancets extra?" and "is the vaccine in that?" share few words with "Lancets are billed
apart" and "The vaccine itself is reported with its own code"; what they share is the thing.
"""

import re
from collections.abc import Iterator

from bot.answering.asked import RELATION, Asked
from bot.answering.entailment import Decision
from bot.answering.evidence import FoundSentence
from bot.answering.terms import terms, told_terms
from bot.reply import Verdict
from corpus.codes import mentions
from corpus.document import SectionKind

_LINE = r"(?:line|claim|code|charge|item)s?"
_ASKS_APART = re.compile(
    r"(?i)\bseparate(?:ly)?\b|\bapart\b|\bextra\b|\bon top\b|\bin addition\b|\bbesides?\b"
    rf"|\b(?:own|another|additional) {_LINE}\b|\b(?:its|their) own\b"
)
_ASKS_INCLUDED = re.compile(
    r"(?i)\binclud\w*|\bcomes? with\b|\bpart of\b|\brolled in|\bbundled?\b|\binside\b|\bthrown in\b"
    r"|\b(?:pays?|stands?|covers?) (?:\w+ )?for (?:the |\w+ing\b)|\bin (?:code|that|it|there)\W*$"
)
_NOT = r"(?:not|never|n't|no longer|nothing)"
_BILLED = r"(?:billed|reported|paid|coded|charged|claimed|submitted|listed|counted)"
_APART = re.compile(
    rf"(?i)\b{_BILLED} (?:\w+ ){{0,2}}?(?:separately|apart|in addition|on (?:its|their) own)\b"
    r"|\b(?:has|have|with|under|by) (?:its|their|an?) (?:own|separate) (?:\w+ )?(?:code|line)s?\b"
    rf"|\b{_NOT} (?:be )?(?:part of|included?|inside)\b|\bmaterial only\b|\bnot for parts\b"
    rf"|\b(?:comes|is|are|{_BILLED}) (?:\w+ )?(?:with|as) a (?:separate )?procedure\b"
    r"|\bseparate from\b|\bdoes not (?:include|contain|hold|cover)\b"
)
_INCLUDED = re.compile(
    rf"(?i)\b{_NOT} (?:be )?{_BILLED} (?:\w+ )?(?:separately|apart|in addition|with it|on top)\b"
    rf"|\b{_NOT} (?:\w+ )?separately {_BILLED}\b|\balready (?:includes?|holds?|contains?|covers?)\b"
    r"|(?<!not )\b(?:includes?|bundles?|kit holds|contains?|come with|comes with)\b"
    r"|(?<!not )\b(?:is|are) (?:included in|inside|part of|bundled)\b"
)
_FROM_WHAT = re.compile(r"(?i)\b(?:from|besides?|beyond) (?:the |code).*")
_CLAUSE_END = re.compile(
    r";|:|, (?:and|but|while|whereas) |(?<=\w), (?=\w+ (?:is|are) )|(?<=\w)\. "
)
_SILENT = {
    SectionKind.ALIASES,
    SectionKind.RELATED,
    SectionKind.RECORD,
    SectionKind.RVU,
    SectionKind.SPECIALTIES,
}
# Of the words for the thing, so many at least a clause has to have.
_LEAST_SHARE = 0.5


def of_what_goes_with(asked: Asked) -> Decision | None:
    """The clause that has the thing asked about included, or billed apart."""
    put = asked.question.rest
    asks_apart = _ASKS_APART.search(put) is not None
    if asks_apart == (_ASKS_INCLUDED.search(put) is not None) or not asked.is_of_one_code:
        return None
    told = _FROM_WHAT.sub(" ", _ASKS_APART.sub(" ", _ASKS_INCLUDED.sub(" ", asked.text)))
    thing = terms(told) - RELATION
    thing = thing - asked.names or thing
    found = [
        (len(thing & told_terms(clause)), sentence, is_apart)
        for sentence, clause in _clauses(asked)
        if (is_apart := _is_apart(clause)) is not None
    ]
    shared, sentence, is_apart = max(found, key=lambda item: item[0], default=(0, None, False))
    if sentence is None or not shared or shared < _LEAST_SHARE * len(thing):
        return None
    return Decision(Verdict.YES if is_apart == asks_apart else Verdict.NO, sentence)


def _clauses(asked: Asked) -> Iterator[tuple[FoundSentence, str]]:
    """The clauses that may say how a thing goes with the code, and not with another."""
    for sentence in asked.evidence.sentences():
        first = next(iter(mentions(sentence.text)), None)
        is_of_another = first and first.code != asked.evidence.code and not first.start
        if sentence.section.kind not in _SILENT and not is_of_another:
            for clause in _CLAUSE_END.split(sentence.text):
                yield sentence, clause


def _is_apart(clause: str) -> bool | None:
    """Whether a clause has something billed apart; None where it says neither, or both."""
    included, apart = _INCLUDED.search(clause), _APART.search(clause)
    # "Not billed separately" has "billed separately" in it.
    if included and apart and included.start() <= apart.start() <= included.end():
        apart = None
    return None if bool(included) == bool(apart) else bool(apart)
