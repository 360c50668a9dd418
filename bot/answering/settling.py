"""What a facet's answer gains from the rest of the documents: an FAQ pair, and a verdict."""

import re
from dataclasses import replace

from bot.answering.asked import Asked
from bot.answering.claim import MOST_QUOTES, Claim
from bot.answering.closest import by_meaning, by_words
from bot.answering.decision import decide, readable
from bot.answering.entailment import Decision
from bot.answering.evidence import Evidence, FoundSentence
from bot.answering.figure_asked import sentence_with_figure
from bot.answering.same_question import pair_of
from bot.answering.uncovered_case import of_an_uncovered_case
from bot.answering.wanted import asks_only_yes_no
from bot.answering.wording import ended, led
from bot.question import Facet, Question
from bot.reply import Verdict
from bot.understanding.facets import asks_yes_no, find_facets

# Facts decide these; an FAQ line or a clause on something else must not.
BY_FACTS = {Facet.COVERAGE, Facet.STATUS, Facet.PRIOR_AUTHORISATION}
_BY_MEANING = {Facet.USAGE, Facet.BILLING}
_SECTIONS = {Facet.DEFINITION, *_BY_MEANING}
_WHOLE = {Facet.OTHER, Facet.COMPARISON, Facet.HISTORY, Facet.OVERVIEW, Facet.SYNONYMS}
_FIGURES = {Facet.UNITS, Facet.MODIFIERS, Facet.FREQUENCY, Facet.TIME}
# Their text is the closest sentences, of which the deciding one is the closest.
_SAYS_THE_SAME = {Facet.OTHER, Facet.COMPARISON, Facet.RELATED}
# Such a sentence says its verdict itself: "for knee pain, yes", and then why.
_SAYS_IT = re.compile(r"(?i)[^.:;]+, (?:yes|no)\b[:.,;]")


def settled(claim: Claim, question: Question, evidence: Evidence) -> Claim:
    """The claim with the FAQ answer to the same question, and with the verdict a sentence gives."""
    claim = _with_closest(_with_pair(claim, question, evidence), question, evidence)
    is_alone = question.facets == (claim.facet,)
    if is_alone or (not claim.quotes and claim.facet not in BY_FACTS):
        figure = sentence_with_figure(question, evidence)
        if figure is not None:
            return _with_figure(claim, figure, question)
    if not question.asks_yes_no:
        return claim
    if claim.facet is Facet.COVERAGE and claim.verdict is Verdict.DEPENDS:
        cases = (Asked(question, evidence, text) for text in readable(question.rest))
        uncovered = next(filter(None, map(of_an_uncovered_case, cases)), None)
        return _decided(claim, uncovered, question) if uncovered else claim
    if claim.facet in BY_FACTS and claim.quotes and not _is_by_default(claim.facet, question):
        return claim
    if claim.verdict in {None, Verdict.UNKNOWN} or _is_by_default(claim.facet, question):
        decision = decide(question, evidence)
        if decision is not None:
            return _decided(claim, decision, question)
    # Beside other facets, the yes or no may be to one of those.
    is_open = claim.verdict is None and is_alone and asks_only_yes_no(question)
    return replace(claim, verdict=Verdict.UNKNOWN) if is_open else claim


def _is_by_default(facet: Facet, question: Question) -> bool:
    """Whether coverage is answered only because a payer is named: "does its deductible apply?"."""
    return facet is Facet.COVERAGE and Facet.COVERAGE not in find_facets(question.rest)


def _with_pair(claim: Claim, question: Question, evidence: Evidence) -> Claim:
    """The claim with the FAQ answer to a question in the same words; it speaks for a silent one.

    Coverage is left to the facts: general FAQ lines are the weakest source on it.
    """
    pair = pair_of(question, evidence)
    if pair is None or (claim.facet is Facet.COVERAGE and claim.quotes):
        return claim
    if not claim.quotes:
        text = f"{evidence.code}: {ended(pair.text)}"
        return replace(claim, text=text, basis=(pair.document,), quotes=(pair.quote,))
    quotes = tuple(dict.fromkeys((*claim.quotes[: MOST_QUOTES - 1], pair.quote)))
    if _is_figure_asked(claim, question) and pair.text not in claim.text:
        return replace(claim, text=f"{claim.text} {ended(pair.text)}", quotes=quotes)
    return replace(claim, quotes=quotes)


def _with_figure(claim: Claim, figure: FoundSentence, question: Question) -> Claim:
    """The claim led by the sentence with the figure asked for, which speaks for a silent one."""
    quotes = claim.quotes_after(figure.quote)
    verdict = claim.verdict if asks_yes_no(question.rest) and claim.quotes else None
    said = claim.text if claim.quotes and figure.text not in claim.text else ""
    if figure.text in claim.text:
        return replace(claim, quotes=quotes, verdict=verdict)
    text = f"{ended(figure.text)} {said}".strip()
    basis = claim.basis if said else (figure.document,)
    return replace(claim, text=text, basis=basis, quotes=quotes, verdict=verdict)


def _is_figure_asked(claim: Claim, question: Question) -> bool:
    """Whether a sentence beside a fact is part of the answer: "which modifier is for four?"."""
    return claim.facet in _FIGURES and claim.verdict is None and not question.asks_yes_no


def _with_closest(claim: Claim, question: Question, evidence: Evidence) -> Claim:
    """The claim with the sentence that speaks of what is asked beyond its facet.

    Of facets that a whole section answers, meaning helps to find it; the facts of the others are
    close by themselves, and the encoder would take longer than all else.
    """
    if not question.subject or claim.facet in _WHOLE or not claim.quotes:
        return claim
    in_section = claim.facet in _SECTIONS
    rank = by_meaning if claim.facet in _BY_MEANING else by_words
    ranked = rank(question, evidence)
    close = [item for item in ranked[: 2 if in_section else 1] if item.is_about_it]
    told = {quote.text for quote in claim.quotes}
    new = [item for item in close if not any(item.sentence.text in text for text in told)]
    if not new:
        return claim
    quotes = tuple(item.sentence.quote for item in new)
    if not in_section:
        text = claim.text
        if _is_figure_asked(claim, question):
            text = f"{text} {' '.join(ended(quote.text) for quote in quotes)}"
        return replace(claim, text=text, quotes=(*claim.quotes[:3], *quotes))
    if claim.facet is Facet.DEFINITION:
        return replace(claim, quotes=(*claim.quotes, *quotes))
    text = f"{evidence.code}: {' '.join(ended(quote.text) for quote in quotes)}"
    return replace(claim, text=text, quotes=(*quotes, *claim.quotes[:3]))


def _decided(claim: Claim, decision: Decision, question: Question) -> Claim:
    """The claim led by the sentence that decides it."""
    quote = decision.sentence.quote
    text = _led(decision, question)
    if claim.quotes and claim.verdict is None and claim.facet not in _SAYS_THE_SAME:
        text = f"{text} {claim.text}"
    return replace(
        claim,
        text=text,
        basis=(decision.sentence.document,),
        quotes=claim.quotes_after(quote),
        verdict=decision.verdict,
    )


def _led(decision: Decision, question: Question) -> str:
    """The sentence with the verdict in a word before it, unless it says it."""
    said = ended(decision.sentence.text)
    if _SAYS_IT.match(said):
        return said
    return led(decision.verdict, said, negated=question.negated)
