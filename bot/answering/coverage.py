"""Is it covered, and by whom: the verdict comes from the best authority that speaks."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.answering.claim import Claim, Disagreement
from bot.answering.disagreement import between
from bot.answering.evidence import (
    Evidence,
    FoundFact,
    FoundSentence,
    distinct_quotes,
    of_asked_payers,
)
from bot.answering.policy import left_to_policy
from bot.answering.wording import ended, the_documents
from bot.question import AskedPayer, Facet, Question
from bot.quote import Quote
from bot.reply import Verdict
from corpus.document import Coverage, FactKind, Payer
from corpus.pfs import STATUS_SENTENCE

_VERDICT: Mapping[Coverage, Verdict] = {
    Coverage.COVERED: Verdict.YES,
    Coverage.NOT_COVERED: Verdict.NO,
    Coverage.CONDITIONAL: Verdict.DEPENDS,
    Coverage.VARIES: Verdict.DEPENDS,
}
_ANYBODY = AskedPayer(Payer.ANY, "insurance")
# What holds for insurers in general holds for a commercial one; of a public programme it says
# nothing, since "varies by payer" is not a statement about any one payer.
_ALSO_SPEAKS_FOR: Mapping[Payer, tuple[Payer, ...]] = {Payer.COMMERCIAL: (Payer.ANY,)}
_MOST_QUOTES = 2
_MOST_REASONS = 3
_REASON = re.compile(
    r"(?i)\b(?:because|since (?!\d)|as (?:a|an|the|it|they)\b|so (?!that)|by (?:law|statute)"
    r"|statut\w+|exclu\w+|determination|coverage code|reason\w*|considers?|invalid"
    r"|(?:meant|made|created) for)\b"
)
_PAYER_WORDS: Mapping[Payer, str] = {Payer.COMMERCIAL: "commercial insurance"}
_VARIES_BY: Mapping[Payer, str] = {
    Payer.MEDICARE: "contractor",
    Payer.MEDICAID: "state",
    Payer.ANY: "payer",
}


def answer(question: Question, evidence: Evidence) -> tuple[Claim, ...]:
    """One claim for each payer asked about; for none, one about all that the documents name."""
    asked_payers = question.payers or (_ANYBODY,)
    return tuple(_claim(asked, question, evidence) for asked in asked_payers)


def reasons(question: Question, evidence: Evidence) -> tuple[Claim, ...]:
    """The claims once more, told by the sentences that give a reason; nobody asks for a verdict."""
    facts = of_asked_payers(evidence.facts(FactKind.COVERAGE), question)
    return tuple(_reasoned(claim, facts) for claim in answer(question, evidence))


def _reasoned(claim: Claim, facts: Sequence[FoundFact]) -> Claim:
    giving = [found for found in facts if _REASON.search(found.quote.text)]
    quotes = claim.quotes_after(*distinct_quotes(giving, _MOST_REASONS)) if claim.quotes else ()
    said = " ".join(ended(quote.text) for quote in quotes[:_MOST_REASONS])
    return replace(claim, text=said or claim.text, quotes=quotes, verdict=None)


def coverage_facts(evidence: Evidence, *payers: Payer) -> tuple[FoundFact, ...]:
    """Coverage facts for some payers, the most authoritative first."""
    return tuple(found for found in evidence.facts(FactKind.COVERAGE) if found.fact.payer in payers)


def disagreements(evidence: Evidence, payer: Payer) -> tuple[Disagreement, ...]:
    """Where the documents of a code contradict each other on coverage by a payer."""
    return _disagreements(payer.value, coverage_facts(evidence, payer))


def _claim(asked: AskedPayer, question: Question, evidence: Evidence) -> Claim:
    if asked.payer is Payer.ANY:
        return _by_anybody(question, evidence)
    own = coverage_facts(evidence, asked.payer)
    speaking = own + coverage_facts(evidence, *_ALSO_SPEAKS_FOR.get(asked.payer, ()))
    if not speaking:
        return _silent(asked, evidence)
    value = Coverage(speaking[0].fact.value)
    agreeing = [found for found in speaking if found.fact.value == value]
    differing = _differing(speaking)
    named = _names(asked, agreeing)
    payer = asked.name if named else _PAYER_WORDS.get(asked.payer, asked.payer.value)
    said = _phrase(value, payer, evidence.code, asked.payer)
    text = f"{_lead(_VERDICT[value], question)}{said}."
    if not named:
        text += f" The documents do not name {asked.name}."
    return Claim(
        facet=Facet.COVERAGE,
        codes=(evidence.code,),
        text=text,
        basis=(speaking[0].document,),
        quotes=_quotes([*agreeing, *differing]),
        verdict=_VERDICT[value],
        disagreements=_disagreements(payer, speaking),
    )


def _by_anybody(question: Question, evidence: Evidence) -> Claim:
    """Coverage in general: what is said of all payers, then payer by payer."""
    general = coverage_facts(evidence, Payer.ANY)
    by_payer = {
        payer: facts[0]
        for payer in Payer
        if payer is not Payer.ANY and (facts := coverage_facts(evidence, payer))
    }
    if not general and not by_payer:
        return _silent(_ANYBODY, evidence)
    speaking = [*general[:1], *by_payer.values()]
    values = [Coverage(found.fact.value) for found in speaking]
    verdicts = {_VERDICT[value] for value in values}
    verdict = verdicts.pop() if len(verdicts) == 1 else Verdict.DEPENDS
    parts = [
        _phrase(
            Coverage(found.fact.value), _PAYER_WORDS.get(payer, payer.value), evidence.code, payer
        )
        for payer, found in by_payer.items()
    ]
    if not parts:
        parts = [_phrase(values[0], "insurance", evidence.code, Payer.ANY)]
    text = f"{_lead(verdict, question)}{'; '.join(parts)}."
    if not general and len(by_payer) == 1:
        text += " The documents do not say what other payers do."
    return Claim(
        facet=Facet.COVERAGE,
        codes=(evidence.code,),
        text=text,
        basis=(speaking[0].document,),
        quotes=_quotes([*speaking, *general[1:]]),
        verdict=verdict,
        disagreements=tuple(
            disagreement for payer in by_payer for disagreement in disagreements(evidence, payer)
        ),
    )


def _quotes(speaking: Sequence[FoundFact]) -> tuple[Quote, ...]:
    """Two quotes of the leading source, and one of each other that speaks."""
    by_document: dict[str, list[FoundFact]] = {}
    for found in speaking:
        by_document.setdefault(found.document.id, []).append(found)
    lead, *others = by_document.values()
    return (
        *distinct_quotes(lead, _MOST_QUOTES),
        *distinct_quotes([o[0] for o in others], _MOST_QUOTES),
    )


def _silent(asked: AskedPayer, evidence: Evidence) -> Claim:
    policy = None if asked.payer is Payer.ANY else left_to_policy(asked.payer, evidence)
    if policy is not None:
        return _by_policy(asked, policy, evidence)
    nearby, of = _nearby(asked.payer, evidence)
    text = f"{the_documents(evidence.code)} do not say whether {asked.name} covers it"
    if nearby:
        text += f"; the quote speaks only {of}"
    return Claim(
        facet=Facet.COVERAGE,
        codes=(evidence.code,),
        text=f"{text}.",
        basis=tuple(found.document for found in nearby[:1]),
        quotes=distinct_quotes(nearby, 1),
        verdict=Verdict.UNKNOWN,
    )


def _by_policy(asked: AskedPayer, policy: FoundSentence, evidence: Evidence) -> Claim:
    """The claim that a payer's own policy decides, as a sentence on its kind says."""
    text = f"It depends: {ended(policy.text)}"
    if asked.name.lower() not in policy.text.lower() and asked.name not in {
        asked.payer.value,
        _PAYER_WORDS.get(asked.payer),
    }:
        text += f" The documents do not name {asked.name}."
    return Claim(
        facet=Facet.COVERAGE,
        codes=(evidence.code,),
        text=text,
        basis=(policy.document,),
        quotes=(policy.quote,),
        verdict=Verdict.DEPENDS,
    )


