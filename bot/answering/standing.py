"""The standing of a code: valid or not, permanent or temporary, and what came after it.

Also the yes/no facts that go with billing it: prior authorisation, separate billing, add-on.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.answering.asked import IDENTITY
from bot.answering.claim import Claim
from bot.answering.disagreement import of_sources
from bot.answering.evidence import (
    Evidence,
    FoundFact,
    FoundSentence,
    distinct_quotes,
    of_asked_payers,
)
from bot.answering.policy import authorisation_left_to_policy
from bot.answering.sections import silent
from bot.answering.wording import LEADS, ended, listed, period_words
from bot.question import Facet, Question
from bot.reply import Verdict
from bot.understanding.words import OF_A_CLAIM, content_words, subject_stems
from corpus.document import Answer, FactKind, Payer, Requirement
from corpus.document import Status as CodeStatus


@dataclass(frozen=True, slots=True)
class _YesNo:
    """A facet that one kind of fact decides: its values as verdict and words."""

    kind: FactKind
    about: str
    says: Mapping[str, tuple[Verdict, str]]
    silent: str


_YES_NO: Mapping[Facet, _YesNo] = {
    Facet.PRIOR_AUTHORISATION: _YesNo(
        FactKind.PRIOR_AUTHORISATION,
        "prior authorisation",
        {
            Requirement.REQUIRED: (Verdict.YES, "{code} needs prior authorisation"),
            Requirement.NOT_REQUIRED: (Verdict.NO, "{code} needs no prior authorisation"),
            Requirement.CONDITIONAL: (
                Verdict.DEPENDS,
                "prior authorisation for {code} depends on the plan",
            ),
        },
        "whether it needs prior authorisation",
    ),
    Facet.SEPARATE_BILLING: _YesNo(
        FactKind.SEPARATELY_BILLABLE,
        "separate billing",
        {
            Answer.YES: (Verdict.YES, "{code} is billed separately"),
            Answer.NO: (Verdict.NO, "{code} is not billed separately"),
        },
        "whether it is billed separately",
    ),
    Facet.ADD_ON: _YesNo(
        FactKind.ADD_ON,
        "whether it is an add-on code",
        {
            Answer.YES: (Verdict.YES, "{code} is an add-on code"),
            Answer.NO: (Verdict.NO, "{code} is not an add-on code"),
        },
        "whether it is an add-on code",
    ),
}
# "Can it be billed alone?" asks the reverse of "is it an add-on code?".
_ABOUT_ALONE = re.compile(r"(?i)\balone\b|\bby (?:itself|themselves)\b|\bon (?:its|their) own\b")
_ALONE = {
    Verdict.YES: (Verdict.NO, "{code} is an add-on code, not billed alone"),
    Verdict.NO: (Verdict.YES, "{code} is not an add-on code, so it is billed alone"),
}
_ABOUT_PERMANENCE = re.compile(r"(?i)permanent|\btemp(?:orary)?\b")
_PERMANENT = re.compile(r"(?i)permanent")
_ABOUT_ITS_END = re.compile(
    r"(?i)\b(?:is|was|has|have|did|get|got|been|are) (?:\w+ ){0,3}?"
    r"(?:discontinued|deleted|terminated|retired|expired?|obsolete|inactive"
    r"|phased out|sunset(?:ted)?|end(?:ed)?|dead|gone)\b"
)
_ABOUT_A_DATE = re.compile(r"(?i)\b(?:when|(?:what|which) (?:date|day|year)|how long)\b|\bfrom\W*$")
_ABOUT_PREDECESSORS = re.compile(
    r"(?i)\b(?:did|does|do)\b.{0,60}\b(?:replaces?|supersedes?|take (?:the )?place|take over)\b"
    r"|\bcode\W+(?:took|takes?|taken) the place of\b|\bcode\W+(?:replaced|superseded)\W*$"
    r"|\bpredecessors?\b|\b(?:older|old|previous|prior|earlier|former|preceding) codes?\b"
    r"|\b(?:before|prior to|previously|formerly)\b|\bused to be\b"
)
_ABOUT_SUCCESSORS = re.compile(
    r"(?i)\b(?:replaced by|replaced with|successors?|now|these days|today|instead|new code)\b"
    r"|\b(?:what|which)(?: code)? (?:has |have )?(?:replace[ds]|superseded|took)\b"
)
_DISCONTINUE = "D"
"""CMS's letter for the last action on a code that has ended."""
_WH_QUESTION = re.compile(r"(?i)^\W*(?:how|what|which|when|why|where|who)\b")


