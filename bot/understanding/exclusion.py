"""What a description of an item rules out: "the washable filter, not the throw-away one"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.understanding.words import content_words, subject_stems

# Up to the end of the clause. A question that begins with a negation rules nothing out.
_RULED_OUT = re.compile(
    r"(?i)(?:(?<=\w)[\s,;(]+|^(?=without\b|w/o\b|no\s))"
    r"(?:but )?(?P<word>not|no|without|w/o|never|rather than)\s+"
    r"(?!longer|more|less|sure|yet|later|older|covered|paid|only|idea|clue|if\b)"
    r"(?P<article>(?:the|an?|for) )?(?:any |on )?(?P<what>[^,.;:?!()]*?)"
    r"(?=\s+(?:but|and|or|just|then|which|what|is|does|no|not|with|without|w/o)\b|[,.;:?!()]|$)"
    r"|(?:^|[.?!]\s+)not (?:the |an? |any )?[^,.;:?!()]+(?=[,.;:])"
)
# Descriptions say these as well ("walker without wheels"), so that a search makes use of them.
_SEARCHED = {"no", "without", "w/o"}
_CLAUSE = re.compile(r"[,.;:\n]|\b(?:and|but)\b")
_NEGATED = re.compile(r"(?i)\b(?:not|no|without|non|never|w/o|other than|instead of)\b")
_WITH = re.compile(r"(?i)\b(?:with|w|of)\b")
_LONGEST_PART = 2


# What the item sought comes with: "but with a mattress".
_PRESENT = re.compile(
    r"(?i)\bwith (?:an? |the |its )?(?P<what>[^,.;:?!()]*?)"
    r"(?=\s+(?:but|and|or|just|then|which|what|is|does|no|not|with|without|w/o|for|on)\b|[,.;:?!()]|$)"
)


@dataclass(frozen=True, slots=True)
class RuledOut:
    """What a description must not say of the item sought.

    Attributes:
        stems: The stems of an attribute's words.
        is_part: Whether it is a thing that goes with the item ("no side rails"), not a quality of
            it ("not irradiated").
        is_lack: Whether its lack is ruled out: the item sought has it ("with a mattress").
    """

    stems: frozenset[str]
    is_part: bool
    is_lack: bool = False

    def is_affirmed(self, description: str) -> bool:
        """Whether a clause of a description says that the item has it, or lacks it."""
        clauses = [c for c in _CLAUSE.split(description) if self.stems <= subject_stems(c)]
        has = any(
            not _NEGATED.search(clause) and (not self.is_part or _WITH.search(clause) is not None)
            for clause in clauses
        )
        return not has and any(map(_NEGATED.search, clauses)) if self.is_lack else has


def leaves_room(excluded: Sequence[RuledOut], description: str) -> bool:
    """Whether a description affirms nothing that is ruled out."""
    return not any(out.is_affirmed(description) for out in excluded)


def without_ruled_out(text: str) -> str:
    """The message less what it says the item is not: a search would find just that."""
    left = _RULED_OUT.sub(_if_searched, text)
    return left if left.strip() else text


def without_lacks(text: str) -> str:
    """The message less all that it says the item has not, parts as well."""
    return _RULED_OUT.sub(" ", text)


def ruled_out(text: str) -> tuple[RuledOut, ...]:
    """What a message says the item does not have.

    Another item that is set aside ("not the vaccine") is no attribute: descriptions of the item
    sought may well name it.
    """
    left_out = [
        RuledOut(stems, is_part=_is_part(match))
        for match in _RULED_OUT.finditer(text)
        if (_is_part(match) or not match["article"])
        and (stems := _stems(match["what"] or "", is_part=_is_part(match)))
    ]
    lacking = (
        RuledOut(stems, is_part=True, is_lack=True)
        for match in _PRESENT.finditer(text)
        if (stems := _stems(match["what"], is_part=True))
    )
    return (*left_out, *lacking)


def _is_part(match: re.Match[str]) -> bool:
    return (match["word"] or "").lower() in _SEARCHED


def _stems(what: str, *, is_part: bool) -> frozenset[str]:
    """The stems of an attribute; a part has one word or two, what follows is of the item again."""
    words = content_words(what)
    if is_part and len(words) > _LONGEST_PART:
        words = words[:1]
    return subject_stems(" ".join(words))


def _if_searched(match: re.Match[str]) -> str:
    return match.group() if (match["word"] or "").lower() in _SEARCHED else " "
