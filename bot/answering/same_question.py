"""An FAQ pair that asks just what was asked: its answer joins what was found."""

from dataclasses import replace

from bot.answering.claim import Claim
from bot.answering.evidence import Evidence, FoundSentence
from bot.answering.open_question import decided
from bot.answering.wording import ended
from bot.question import Facet, Question
from bot.reply import Verdict
from bot.understanding.words import subject_stems
from corpus.document import SectionKind

# Share of their words, grammar and the code left aside, that two questions must have in common.
_SAME = 0.6
_MOST_QUOTES = 4


def joined(claim: Claim, question: Question, evidence: Evidence) -> Claim:
    """The claim with the FAQ answer to the same question.

    The answer speaks for a claim that has nothing to quote, and decides a yes/no question that
    facts did not. Coverage is left to the facts: general FAQ lines are the weakest source on it.
    """
    pair = _pair(question, evidence)
    if pair is None or (claim.facet is Facet.COVERAGE and claim.quotes):
        return claim
    verdict = claim.verdict
    if question.asks_yes_no and verdict in {None, Verdict.UNKNOWN}:
        verdict = decided(pair, question)
    if not claim.quotes:
        return replace(
            claim,
            text=f"{evidence.code}: {ended(pair.text)}",
            basis=(pair.document,),
            quotes=(pair.quote,),
            verdict=verdict,
        )
    quotes = tuple(dict.fromkeys((*claim.quotes[: _MOST_QUOTES - 1], pair.quote)))
    return replace(claim, quotes=quotes, verdict=verdict)


def _pair(question: Question, evidence: Evidence) -> FoundSentence | None:
    asked = _stems(question.text, evidence.code)
    pairs = evidence.sentences(SectionKind.FAQ)
    if not asked or not pairs:
        return None
    scored = [(_likeness(asked, _stems(p.section.heading, evidence.code)), p) for p in pairs]
    likeness, best = max(scored, key=lambda item: item[0])
    return best if likeness >= _SAME else None


def _stems(text: str, code: str) -> frozenset[str]:
    return subject_stems(text) - {code.lower(), "code", "cpt", "hcpc"}


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """Jaccard index: 1 for the same words, 0 for none in common."""
    return len(one & other) / len(one | other)
