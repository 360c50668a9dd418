"""What every document of every reader keeps to."""

import unicodedata

from corpus.document import Document, SectionKind


def test_texts_are_canonical(pages: dict[str, Document]) -> None:
    for document in pages.values():
        assert unicodedata.is_normalized("NFC", document.text)
        assert all(line and line == line.strip() for line in document.text.split("\n"))


def test_sections_are_ordered_and_follow_their_headings(pages: dict[str, Document]) -> None:
    for document in pages.values():
        end = 0
        for section in document.sections:
            assert end <= section.heading_start <= section.start < section.end
            if section.heading:
                heading = document.text[section.heading_start : section.start - 1]
                assert heading == section.heading
            end = section.end


def test_facts_are_ordered_and_stand_in_one_section(pages: dict[str, Document]) -> None:
    for document in pages.values():
        starts = [fact.start for fact in document.facts]
        assert starts == sorted(starts)
        for fact in document.facts:
            section = document.section_at(fact.start)
            assert section is not None
            assert fact.end <= section.end
            assert section.kind is not SectionKind.BOILERPLATE


def test_ids_are_url_segments(pages: dict[str, Document]) -> None:
    for document in pages.values():
        assert document.id.replace(".", "").replace("-", "").isalnum()
