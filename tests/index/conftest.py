"""Small documents made by hand, with spans that are right by construction."""

from collections.abc import Callable, Sequence

import pytest

from corpus.document import Authority, Document, Section, SectionKind, Source

MakeDocument = Callable[..., Document]
Part = tuple[SectionKind, str, str]


def _document(
    code: str,
    title: str,
    parts: Sequence[Part] = (),
    *,
    name: str = "test",
    authority: Authority = Authority.AUTHORED,
    release: str = "2026-07",
) -> Document:
    """A document whose text is its title line, then each part's heading and content as lines."""
    text = f"{code} {title}"
    sections = [Section(SectionKind.TITLE, "", 0, len(text))]
    for kind, heading, content in parts:
        text += f"\n{heading}\n" if heading else "\n"
        sections.append(Section(kind, heading, len(text), len(text) + len(content)))
        text += content
    return Document(
        id=f"{code}.{name}",
        code=code,
        system="HCPCS Level II",
        title=title,
        text=text,
        sections=tuple(sections),
        source=Source(name, release, authority),
    )


@pytest.fixture
def make_document() -> MakeDocument:
    return _document


@pytest.fixture
def walkers() -> tuple[Document, ...]:
    """Three codes with two, four and five passages; each names what the others are not."""
    return (
        _document(
            "E0130",
            "Walker rigid adjust/fixed ht",
            [(SectionKind.DESCRIPTION, "Description", "A rigid frame that a patient picks up.")],
        ),
        _document(
            "E0143",
            "Walker folding wheeled w/o s",
            [
                (SectionKind.DESCRIPTION, "Description", "A frame that folds and has wheels."),
                (SectionKind.PLAIN_LANGUAGE, "In plain language", "rollator on rubber wheels"),
                (SectionKind.RELATED, "Related codes", "E0130: is rigid, and has no wheels."),
            ],
        ),
        _document(
            "S9460",
            "Diabetic management program",
            [
                (SectionKind.ALIASES, "Also known as", "nurse visit for diabetes"),
                (SectionKind.FAQ, "Who gives it?", "A nurse who teaches diabetics."),
                (SectionKind.BILLING, "Billing", "Private payers take E0143 and this code apart."),
                (SectionKind.BOILERPLATE, "", "Track this code with wheels in our app."),
            ],
        ),
    )
