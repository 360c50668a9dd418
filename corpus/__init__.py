"""Code documents: what a code page or an official record is, read from files."""

from corpus.document import Document, Fact, Section, Source
from corpus.errors import CodeciteError, CorpusError, Problem

__all__ = ["CodeciteError", "CorpusError", "Document", "Fact", "Problem", "Section", "Source"]
