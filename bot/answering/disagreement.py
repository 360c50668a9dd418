"""Sources that differ on a fact: both are quoted, the more authoritative leads (promise P4)."""

from collections.abc import Sequence

from bot.answering.claim import Disagreement
from bot.answering.evidence import FoundFact
from corpus.facts.quantity import comparable


def between(about: str, leading: FoundFact, other: FoundFact) -> Disagreement:
    """The disagreement of two facts."""
    first, second = leading.document.source, other.document.source
    if leading.document.id == other.document.id:
        who = f"{first.name} ({first.release}) differs within itself"
    else:
        who = f"{first.name} ({first.release}) and {second.name} ({second.release}) differ"
    return Disagreement(about, leading.quote, other.quote, f"{who} on {about}; the first leads.")


def of_sources(about: str, found: Sequence[FoundFact]) -> tuple[Disagreement, ...]:
    """The disagreement of the leading source with the first one that says something else.

    Values are compared within one kind of fact and one payer; what one source lists besides is
    no contradiction, so a source that has the leading value as well does not differ.
    """
    for leading in found[:1]:
        value = comparable(leading.fact.value)
        agreeing = {item.document.id for item in found if comparable(item.fact.value) == value}
        for other in found[1:]:
            same_matter = (other.fact.kind, other.fact.payer) == (
                leading.fact.kind,
                leading.fact.payer,
            )
            if same_matter and other.document.id not in agreeing:
                return (between(about, leading, other),)
    return ()
