import os
from collections.abc import Callable
from pathlib import Path

import pytest

from corpus.canonical import Part, TextBuilder
from corpus.document import Document, Fact, SectionKind
from corpus.facts.reader import read_facts
from corpus.loader import load

FIXTURES = Path(__file__).parent / "fixtures"


@pytest.fixture(scope="session")
def pages() -> dict[str, Document]:
    """The documents of the page fixtures by code."""
    return {document.code: document for document in load([FIXTURES], strict=True).documents}


@pytest.fixture(scope="session")
def fixtures() -> Path:
    """The folder of the page fixtures."""
    return FIXTURES


@pytest.fixture
def facts_in() -> Callable[..., list[Fact]]:
    """Reads the facts of one section: facts_in("E0143", "Covered by Medicare.")."""

    def read(
        code: str, text: str, kind: SectionKind = SectionKind.BILLING, heading: str = ""
    ) -> list[Fact]:
        builder = TextBuilder()
        builder.add(Part(kind, heading, (text,)))
        canonical, sections = builder.finish()
        return list(read_facts(canonical, sections, code))

    return read


@pytest.fixture(scope="session")
def seed_page() -> Document:
    """The shared page of S9460."""
    shared = Path(os.environ.get("CODECITE_SHARED", FIXTURES.parents[3] / "shared"))
    path = shared / "data" / "S9460-rvu-edge-page.txt"
    if not path.is_file():
        pytest.skip(f"the shared seed page is not at {path}")
    (document,) = load([path], strict=True).documents
    return document
