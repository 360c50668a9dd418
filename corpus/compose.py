"""The last step of every reader: parts and origin become a document with its facts."""

from collections.abc import Iterable, Sequence
from datetime import date

from corpus.canonical import Part, TextBuilder
from corpus.codes import code_system
from corpus.document import Document, Fact, FactKind, Period, Source
from corpus.facts.reader import read_facts
from corpus.source import document_id


def compose(
    code: str,
    title: str,
    parts: Iterable[Part],
    source: Source,
    *,
    system: str | None = None,
    valid: Period = Period(),  # noqa: B008 - frozen
    id_name: str | None = None,
) -> Document:
    """Build the canonical text, read its facts and put the document together.

    Args:
        code: Normalised code.
        title: Short title, without the code; the code stands in for an empty one.
        parts: The whole page in its order, title line included.
        source: Where it comes from.
        system: Code system; read from the code's shape by default.
        valid: When the document holds; a side that is open is closed by what its text states.
        id_name: What tells the document's id from others of its code; by default the source's
            name, with the release where its releases follow each other.
    """
    builder = TextBuilder()
    builder.add_all(parts)
    text, sections = builder.finish()
    if system is None:
        shape = code_system(code)
        system = str(shape) if shape else "unknown"
    if id_name is None:
        id_name = f"{source.name} {source.release}" if source.effective else source.name
    facts = tuple(read_facts(text, sections, code))
    return Document(
        id=document_id(code, id_name),
        code=code,
        system=system,
        title=title or code,
        text=text,
        sections=sections,
        source=source,
        valid=Period(
            valid.start or _stated(facts, FactKind.ADDED),
            valid.end or _stated(facts, FactKind.TERMINATED),
        ),
        facts=facts,
    )


def _stated(facts: Sequence[Fact], kind: FactKind) -> date | None:
    """The day that a text states, unless it states two."""
    days = {fact.value for fact in facts if fact.kind is kind}
    return date.fromisoformat(days.pop()) if len(days) == 1 else None
