"""Attributes that exclude each other: what is described as one is not the other."""

from collections.abc import Iterator

from bot.answering.terms import terms

# In the spelling of `bot.answering.terms`: normalised words, before they are stemmed.
_GROUPS = (
    "individual group",
    "adult child",
    "plaster fiberglass",
    "rental purchase",
    "first followup",
    "manual power",
    "disposable reusable",
    "rigid folding",
    "oral injection puffer",
    "registerednurse practicalnurse aide",
    "registerednurse dietitian",
    "inpatient outpatient",
    "emergency nonemergency",
    "sterile nonsterile",
    "straight curved",
    "portable stationary",
    "biosimilar brand",
    "flexible rigid",
    "prefabricated custom",
    "liquid gas",
    "internal external",
    "gel foam alginate",
    "colonoscopy sigmoidoscopy",
    "single double",
    "temporary permanent",
    "inhalation injection",
    "epidural infusion",
    "ground air",
    "rotary fixedwing",
    "fixed detachable",
    "drug device",
    "ct mri",
    "ekg xray",
    "left right",
    "knee ankle elbow shoulder wrist hip",
    "arm leg",
)


def exclusive_of(term: str) -> frozenset[str]:
    """The stems that exclude a stem; empty where nothing is known to."""
    return _EXCLUSIVE.get(term, frozenset())


def _pairs() -> Iterator[tuple[str, frozenset[str]]]:
    for group in _GROUPS:
        stems = frozenset(stem for word in group.split() for stem in terms(word))
        for stem in stems:
            yield stem, stems - {stem}


_EXCLUSIVE: dict[str, frozenset[str]] = {}
for _term, _others in _pairs():
    _EXCLUSIVE[_term] = _EXCLUSIVE.get(_term, frozenset()) | _others
