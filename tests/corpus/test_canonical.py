import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from corpus.canonical import Part, TextBuilder, clean_lines, one_line
from corpus.document import SectionKind


def test_lines_are_stripped_and_blank_ones_dropped() -> None:
    assert clean_lines("\ufeff one \r\n\r\n\t two\tthree\n \u2028four\x0cfive") == [
        "one",
        "two\tthree",
        "four",
        "five",
    ]


def test_text_is_composed_and_invisible_characters_go() -> None:
    assert clean_lines("Cafe\u0301 S94\u200b60 \u202eabc\x00") == ["Café S9460 abc"]


def test_a_lone_surrogate_becomes_a_replacement_character() -> None:
    assert clean_lines("a\ud800b") == ["a\ufffdb"]


def test_one_line_joins_lines() -> None:
    assert one_line(" a\n b ") == "a b"


def test_headings_stand_directly_before_the_content() -> None:
    builder = TextBuilder()
    builder.add(Part(SectionKind.TITLE, "", ("E0143 Walker",)))
    builder.add(Part(SectionKind.ALIASES, "Also known as:", ("rollator",), inline=True))
    builder.add(Part(SectionKind.SPECIALTIES, "Specialties", ()))
    builder.add(Part(SectionKind.FAQ, "What is it?", ("A walker.", "It rolls.")))
    text, sections = builder.finish()
    assert text == (
        "E0143 Walker\nAlso known as: rollator\nSpecialties\nWhat is it?\nA walker.\nIt rolls."
    )
    assert [(s.heading, text[s.start : s.end]) for s in sections] == [
        ("", "E0143 Walker"),
        ("Also known as:", "rollator"),
        ("What is it?", "A walker.\nIt rolls."),
    ]


_PARTS = st.lists(
    st.builds(
        Part,
        st.sampled_from(list(SectionKind)),
        st.text(max_size=12),
        st.lists(st.text(max_size=20), max_size=3).map(tuple),
        st.booleans(),
    ),
    max_size=6,
)


@given(_PARTS)
def test_invariants_hold_for_any_parts(parts: list[Part]) -> None:
    builder = TextBuilder()
    builder.add_all(parts)
    text, sections = builder.finish()
    assert unicodedata.is_normalized("NFC", text)
    assert text.encode().decode() == text
    assert text.split("\n") == text.splitlines() or text == ""
    assert all(line and line == line.strip() for line in text.splitlines())
    end = 0
    for section in sections:
        assert end <= section.heading_start <= section.start < section.end <= len(text)
        if section.heading:
            assert text[section.heading_start : section.start - 1] == section.heading
            assert text[section.start - 1] in "\n "
        end = section.end
