"""How text becomes searchable words: one analysis for what is indexed and what is asked."""

from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

import tantivy

ANALYSER = "codecite_en"
"""Name under which the analysis is registered with an index."""

# Codes stay whole; elsewhere digits part from letters, so that "10mg" meets "10 mg".
_WORD = r"\b[A-Za-z]\d{4}\b|\b\d{4}[FTUMftum]\b|\d+(?:[.,]\d+)*|[^\W\d_]+"

# Function words, and the scaffolding of a question for a code.
_STOP_WORDS = """
    a about again all also am an and any are as at be been but by can could did do does doing for
    from get give had has have he her his how i if in into is it its just like looking me my need
    no not of off on or our out over please s she should show so some such t tell than that the
    their them then there these they this those to under up us use used uses using want was we were
    what when where which while who whose why will with would you your
    bill billed billing code coded codes coding cpt find hcpcs level ii look
"""


@cache
def _stop_words() -> frozenset[str]:
    return frozenset(_STOP_WORDS.split())


class Word(NamedTuple):
    """A word of a text, in lower case, and the stem under which it is indexed."""

    text: str
    stem: str


@cache
def stemmer() -> tantivy.TextAnalyzer:
    """The analysis: lower case, accents dropped, English (Snowball) stems."""
    return _plain().filter(tantivy.Filter.stemmer("english")).build()


@cache
def _splitter() -> tantivy.TextAnalyzer:
    return _plain().build()


def _plain() -> tantivy.TextAnalyzerBuilder:
    return (
        tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.regex(_WORD))
        .filter(tantivy.Filter.lowercase())
        .filter(tantivy.Filter.ascii_fold())
    )


def words(text: str) -> tuple[Word, ...]:
    """All words of a text, in order."""
    # The two analyses differ only in stemming, which drops no token.
    return tuple(map(Word, _splitter().analyze(text), stemmer().analyze(text)))


def content_stems(text: str) -> tuple[str, ...]:
    """Distinct stems of a question's content words, in order; of all where none has content."""
    every = words(text)
    return _distinct(word.stem for word in every if word.text not in _stop_words()) or _distinct(
        word.stem for word in every
    )


def _distinct(stems: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(stems))