def _nearby(payer: Payer, evidence: Evidence) -> tuple[Sequence[FoundFact | FoundSentence], str]:
    """What is said beside the payer's own coverage, and of what it speaks."""
    if payer is Payer.MEDICARE_ADVANTAGE and (
        of_medicare := coverage_facts(evidence, Payer.MEDICARE)
    ):
        return of_medicare, "of Medicare itself"
    if payer is Payer.MEDICARE:
        # A letter of the fee schedule tells how a service is paid if it is covered.
        status = [s for s in evidence.sentences() if STATUS_SENTENCE.match(s.text)]
        if status:
            return status, "of how it is paid if it is covered"
    return coverage_facts(evidence, Payer.ANY), "in general"


def _phrase(value: Coverage, name: str, code: str, payer: Payer) -> str:
    """What a payer does about a code, in words."""
    if value is Coverage.VARIES:
        by = _VARIES_BY.get(payer, "plan")
        return f"{name} coverage of {code} varies by {by}"
    return {
        Coverage.COVERED: f"{name} covers {code}",
        Coverage.NOT_COVERED: f"{name} does not cover {code}",
        Coverage.CONDITIONAL: f"{name} covers {code} only under conditions",
    }[value]


def _lead(verdict: Verdict, question: Question) -> str:
    """The verdict in a word; "Yes" and "No" would mislead after "isn't it covered?"."""
    if verdict is Verdict.DEPENDS:
        return "It depends: "
    if question.negated:
        return "Covered: " if verdict is Verdict.YES else "Not covered: "
    return "Yes: " if verdict is Verdict.YES else "No: "


def _names(asked: AskedPayer, speaking: Sequence[FoundFact]) -> bool:
    """Whether a quote names the insurer; what is said of its kind is not said of it."""
    generic = asked.name in {asked.payer.value, _PAYER_WORDS.get(asked.payer)}
    return generic or any(asked.name.lower() in found.quote.text.lower() for found in speaking)


def _differing(speaking: Sequence[FoundFact]) -> list[FoundFact]:
    """Facts that contradict the leading one: covered against not covered, however conditional."""
    leading = _VERDICT[Coverage(speaking[0].fact.value)]
    opposite = {Verdict.YES: {Verdict.NO}, Verdict.NO: {Verdict.YES, Verdict.DEPENDS}}
    against = opposite.get(leading, {Verdict.NO})
    return [
        found
        for found in speaking[1:]
        if _VERDICT[Coverage(found.fact.value)] in against
        and found.fact.payer == speaking[0].fact.payer
    ]


def _disagreements(payer: str, speaking: Sequence[FoundFact]) -> tuple[Disagreement, ...]:
    differing = _differing(speaking)[:1] if speaking else []
    return tuple(between(f"coverage by {payer}", speaking[0], other) for other in differing)
