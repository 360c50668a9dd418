"""Which sibling of the code in focus is meant where an attribute changes: "sorry, it was 40"."""

from collections.abc import Collection, Sequence

from bot.fit import fits, told_amounts
from bot.question import Question
from bot.understanding import references
from bot.understanding.exclusion import leaves_room
from bot.understanding.told import Told
from index.hits import CodeHit

# By how much a sibling has to fit the new words better than the code in focus.
_LEAD = 0.05
_ALIKE = 0.9


def changed_to(
    question: Question,
    hits: Sequence[CodeHit],
    focus: Collection[str],
    near: Collection[str],
    family: Collection[str],
    told: Told,
) -> str | None:
    """The sibling that has what a message says of the item, where the code in focus has it not.

    Where nothing is set right ("and for a child of 6?"), only what rules the code in focus out
    makes another of it.

    Args:
        question: The message, which names no item of its own.
        hits: What its words find, best first; those of focus and family among them.
        focus: The codes in focus.
        near: Codes that go with these: of two that fit alike, one of these is meant.
        family: Their siblings, these among them.
        told: What the documents tell of codes.
    """
    amounts = told_amounts(question.text)

    def suits(code: str) -> bool:
        description = told.description(code)
        return leaves_room(question.ruled_out, description) and fits(code, description, amounts)

    if not references.corrects(question.text) and any(map(suits, focus)):
        return None
    own = max((hit.score for hit in hits if hit.code in focus and suits(hit.code)), default=0.0)
    suited = [
        hit
        for hit in hits
        if hit.code in family and hit.code not in focus and hit.coverage and suits(hit.code)
    ]
    alike = [hit for hit in suited if hit.score >= _ALIKE * suited[0].score]
    best = next((hit for hit in alike if hit.code in near), next(iter(alike), None))
    return best.code if best is not None and best.score >= own + _LEAD else None