def answer_yes_no(facet: Facet, question: Question, evidence: Evidence) -> Claim:
    """The claim on a yes/no fact, with its verdict; terse questions ask for one too."""
    recipe = _YES_NO[facet]
    found = of_asked_payers(evidence.facts(recipe.kind), question)
    asked = question.asks_yes_no or not _WH_QUESTION.search(question.text)
    if not found:
        claim = _by_policy(facet, question, evidence) or silent(facet, evidence, recipe.silent)
        if claim.verdict is not None:
            return claim
        return replace(claim, verdict=Verdict.UNKNOWN if asked else None)
    verdict, words = recipe.says[found[0].fact.value]
    if facet is Facet.ADD_ON and _ABOUT_ALONE.search(question.text):
        verdict, words = _ALONE[verdict]
    said = words.format(code=evidence.code)
    payer = found[0].fact.payer
    by = f" under {payer.value}" if payer not in {None, Payer.ANY} and payer else ""
    text = f"{_lead(verdict, question)}{said}{by}."
    claim = _claim(facet, evidence, _capital(text), found, verdict)
    return replace(claim, disagreements=of_sources(recipe.about, found))


def _by_policy(facet: Facet, question: Question, evidence: Evidence) -> Claim | None:
    """The claim that prior authorisation is left to the rules of the payer asked about."""
    if facet is not Facet.PRIOR_AUTHORISATION:
        return None
    for asked in question.payers:
        policy = authorisation_left_to_policy(asked.payer, evidence)
        if policy is not None:
            text = f"It depends: {ended(policy.text)}"
            basis = (policy.document,)
            quotes = (policy.quote,)
            return Claim(facet, (evidence.code,), text, basis, quotes, Verdict.DEPENDS)
    return None


def answer_status(question: Question, evidence: Evidence, today: date) -> Claim:
    """Whether the code is valid, or permanent, or since when."""
    if _ABOUT_PERMANENCE.search(question.text):
        return _permanence(question, evidence)
    claim = _discontinued(question, evidence, today) or _active(question, evidence, today)
    if claim is None:
        spoken = evidence.facts(FactKind.STATUS)
        claim = silent(Facet.STATUS, evidence, "whether it is still valid")
        claim = replace(claim, quotes=distinct_quotes(spoken, 1))
    if not question.asks_yes_no or _ABOUT_A_DATE.search(question.text):
        return replace(claim, verdict=None)
    if claim.verdict is not None and _ABOUT_ITS_END.search(question.rest):
        return _reversed(claim)
    return replace(claim, verdict=claim.verdict or Verdict.UNKNOWN)


def _reversed(claim: Claim) -> Claim:
    """The claim on validity as the answer to "has it been discontinued?"."""
    verdict = Verdict.NO if claim.verdict is Verdict.YES else Verdict.YES
    said = claim.text.removeprefix(LEADS[Verdict.YES])
    return replace(claim, text=f"{LEADS[verdict]}{said}", verdict=verdict)


_OF_USE = re.compile(
    r"(?i)\b(?:use[ds]?|usable|fine|ok|okay|good|right|correct|work(?:s|ed)?|go|went|bill(?:ed|able)?|allowed)\b"
)


