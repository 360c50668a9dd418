"""``codecite show``: everything that the documents say of a code."""

from rich.console import Console
from rich.table import Table
from rich.text import Text

from corpus.document import Document
from index.code_index import CodeIndex
from index.code_table import normalise_code


def print_code(index: CodeIndex, code: str, console: Console) -> bool:
    """Print a code's documents and facts; False if it has none (the nearest codes are printed)."""
    documents = index.documents_of(normalise_code(code))
    for document in documents:
        console.rule(Text(f"{document.id} · {document.source.name}, {document.source.release}"))
        console.print(Text(document.text))
        console.print(_facts(document))
    if not documents:
        nearest = ", ".join(index.codes.nearest(code))
        console.print(Text(f"There is no document on {code}. The nearest codes are {nearest}."))
    return bool(documents)


def _facts(document: Document) -> Table:
    table = Table("Fact", "Value", "Payer", "Read from")
    for fact in document.facts:
        read_from = document.text[fact.start : fact.end]
        table.add_row(*map(Text, (fact.kind, fact.value, fact.payer or "", read_from)))
    return table
