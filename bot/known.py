"""What the documents of an index tell of its codes, for the reader of messages."""

import re
from dataclasses import dataclass

from bot.answering.evidence import Evidence
from bot.answering.shelf import EvidenceShelf
from bot.offer import described
from bot.understanding.words import subject_stems
from corpus.document import SectionKind
from index.code_index import CodeIndex

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

    def stems(self, code: str) -> frozenset[str]:
        """The stems of all words of a code's documents."""
        return self._evidence(code).stems

    def relative(self, code: str, asked: frozenset[str]) -> str | None:
        """The one existing code whose line among the related codes has all of some stems."""
        found = {
            named
            for sentence in self._evidence(code).sentences(SectionKind.RELATED)
            if asked <= subject_stems(sentence.text)
            for named in self._named(sentence.text)[:1]
        } - {code}
        return found.pop() if len(found) == 1 else None

    def relatives(self, code: str) -> frozenset[str]:
        """The existing codes that a code's documents name."""
        told = " ".join(sentence.text for sentence in self._evidence(code).sentences())
        return frozenset(self._named(told)) - {code}

    def _named(self, text: str) -> tuple[str, ...]:
        return tuple(code for code in _CODE.findall(text) if code in self.index.codes)

    def _evidence(self, code: str) -> Evidence:
        return self.shelf.of(self.index, code, self.index.documents_of(code))