def asks_of_use(question: Question, evidence: Evidence) -> bool:
    """Whether all that is asked is if the code can be used: what is told besides is the code."""
    if not _OF_USE.search(question.rest):
        return False
    told = (sentence.text for sentence in evidence.sentences(*IDENTITY))
    known = subject_stems(" ".join(told)) | OF_A_CLAIM
    return subject_stems(" ".join(content_words(question.rest))) <= known


def asks_of_more(question: Question, evidence: Evidence) -> bool:
    """Whether more is asked than if the code is valid: whether it has ended, or its known nature.

    An ended code was permanent or temporary all the same.
    """
    if _ABOUT_ITS_END.search(question.rest):
        return True
    return _ABOUT_PERMANENCE.search(question.text) is not None and bool(_natures(evidence))


def answer_successor(question: Question, evidence: Evidence) -> Claim:
    """What replaced the code, or what it replaced."""
    if _looks_back(question.text):
        return _predecessors(evidence)
    replaced = evidence.facts(FactKind.REPLACED_BY)
    found = replaced or evidence.facts(FactKind.CROSS_REFERENCE)
    if not found:
        return silent(Facet.SUCCESSOR, evidence, "what replaces it")
    verb = "was replaced by " if replaced else "points to "
    return _claim(Facet.SUCCESSOR, evidence, f"{evidence.code} {verb}{_labelled(found)}.", found)


def _looks_back(text: str) -> bool:
    """Whether it is asked what came before the code, and not what came after it."""
    return bool(_ABOUT_PREDECESSORS.search(text)) and not _ABOUT_SUCCESSORS.search(text)


def _labelled(found: Sequence[FoundFact]) -> str:
    """Codes that facts name, labelled as CMS's own where the sentence says so."""
    named = listed(list(dict.fromkeys(item.fact.value for item in found)))
    is_cms = "cross reference" in found[0].quote.text
    return f"{named}, CMS's cross reference" if is_cms else named


def _predecessors(evidence: Evidence) -> Claim:
    found = evidence.facts(FactKind.REPLACES)
    if not found:
        return silent(Facet.SUCCESSOR, evidence, "what it replaced")
    replaced = list(dict.fromkeys(item.fact.value for item in found))
    return _claim(Facet.SUCCESSOR, evidence, f"{evidence.code} replaced {listed(replaced)}.", found)


def not_valid_on(question: Question, evidence: Evidence, today: date) -> Claim | None:
    """The claim that a code was not valid on the date of service, or is no longer today.

    What else is asked of a code that cannot be billed comes after that.
    """
    first, last = question.date_of_service or (today, today)
    documents = [d for d in evidence.documents if d.valid.start or d.valid.end]
    if not documents or any(_overlaps(d.valid.start, d.valid.end, first, last) for d in documents):
        return None
    lead = documents[0]
    dates = [f for f in evidence.facts(FactKind.ADDED, FactKind.TERMINATED) if f.document is lead]
    wanted = FactKind.TERMINATED if lead.valid.end and lead.valid.end < first else FactKind.ADDED
    basis = [f for f in dates if f.fact.kind is wanted]
    if not basis:
        return None
    told = (
        f"was discontinued after {lead.valid.end}"
        if wanted is FactKind.TERMINATED
        else f"was only added on {lead.valid.start}"
    )
    when = period_words((first, last)) if question.date_of_service else "any more"
    text = f"{evidence.code} {told}, so it is not valid {when}."
    has_ended = wanted is FactKind.TERMINATED
    others = evidence.facts(FactKind.REPLACED_BY if has_ended else FactKind.REPLACES)
    if others:
        text += f" It {'was replaced by' if has_ended else 'replaced'} {_labelled(others)}."
    return _claim(Facet.STATUS, evidence, text, [*basis, *others], Verdict.NO)


def _overlaps(start: date | None, end: date | None, first: date, last: date) -> bool:
    return (start is None or start <= last) and (end is None or first <= end)


def _natures(evidence: Evidence) -> list[FoundFact]:
    natures = {CodeStatus.TEMPORARY, CodeStatus.PERMANENT}
    return [f for f in evidence.facts(FactKind.STATUS) if f.fact.value in natures]


