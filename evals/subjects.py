"""`python -m evals.subjects`: learn when a message is about another item than the one in focus.

The weights of `bot.another` are fitted to messages that follow an answer, name no code, and are
known to be about some code, in the development dialogues, which the matcher has not learnt from.
Held-out dialogues are never read.
"""

import json
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, NamedTuple

import typer

from bot.another import WEIGHTS, Signs
from bot.answering.shelf import EvidenceShelf
from bot.conversation import MemorySessionStore
from bot.finding import LIKELY, Finding
from bot.known import Known
from bot.opening import encoder_of, index_folder
from bot.service import Request, Service, Understood
from bot.settings import load_settings
from evals.dialogue import CorpusName, Dialogue, Expectation, read_dialogues
from evals.plan import shipped_files
from index.code_index import CodeIndex
from index.cross_encoder import DescriptionMatcher
from index.onnx_cross_encoder import OnnxDescriptionMatcher

_DEVELOPMENT = ("starter.jsonl", "offices.jsonl")
_CODE = re.compile(r"[A-Z]\d{4}")
# Weights stay small where little speaks for them.
_REGULARITY = 0.5
_FOLDS = 8


class Example(NamedTuple):
    """A message of a dialogue: what speaks for another item, and whether it is about one."""

    dialogue: str
    signs: Signs
    is_another: bool


def main(
    out: Annotated[Path, typer.Option(help="Where the weights are written.")] = WEIGHTS,
) -> None:
    """Fit the weights, write them, and tell how well others fit the dialogues left out."""
    settings = load_settings()
    index = CodeIndex.open(index_folder(settings), encoder_of(settings))
    dialogues = [
        entry.record
        for path in shipped_files()
        if path.name in _DEVELOPMENT
        for entry in read_dialogues(path)
        if entry.record.corpus is CorpusName.STARTER
    ]
    matcher = OnnxDescriptionMatcher()
    found = [item for dialogue in dialogues for item in examples(dialogue, index, matcher)]
    out.write_text(json.dumps(fitted(found), indent=2) + "\n", "utf-8")
    for line in measured(found):
        sys.stdout.write(f"{line}\n")


def examples(
    dialogue: Dialogue, index: CodeIndex, matcher: DescriptionMatcher | None = None
) -> Iterator[Example]:
    """The messages of a dialogue that may be about another item, while replies are right."""
    shelf = EvidenceShelf()
    service = Service(lambda: index, MemorySessionStore(), matcher=matcher, shelf=shelf)
    session, is_right = None, True
    for turn in dialogue.turns:
        understood = service.understand(Request(turn.ask, session, turn.date_of_service))
        about = _codes(turn.expect)
        if about and is_right:
            yield from _example(dialogue.id, understood, about, Known(index, shelf), matcher)
        answer = service.finish(understood)
        session = answer.session_id
        is_right = not about or bool(set(answer.reply.codes[:1]) & about)


def _example(
    dialogue: str,
    understood: Understood,
    about: set[str],
    known: Known,
    matcher: DescriptionMatcher | None,
) -> Iterator[Example]:
    question, focus = understood.question, understood.conversation.focus
    follow_up = question.follow_up
    if follow_up is None or question.among:
        return
    finding = Finding(understood.index, known, focus, datetime.now(UTC).date(), matcher)
    hits = finding.search(question)
    other = finding.other(question, hits, follow_up.codes)
    is_another = about.isdisjoint(follow_up.codes)
    # Where something else yet is meant, neither decision is right.
    if other is not None and (not is_another or other.code in about):
        signs = finding.signs(question, other, hits, follow_up.codes)
        yield Example(dialogue, signs, is_another)


def _codes(expected: Expectation) -> set[str]:
    named = (text for text in expected.answer_has if _CODE.fullmatch(text))
    return set(expected.codes or expected.quote_codes or list(named)[:1])


def fitted(found: Sequence[Example]) -> dict[str, float]:
    """The weights that fit examples best."""
    # Nothing else needs it, and it takes a second to import.
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415

    model = LogisticRegression(C=_REGULARITY, max_iter=1000)
    model.fit([item.signs for item in found], [item.is_another for item in found])
    fit = dict(zip(Signs._fields, model.coef_[0].tolist(), strict=True))
    fit["bias"] = float(model.intercept_[0])
    return {name: round(weight, 3) for name, weight in fit.items()}


def measured(found: Sequence[Example]) -> Iterator[str]:
    """How many examples are judged rightly by weights that those of other dialogues fit."""
    folds = _by_dialogue(found)
    right = {True: 0, False: 0}
    for fold in range(_FOLDS):
        weights = fitted([example for example, place in folds if place != fold])
        for example, place in folds:
            if place == fold:
                is_another = example.signs.weighed(weights) >= LIKELY
                right[example.is_another] += is_another is example.is_another
    for is_another, name in ((False, "about the item in focus"), (True, "about another item")):
        total = sum(example.is_another is is_another for example in found)
        yield f"{name}: {right[is_another]} of {total} judged rightly"


def _by_dialogue(found: Iterable[Example]) -> list[tuple[Example, int]]:
    """Each example with its fold; those of a dialogue are in one."""
    places: dict[str, int] = {}
    return [
        (example, places.setdefault(example.dialogue, len(places)) % _FOLDS) for example in found
    ]


if __name__ == "__main__":
    typer.run(main)
