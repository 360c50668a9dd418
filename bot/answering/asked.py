"""A yes/no question beside the documents that may decide it, taken apart into terms."""

import re
from dataclasses import dataclass
from functools import cached_property

from bot.answering.evidence import Evidence, FoundSentence
from bot.answering.statement import Statement, signed, statements
from bot.answering.terms import terms
from bot.question import Question
from corpus.document import Payer, SectionKind

NAMING = frozenset({SectionKind.TITLE, SectionKind.ALIASES, SectionKind.PLAIN_LANGUAGE})
"""Sections that are lists of names."""
IDENTITY = NAMING | {SectionKind.DESCRIPTION}
"""Sections that say what the code is and how it is called."""
RELATION = terms("include have contain apply separate used same")
"""Terms for how two things go together, which a name does not show."""

_SILENT = frozenset({SectionKind.SPECIALTIES, SectionKind.RECORD, SectionKind.RVU})
_DESCRIBING = IDENTITY | {
    SectionKind.CLINICAL_CONTEXT,
    SectionKind.BILLING,
    SectionKind.PAYMENT,
    SectionKind.OTHER,
}
# Matters that have answerers of their own, read from facts.
_ASKS_ELSE = re.compile(
    r"\b(?:covere?[ds]?|coverage|pays?|payable|paid|reimburs\w*|modifiers?|pa|auth\w*|"
    r"valid|active|same day|together|more than|limit\w*|den(?:y|ie[sd]|ial)|referral|order|"
    r"prescription)\b"
)


@dataclass(frozen=True)
class Asked:
    """A yes/no question and the documents of one code.

    Attributes:
        question: The question.
        evidence: The documents.
        text: What of it is read, with codes, payers and dates as neutral words.
    """

    question: Question
    evidence: Evidence
    text: str

    @cached_property
    def words(self) -> Statement:
        """The question's own words, with what it puts in the negative ("without diabetes")."""
        return signed(self.text)

    @cached_property
    def all(self) -> frozenset[str]:
        """All that is asked about."""
        return self.words.spoken

    @cached_property
    def names(self) -> frozenset[str]:
        """What the code is called by title and aliases."""
        named = self.evidence.sentences(SectionKind.TITLE, SectionKind.ALIASES)
        return signed(" ; ".join((self.evidence.title, *(item.text for item in named)))).stated

    @cached_property
    def point(self) -> frozenset[str]:
        """What is asked of it: its own names and relations aside, unless nothing else is left."""
        return self.all - self.names - RELATION or self.all - RELATION or self.all

    @cached_property
    def is_of_facts(self) -> bool:
        """Whether it is on a matter that facts decide, such as payment or validity."""
        return bool(self.payers) or self.is_of_a_matter

    @cached_property
    def is_of_a_matter(self) -> bool:
        """Whether its words are on such a matter, whoever pays."""
        return _ASKS_ELSE.search(self.words.text) is not None

    @cached_property
    def payers(self) -> frozenset[Payer]:
        """The payers that it names."""
        return frozenset(item.payer for item in self.question.payers) - {Payer.ANY}

    @property
    def other_codes(self) -> frozenset[str]:
        """The codes that it names besides this one."""
        return frozenset(self.question.codes) - {self.evidence.code}

    @property
    def is_of_one_code(self) -> bool:
        """Whether it names no other code, so that "it" can only be this one."""
        return not self.other_codes and not self.question.code_candidates

    @cached_property
    def clauses(self) -> tuple[tuple[FoundSentence, Statement], ...]:
        """The clauses of the documents, those that say what the code is first."""
        found = sorted(
            (item for item in self.evidence.sentences() if item.section.kind not in _SILENT),
            key=lambda item: item.section.kind not in IDENTITY,
        )
        return tuple(
            (sentence, clause)
            for sentence in found
            for clause in statements(_as_clauses(sentence), self.evidence.code)
        )

    @cached_property
    def own(self) -> tuple[tuple[FoundSentence, Statement], ...]:
        """The clauses about the code itself."""
        return tuple(pair for pair in self.clauses if self.evidence.code in pair[1].codes)

    @cached_property
    def described(self) -> frozenset[str]:
        """What is stated where the documents say what the code, and no other, is and is for."""
        return self.names.union(
            *(
                clause.stated
                for sentence, clause in self.own
                if sentence.section.kind in _DESCRIBING and len(clause.codes) == 1
            )
        )

    @cached_property
    def stated(self) -> frozenset[str]:
        """All that is stated of the code."""
        return self.names.union(*(clause.stated for _, clause in self.own))


def _as_clauses(sentence: FoundSentence) -> str:
    """The sentence, with each name of a list of names as a clause."""
    is_list = sentence.section.kind is SectionKind.ALIASES
    return sentence.text.replace(", ", "; ") if is_list else sentence.text


def relations_of(words: str) -> frozenset[str]:
    """The matters with answerers of their own that some words speak of, abbreviated."""
    return frozenset(match.group()[:3] for match in _ASKS_ELSE.finditer(words))
