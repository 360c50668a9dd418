"""How well a cross-encoder reads the questions that training did not see."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.cross_encoder import CrossEncoder, Stance
from training.examples import Example

_SURE = (0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98)


@dataclass(frozen=True, slots=True)
class Read:
    """A question that was read beside its texts.

    Attributes:
        example: The question.
        sure: The highest probability that a text answers it.
        stance: What that text is to it most probably, of the stances that the question can have.
        is_right: Whether that text does answer it.
    """

    example: Example
    sure: float
    stance: Stance
    is_right: bool

    @property
    def is_correct(self) -> bool:
        """Whether the text answers it, the way that was said."""
        return self.is_right and self.stance is self.example.stance


def measured(reader: CrossEncoder, examples: Sequence[Example]) -> Iterator[str]:
    """Lines that tell, for thresholds, how much is answered, rightly and wrongly."""
    found = [_read(reader, example) for example in examples if example.right or example.wrong]
    for asks_yes_no, name in ((True, "yes/no"), (False, "others")):
        those = [item for item in found if item.example.asks_yes_no is asks_yes_no]
        answered = [item for item in those if item.example.right]
        silent = [item for item in those if not item.example.right]
        first = sum(item.is_right for item in answered)
        stance = sum(item.is_correct for item in answered)
        yield (
            f"{name}: {len(answered)} that the documents answer, {len(silent)} that they do not; "
            f"the surest sentence answers {first}, with the right stance {stance}"
        )
        for least in _SURE:
            told = [item for item in answered if item.sure >= least]
            right = sum(item.is_correct for item in told)
            false = sum(item.sure >= least for item in silent)
            yield f"  from {least}: {right} right, {len(told) - right} wrong, {false} unanswerable"


def _read(reader: CrossEncoder, example: Example) -> Read:
    texts = (*example.right, *example.wrong)
    stances = reader.read(example.question, texts)
    answers = 1.0 - stances[:, Stance.NO_ANSWER]
    best = int(answers.argmax())
    possible = (Stance.YES, Stance.NO, Stance.DEPENDS) if example.asks_yes_no else (Stance.TELLS,)
    stance = max(possible, key=lambda item: stances[best, item])
    return Read(example, float(answers[best]), stance, best < len(example.right))