def _permanence(question: Question, evidence: Evidence) -> Claim:
    found = _natures(evidence)
    if not found:
        claim = silent(Facet.STATUS, evidence, "whether it is permanent or temporary")
        return replace(claim, verdict=Verdict.UNKNOWN if question.asks_yes_no else None)
    status = CodeStatus(found[0].fact.value)
    text = f"{evidence.code} is a {status.value} code."
    asked = CodeStatus.PERMANENT if _PERMANENT.search(question.text) else CodeStatus.TEMPORARY
    holds = Verdict.YES if status is asked else Verdict.NO
    verdict = holds if question.asks_yes_no else None
    claim = _claim(Facet.STATUS, evidence, text, found, verdict)
    return replace(claim, disagreements=of_sources("whether it is permanent", found))


def _discontinued(question: Question, evidence: Evidence, today: date) -> Claim | None:
    """The claim that the code has been ended, if the documents say so."""
    claim = not_valid_on(question, evidence, today)
    if claim is not None:
        return claim
    found = [f for f in evidence.facts(FactKind.STATUS) if f.fact.value == CodeStatus.DISCONTINUED]
    found += [f for f in evidence.facts(FactKind.ACTION) if f.fact.value == _DISCONTINUE]
    # A day on which the code still held was asked about: its end came later.
    if not found or question.date_of_service:
        return None
    since = [f for f in evidence.facts(FactKind.LAST_ACTION) if f.document is found[0].document]
    when = f", effective {since[0].fact.value}" if since else ""
    text = f"{evidence.code} has been discontinued{when}."
    return _claim(Facet.STATUS, evidence, text, found[:1], Verdict.NO)


def _active(question: Question, evidence: Evidence, today: date) -> Claim | None:
    stated = [f for f in evidence.facts(FactKind.STATUS) if f.fact.value == CodeStatus.ACTIVE]
    dates = evidence.facts(FactKind.ADDED)
    # On a day before its end, which is all that is known here, the code still held.
    ends = _end_facts(evidence) if question.date_of_service else ()
    found = [*stated, *dates, *ends]
    if not found:
        return None
    spoken = list(evidence.faq(Facet.STATUS))
    release = found[0].document.source.release
    if _ABOUT_A_DATE.search(question.text) and dates:
        ends = _end_facts(evidence)
        text = f"{evidence.code} was added on {dates[0].fact.value}"
        text += f" and ended on {ends[0].fact.value}" if ends else f"; {release} gives no end date"
        text = f"{text}."
        return _claim(Facet.STATUS, evidence, text, [dates[0], *ends[:1]])
    when = (
        f" {period_words(question.date_of_service)}"
        if question.date_of_service
        else f" as of {release}"
    )
    lead = "" if question.negated or not question.asks_yes_no else "Yes: "
    ended = question.date_of_service and question.date_of_service[1] < today
    tense = "was" if ended else "is"
    text = f"{lead}{evidence.code} {tense} a valid code{when}."
    if not dates and ends:
        text += f" It ended after {ends[0].fact.value}; since when it was valid is not said."
    return _claim(Facet.STATUS, evidence, text, [*found[:1], *spoken, *found], Verdict.YES)


def _claim(
    facet: Facet,
    evidence: Evidence,
    text: str,
    found: Sequence[FoundFact | FoundSentence],
    verdict: Verdict | None = None,
) -> Claim:
    basis = (found[0].document,)
    return Claim(facet, (evidence.code,), text, basis, distinct_quotes(found, 2), verdict)


def _end_facts(evidence: Evidence) -> tuple[FoundFact, ...]:
    return evidence.facts(FactKind.TERMINATED)


def _lead(verdict: Verdict, question: Question) -> str:
    if not question.asks_yes_no or (question.negated and verdict is not Verdict.DEPENDS):
        return ""
    return LEADS[verdict]


def _capital(text: str) -> str:
    return ended(text[:1].upper() + text[1:])
