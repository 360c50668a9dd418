"""What an index says of a code or of words, outside any conversation."""

from collections.abc import Sequence

from bot.understanding.clean import clean
from bot.understanding.words import search_words
from corpus.document import Document
from index.code_index import CodeIndex
from index.code_table import normalise_code
from index.hits import CodeHit


def documents_on(index: CodeIndex, code: str) -> tuple[Document, ...]:
    """The documents of a code in any spelling, the most authoritative first; none if unknown."""
    return index.documents_of(normalise_code(code))


def find_codes(index: CodeIndex, text: str, limit: int) -> Sequence[CodeHit]:
    """The codes that words may mean, best first; runs the encoder."""
    cleaned = clean(text)
    # A code in another spelling is searched for as it is written.
    words = next(iter(index.codes.readings(cleaned)), search_words(cleaned) or cleaned)
    return index.search(words, limit)
