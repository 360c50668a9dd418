import pytest

from corpus.document import Document, SectionKind
from index.passages import embedded_texts, identifies, passages_of


def texts(document: Document, kind: SectionKind) -> list[str]:
    return [document.text[p.start : p.end] for p in passages_of(document) if p.kind is kind]


def one_section(make_document, kind, content, heading="Heading"):
    return make_document("S9460", "Diabetic visit", [(kind, heading, content)])


FIRST = "The program teaches a patient to live with diabetes."  # 52 characters
SECOND = "A registered nurse visits the patient at his home."  # 50


def test_sentences_that_say_enough_stand_alone(make_document):
    document = one_section(make_document, SectionKind.DESCRIPTION, f"{FIRST} {SECOND}")
    assert texts(document, SectionKind.DESCRIPTION) == [FIRST, SECOND]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (f"No. {FIRST}", [f"No. {FIRST}"]),
        (f"{FIRST} Twice a year.", [f"{FIRST} Twice a year."]),
        (f"{FIRST} It is not covered by any payer known to us.", None),
        (f"{FIRST} Twice. {SECOND}", [f"{FIRST} Twice.", SECOND]),
    ],
)
def test_short_sentences_and_those_that_lean_back_are_joined(make_document, content, expected):
    document = one_section(make_document, SectionKind.BILLING, content)
    assert texts(document, SectionKind.BILLING) == (expected or [content])


def test_joined_sentences_do_not_grow_beyond_the_limit(make_document):
    content = " ".join(["It is so."] * 100)
    found = texts(one_section(make_document, SectionKind.BILLING, content), SectionKind.BILLING)
    assert " ".join(found) == content
    assert all(40 <= len(text) <= 350 for text in found)


def test_a_long_sentence_is_never_cut(make_document):
    content = "The payer pays " + "and pays " * 60 + "again."
    document = one_section(make_document, SectionKind.BILLING, content)
    assert texts(document, SectionKind.BILLING) == [content]


def test_an_faq_pair_is_one_passage_with_its_question(make_document):
    document = one_section(make_document, SectionKind.FAQ, f"{FIRST} {SECOND}", "What is it?")
    assert texts(document, SectionKind.FAQ) == [f"What is it?\n{FIRST} {SECOND}"]


def test_aliases_and_title_are_one_passage_each(make_document):
    document = one_section(make_document, SectionKind.ALIASES, "visit, nurse visit", "Also known")
    assert texts(document, SectionKind.ALIASES) == ["Also known\nvisit, nurse visit"]
    assert texts(document, SectionKind.TITLE) == ["S9460 Diabetic visit"]


def test_each_line_about_another_code_is_one(make_document):
    document = one_section(make_document, SectionKind.RELATED, "S9455: group.\nS9465: diet.")
    assert texts(document, SectionKind.RELATED) == ["S9455: group.", "S9465: diet."]


@pytest.mark.parametrize(
    ("kind", "content"), [(SectionKind.BOILERPLATE, "Track it."), (SectionKind.FAQ, "")]
)
def test_boilerplate_and_empty_sections_give_none(make_document, kind, content):
    assert texts(one_section(make_document, kind, content), kind) == []


@pytest.mark.parametrize(
    ("kind", "content", "expected"),
    [
        (SectionKind.DESCRIPTION, FIRST, (FIRST,)),
        (
            SectionKind.ALIASES,
            "nurse visit, diabetes visit",
            ("Heading\nnurse visit, diabetes visit", "nurse visit", "diabetes visit"),
        ),
        (
            SectionKind.PLAIN_LANGUAGE,
            "a nurse, at home; help with sugar.",
            ("a nurse, at home; help with sugar.", "a nurse, at home", "help with sugar"),
        ),
        (SectionKind.PLAIN_LANGUAGE, "a nurse at home", ("a nurse at home",)),
    ],
)
def test_of_a_list_of_names_each_is_encoded_as_well(make_document, kind, content, expected):
    document = one_section(make_document, kind, content)
    assert embedded_texts(document, passages_of(document)[1]) == expected


@pytest.mark.parametrize(
    ("kind", "content", "expected"),
    [
        (SectionKind.DESCRIPTION, FIRST, True),
        (SectionKind.DESCRIPTION, "S9460 is a visit by a nurse to a diabetic patient.", True),
        (SectionKind.DESCRIPTION, "The group session for diabetic patients is S9455.", False),
        (SectionKind.RELATED, "a class for diabetics", False),
        (SectionKind.COVERAGE, FIRST, False),
        (SectionKind.RECORD, "Added on 2001-01-01.", False),
    ],
)
def test_a_passage_identifies_its_code_unless_it_is_about_another(
    make_document, kind, content, expected
):
    document = one_section(make_document, kind, content)
    assert identifies(document, passages_of(document)[1]) is expected
