"""What the documents of an index tell of its codes, for the reader of messages."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from bot.answering.evidence import Evidence
from bot.answering.shelf import EvidenceShelf
from bot.offer import described
from bot.understanding.words import subject_stems
from corpus.document import SectionKind
from index.code_index import CodeIndex

_NAMING = (SectionKind.TITLE, SectionKind.ALIASES)
_CODE = re.compile(r"\b[A-Z]\d{4}\b|\b\d{4}[A-Z]\b|\b\d{5}\b")


@dataclass(frozen=True, slots=True)
class Known:
    """What one index tells (`bot.understanding.told.Told`).

    Attributes:
        index: The index.
        shelf: Where evidence is kept at hand.
    """

    index: CodeIndex
    shelf: EvidenceShelf

    def description(self, code: str) -> str:
        """The words that say what a code is."""
        return described(self.index, code)

    def names(self, code: str) -> frozenset[str]:
        """The stems of what a code is called."""
        return subject_stems(described(self.index, code, _NAMING))

    def stems(self, code: str) -> frozenset[str]:
        """The stems of all words of a code's documents."""
        return self._evidence(code).stems

    def labels(self, code: str) -> Mapping[str, frozenset[str]]:
        """The existing codes that lines among the related codes begin with, and what they say."""
        return {
            named: subject_stems(_CODE.sub(" ", sentence.text))
            for sentence in self._evidence(code).sentences(SectionKind.RELATED)
            for named in self._named(sentence.text)[:1]
            if named != code
        }

    def relatives(self, code: str) -> frozenset[str]:
        """The existing codes that a code's documents name."""
        told = " ".join(sentence.text for sentence in self._evidence(code).sentences())
        return frozenset(self._named(told)) - {code}

    def _named(self, text: str) -> tuple[str, ...]:
        return tuple(code for code in _CODE.findall(text) if code in self.index.codes)

    def _evidence(self, code: str) -> Evidence:
        return self.shelf.of(self.index, code, self.index.documents_of(code))
