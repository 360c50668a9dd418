"""What the documents of an index tell of its codes, for the reader of messages."""

import re
from collections.abc import Iterator, Mapping
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

    def title(self, code: str) -> str:
        """What a code is called for short; here and below, "it" stands for the code itself."""
        return self._of_it(code, SectionKind.TITLE).removeprefix("it ")

    def what_it_is(self, code: str) -> str:
        """The description of a code."""
        return self._of_it(code, SectionKind.DESCRIPTION)

    def aliases(self, code: str) -> str:
        """Other names of a code."""
        return self._of_it(code, SectionKind.ALIASES)

    def plainly(self, code: str) -> str:
        """What people say for a code."""
        return self._of_it(code, SectionKind.PLAIN_LANGUAGE)

    def called(self, code: str, among_those_of: str) -> str:
        """What the related codes of one code's documents call another; empty if they do not."""
        lines = (text for named, text in self._related(among_those_of) if named == code)
        return "; ".join(_CODE.sub("", line).strip(" :") for line in lines)

    def labels(self, code: str) -> Mapping[str, frozenset[str]]:
        """The existing codes that lines among the related codes begin with, and what they say."""
        return {named: subject_stems(_CODE.sub(" ", text)) for named, text in self._related(code)}

    def relatives(self, code: str) -> frozenset[str]:
        """The existing codes that a code's documents name."""
        told = " ".join(sentence.text for sentence in self._evidence(code).sentences())
        return frozenset(self._named(told)) - {code}

    def _related(self, code: str) -> Iterator[tuple[str, str]]:
        """The lines among the related codes, each with the other existing code that leads it."""
        for sentence in self._evidence(code).sentences(SectionKind.RELATED):
            for named in self._named(sentence.text)[:1]:
                if named != code:
                    yield named, sentence.text

    def _of_it(self, code: str, kind: SectionKind) -> str:
        text = described(self.index, code, (kind,))
        return re.sub(rf"\b{re.escape(code)}\b", "it", text).strip()

    def _named(self, text: str) -> tuple[str, ...]:
        return tuple(code for code in _CODE.findall(text) if code in self.index.codes)

    def _evidence(self, code: str) -> Evidence:
        return self.shelf.of(self.index, code, self.index.documents_of(code))
