"""From scored passages to scored codes."""

from collections.abc import Iterable
from typing import NamedTuple

from index.fusion import fuse


class PassageScore(NamedTuple):
    """How well a passage, by number, matches: cosine in [-1, 1], lexical score in [0, 1]."""

    passage: int
    code: str
    cosine: float
    lexical: float


class CodeScore(NamedTuple):
    """How well a code matches, higher is better, and the passage that speaks most for it."""

    code: str
    score: float
    cosine: float
    passage: int


def group_by_code(passages: Iterable[PassageScore], weight: float) -> list[CodeScore]:
    """Codes, best first; equal scores in code order.

    A code scores by its best cosine and its best lexical score, which may be two passages': one
    that says the same in other words, one that has the words.

    Args:
        passages: In any order.
        weight: Of the lexical score, in [0, 1].
    """
    members: dict[str, list[PassageScore]] = {}
    for passage in passages:
        members.setdefault(passage.code, []).append(passage)
    codes = [_code_score(code, own, weight) for code, own in members.items()]
    return sorted(codes, key=lambda code: (-code.score, code.code))


def _code_score(code: str, own: list[PassageScore], weight: float) -> CodeScore:
    cosine = max(passage.cosine for passage in own)
    lexical = max(passage.lexical for passage in own)
    spokesman = min(own, key=lambda p: (-fuse(p.cosine, p.lexical, weight), p.passage))
    return CodeScore(code, fuse(cosine, lexical, weight), cosine, spokesman.passage)
