from corpus.canonical import Part
from corpus.document import SectionKind
from corpus.faq import pairs
from corpus.lines import Line


def _pairs(*lines: str) -> list[Part]:
    return list(pairs(Line(line) for line in lines))


def test_question_and_answer_lines() -> None:
    assert _pairs("What is it?", "A walker.", "It rolls.", "When is it used?", "At home.") == [
        Part(SectionKind.FAQ, "What is it?", ("A walker.", "It rolls.")),
        Part(SectionKind.FAQ, "When is it used?", ("At home.",)),
    ]


def test_pair_on_one_line() -> None:
    assert _pairs("Is it covered? No, it is not.") == [
        Part(SectionKind.FAQ, "Is it covered?", ("No, it is not.",), inline=True)
    ]


def test_prose_before_the_first_question() -> None:
    assert _pairs("Answers by our editors.", "What is it?", "A walker.")[0] == Part(
        SectionKind.OTHER, "", ("Answers by our editors.",)
    )


def test_a_marked_heading_is_a_question_without_its_mark() -> None:
    lines = [Line("Coverage by plans", 3), Line("It varies.")]
    assert list(pairs(lines)) == [Part(SectionKind.FAQ, "Coverage by plans", ("It varies.",))]


def test_an_unanswered_question_keeps_its_line_only() -> None:
    assert _pairs("What is it?") == [Part(SectionKind.FAQ, "What is it?", ())]
