"""Fields of CMS's records, read from the sentences that render them."""

from collections.abc import Iterator

from corpus.document import Answer, Fact, FactKind, Payer
from corpus.facts.statement import Statement
from corpus.record_sentences import (
    FIELD,
    FIELD_SENTENCES,
    LAST_ACTION,
    NOT_OTHERWISE_CLASSIFIED,
)

_KINDS = {sentence.label: sentence.kind for sentence in FIELD_SENTENCES}
_OF_MEDICARE = frozenset({FactKind.PRICING_INDICATOR, FactKind.MULTIPLE_PRICING_INDICATOR})


def is_record_field(words: str) -> bool:
    """Whether a sentence gives a field of a record; no other family has anything to read in it.

    Pricing indicator 00, "services not covered, bundled …", is no statement on coverage.
    """
    return words == NOT_OTHERWISE_CLASSIFIED or bool(
        FIELD.fullmatch(words) or LAST_ACTION.fullmatch(words)
    )


def record_fields(statement: Statement) -> Iterator[Fact]:
    """The value of the field, or each of its values."""
    if match := FIELD.fullmatch(statement.text):
        kind = _KINDS[match["label"]]
        payer = Payer.MEDICARE if kind in _OF_MEDICARE else None
        for value in [match["code"]] if match["code"] else match["values"].split(", "):
            yield statement.fact(kind, value, payer)
    elif match := LAST_ACTION.fullmatch(statement.text):
        if match["day"]:
            yield statement.fact(FactKind.LAST_ACTION, match["day"])
        if match["letter"]:
            yield statement.fact(FactKind.ACTION, match["letter"])
    elif statement.text == NOT_OTHERWISE_CLASSIFIED:
        yield statement.fact(FactKind.NOT_OTHERWISE_CLASSIFIED, Answer.YES)
