"""What a text speaks of: the stems of its content words, one for words that mean the same."""

import re
from functools import lru_cache

from bot.answering.synonyms import BESIDE_NUMBERS, SAME
from bot.understanding.words import is_grammar
from index.words import words as analysed

_BESIDE_NUMBERS = tuple((re.compile(pattern), word) for pattern, word in BESIDE_NUMBERS)
_AT_A_WORD = re.compile(r"(^|\|)\\b")
_DIGIT = re.compile(r"\d")
# One pass over the text, since sixty take as many milliseconds for a code's documents. All begin
# at the start of a word, which is looked for once: then most fail at their first letter.
_SAME = re.compile(
    rf"\b(?:{'|'.join(_AT_A_WORD.sub(lambda match: match[1], pattern) for pattern, _ in SAME)})"
)
_EACH = tuple((re.compile(pattern), word) for pattern, word in SAME)

# Words of asking, and of relations so general that a sentence need not have them.
_LIGHT = frozenset(
    """
    actual affect afford allow alreadi also answer anyth appl appli apply aren around ask auth
    basic bill billabl bother case charg chart check claim code come consid constitut correct
    couldn count cpt custom d defin definit describ describe descript didn doc document doesn
    don done even fall fit flag folk fulli get give given go good guess happen hasn hcpc here
    hit hold isn item itself just kind legit line ll look m made make meant member mention non
    normal note ok okay order page patient payer peopl person place product pt put qualifi
    question rang re refer regard report right run s servic shouldn somebodi someon someth sort
    squar still stuff suppos sure t take taken there thing treat true type usual ve wasn wast
    without won wonder word work wouldn yes
    """.split()  # noqa: SIM905 - a list of words reads best as words
)


def normalised(text: str) -> str:
    """The text in lower case, with one word for each of the turns of phrase that mean the same."""
    text = text.lower().replace("\u2019", "'")
    if _DIGIT.search(text):
        for pattern, word in _BESIDE_NUMBERS:
            text = pattern.sub(word, text)
    return _SAME.sub(lambda match: _one_word(match.group()), text)


@lru_cache(maxsize=20_000)
def _one_word(phrase: str) -> str:
    return next((word for pattern, word in _EACH if pattern.fullmatch(phrase)), phrase)


def terms(text: str) -> frozenset[str]:
    """What a text speaks of, without grammar and words of asking."""
    found = (word for word in analysed(normalised(text)) if not is_grammar(word.text))
    return frozenset(word.stem for word in found if word.stem not in _LIGHT)


@lru_cache(maxsize=20_000)
def told_words(text: str) -> str:
    """`normalised` of a document's text, kept at hand; what a person wrote is never kept."""
    return normalised(text)


@lru_cache(maxsize=20_000)
def told_terms(text: str) -> frozenset[str]:
    """`terms` of a document's text, kept at hand."""
    return terms(text)
