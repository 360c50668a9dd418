"""What a description of an item rules out: "the washable filter, not the throw-away one"."""

import re
from dataclasses import dataclass

from bot.understanding.words import content_words, subject_stems

# Up to the end of the clause. A question that begins with a negation rules nothing out.
_RULED_OUT = re.compile(
    r"(?i)(?<=\w)[\s,;(]+(?:but )?(?P<word>not|no|without|w/o|never|rather than)\s+"
    r"(?!longer|more|less|sure|yet|later|older|covered|paid|only|idea|clue|if\b)"
    r"(?P<article>(?:the|an?|for) )?(?:any |on )?(?P<what>[^,.;:?!()]*?)"
    r"(?=\s+(?:but|and|or|just|then|which|what|is|does)\b|[,.;:?!()]|$)"
    r"|(?:^|[.?!]\s+)not (?:the |an? |any )?[^,.;:?!()]+(?=[,.;:])"
)
# Descriptions say these as well ("walker without wheels"), so that a search makes use of them.
_SEARCHED = {"no", "without", "w/o"}
_CLAUSE = re.compile(r"[,.;:\n]|\b(?:and|but)\b")
_NEGATED = re.compile(r"(?i)\b(?:not|no|without|non|never|w/o|other than|instead of)\b")
_WITH = re.compile(r"(?i)\b(?:with|w)\b")


@dataclass(frozen=True, slots=True)
class RuledOut:
    """An attribute that the item sought does not have.

    Attributes:
        stems: The stems of its words.
        is_part: Whether it is a thing that goes with the item ("no side rails"), not a quality of
            it ("not irradiated").
    """

    stems: frozenset[str]
    is_part: bool

    def is_affirmed(self, description: str) -> bool:
        """Whether a clause of a description says that the item has it."""
        return any(
            self.stems <= subject_stems(clause)
            and not _NEGATED.search(clause)
            and (not self.is_part or _WITH.search(clause) is not None)
            for clause in _CLAUSE.split(description)
        )


def without_ruled_out(text: str) -> str:
    """The message less what it says the item is not: a search would find just that."""
    left = _RULED_OUT.sub(_if_searched, text)
    return left if left.strip() else text


def ruled_out(text: str) -> tuple[RuledOut, ...]:
    """What a message says the item does not have.

    Another item that is set aside ("not the vaccine") is no attribute: descriptions of the item
    sought may well name it.
    """
    found = []
    for match in _RULED_OUT.finditer(text):
        stems = subject_stems(" ".join(content_words(match["what"] or "")))
        if stems and not match["article"]:
            found.append(RuledOut(stems, is_part=match["word"].lower() in _SEARCHED))
    return tuple(found)


def _if_searched(match: re.Match[str]) -> str:
    return match.group() if (match["word"] or "").lower() in _SEARCHED else " "
