"""Facets that a section of a document answers: what it is, when it is used, how it is billed."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.answering.claim import Claim
from bot.answering.evidence import Evidence, FoundSentence, distinct_quotes
from bot.answering.selection import best_first
from bot.answering.wording import ended, the_documents
from bot.question import Facet, Question
from corpus.document import FactKind, SectionKind


@dataclass(frozen=True, slots=True)
class _Recipe:
    """Where a facet is answered.

    Attributes:
        kinds: Section kinds, best first; the first that a document has is used.
        lead: What stands before the sentences; ``{code}`` and ``{title}`` are filled in.
        silent: What the documents do not say, after "do not say".
        most: How many sentences are quoted.
        with_faq: Whether FAQ answers to the same question are quoted as well.
    """

    kinds: tuple[SectionKind, ...]
    lead: str
    silent: str
    most: int = 2
    with_faq: bool = False


_RECIPES: Mapping[Facet, _Recipe] = {
    Facet.DEFINITION: _Recipe(
        (SectionKind.DESCRIPTION, SectionKind.PLAIN_LANGUAGE, SectionKind.TITLE),
        "{code} ({title}): ",
        "what it is",
        most=3,
    ),
    Facet.PLAIN_LANGUAGE: _Recipe(
        (SectionKind.PLAIN_LANGUAGE, SectionKind.ALIASES, SectionKind.DESCRIPTION),
        "{code} in plain words: ",
        "it in plain words",
    ),
    Facet.USAGE: _Recipe(
        (SectionKind.CLINICAL_CONTEXT,), "{code}: ", "when it is used", most=3, with_faq=True
    ),
    Facet.BILLING: _Recipe(
        (SectionKind.BILLING,),
        "{code}: ",
        "how it is billed or documented",
        most=3,
    ),
    Facet.SYNONYMS: _Recipe(
        (SectionKind.ALIASES, SectionKind.PLAIN_LANGUAGE),
        "{code} is also known as: ",
        "other names for it",
    ),
    Facet.SPECIALTIES: _Recipe(
        (SectionKind.SPECIALTIES,),
        "Specialties that use {code}: ",
        "which specialties use it",
        most=6,
    ),
    Facet.COMPARISON: _Recipe(
        (SectionKind.COMPARISON, SectionKind.RELATED),
        "How {code} compares: ",
        "how it compares with other codes",
    ),
    Facet.RELATED: _Recipe(
        (SectionKind.RELATED, SectionKind.COMPARISON),
        "Related to {code}: ",
        "which codes are related",
        most=5,
    ),
}


def answer(facet: Facet, question: Question, evidence: Evidence) -> Claim:
    """The claim that the best fitting section supports, or that the documents are silent."""
    recipe = _RECIPES[facet]
    found = _found(facet, recipe, question, evidence)
    if not found:
        return silent(facet, evidence, recipe.silent)
    quotes = distinct_quotes(found, recipe.most)
    joint = "; " if facet is Facet.RELATED else ", " if facet is Facet.SPECIALTIES else " "
    said = joint.join(
        quote.text.rstrip(" ;,.") if joint != " " else ended(quote.text) for quote in quotes
    )
    # A sentence that names the code needs nobody to name it first.
    lead = "" if joint == " " and said.startswith(evidence.code) else recipe.lead
    lead = lead.format(code=evidence.code, title=evidence.title.rstrip(" ,;"))
    return Claim(facet, (evidence.code,), f"{lead}{ended(said)}", (found[0].document,), quotes)


def can_answer(facet: Facet, evidence: Evidence) -> bool:
    """Whether the documents have a section for a facet."""
    return facet in _RECIPES and bool(evidence.sentences(_RECIPES[facet].kinds[0]))


def silent(facet: Facet, evidence: Evidence, what: str) -> Claim:
    """The claim that the documents do not say."""
    return Claim(facet, (evidence.code,), f"{the_documents(evidence.code)} do not say {what}.")


def _found(
    facet: Facet, recipe: _Recipe, question: Question, evidence: Evidence
) -> Sequence[FoundSentence]:
    for kind in recipe.kinds:
        found = evidence.sentences(kind)
        if found:
            # One source at a time: the most authoritative that has the section.
            own = [sentence for sentence in found if sentence.document.id == found[0].document.id]
            if facet is Facet.BILLING:
                return _about_billing(own, question, evidence)
            return [*own, *evidence.faq(facet)] if recipe.with_faq else own
    return list(evidence.faq(facet))


def _about_billing(
    found: Sequence[FoundSentence], question: Question, evidence: Evidence
) -> Sequence[FoundSentence]:
    """Sentences on billing by their closeness to the question; on coverage only if it is asked."""
    coverage = {(f.document.id, f.fact.start) for f in evidence.facts(FactKind.COVERAGE)}
    asked = f"{question.text} {_RECORDS}" if _DOCUMENTATION.search(question.text) else question.text
    ranked = best_first(found, asked)
    return sorted(ranked, key=lambda sentence: (sentence.document.id, sentence.start) in coverage)


_DOCUMENTATION = re.compile(r"(?i)document|record|chart|paperwork|notes?\b")
_RECORDS = "document record note chart name log"
