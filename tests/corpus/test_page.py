from corpus.document import SectionKind
from corpus.lines import Line
from corpus.page import page_parts


def _parts(*lines: str) -> list[tuple[str, str, tuple[str, ...]]]:
    return [
        (str(part.kind), part.heading, part.lines)
        for part in page_parts(Line(line) for line in lines)
        if part.lines
    ]


def test_description_follows_the_aliases() -> None:
    assert _parts("Also known as: a, b", "A walker.", "In Plain Language", "rolling frame") == [
        ("aliases", "Also known as:", ("a, b",)),
        ("description", "", ("A walker.",)),
        ("plain_language", "In Plain Language", ("rolling frame",)),
    ]


def test_aliases_below_their_label() -> None:
    assert _parts("Also known as:", "a, b", "A walker that rolls.") == [
        ("aliases", "Also known as:", ("a, b",)),
        ("description", "", ("A walker that rolls.",)),
    ]


def test_badges_before_and_after_the_aliases() -> None:
    assert _parts("+Add-on", "Also known as: a", "Global 90d", "A repair.") == [
        ("other", "", ("+Add-on",)),
        ("aliases", "Also known as:", ("a",)),
        ("other", "", ("Global 90d",)),
        ("description", "", ("A repair.",)),
    ]


def test_payment_on_the_line_of_its_heading() -> None:
    assert _parts("RVU Breakdown", "Work RVU 1.30", "Est. Medicare Payment $95.43") == [
        ("rvu", "RVU Breakdown", ("Work RVU 1.30",)),
        ("payment", "Est. Medicare Payment", ("$95.43",)),
    ]


def test_row_labels_of_a_comparison_open_nothing() -> None:
    assert _parts("How This Code Compares", "Est. Medicare Payment", "$1", "Specialties", "A") == [
        ("comparison", "How This Code Compares", ("Est. Medicare Payment", "$1")),
        ("specialties", "Specialties", ("A",)),
    ]


def test_call_to_action_and_attribution_are_boilerplate() -> None:
    parts = _parts(
        "Clinical Context",
        "For walking.",
        "Track This Code in RVU Edge",
        "Log it.",
        "CPT® is a registered trademark of the American Medical Association.",
    )
    assert [(kind, len(lines)) for kind, _, lines in parts] == [
        ("clinical_context", 1),
        ("boilerplate", 3),
    ]


def test_words_of_a_heading_inside_a_sentence_open_nothing() -> None:
    assert _parts("Clinical Context", "Billing & documentation matter here.") == [
        ("clinical_context", "Clinical Context", ("Billing & documentation matter here.",))
    ]


def test_marked_headings() -> None:
    lines = [
        Line("Description", 2),
        Line("A walker."),
        Line("Details", 3),
        Line("It folds."),
        Line("House rules", 2),
        Line("Ask."),
    ]
    parts = list(page_parts(lines, by_words=False))
    assert [(part.kind, part.heading, part.lines) for part in parts] == [
        (SectionKind.DESCRIPTION, "Description", ("A walker.", "Details", "It folds.")),
        (SectionKind.OTHER, "House rules", ("Ask.",)),
    ]


def test_words_open_nothing_where_mark_up_tells() -> None:
    parts = list(page_parts([Line("Specialties"), Line("A")], by_words=False))
    assert [part.kind for part in parts] == [SectionKind.DESCRIPTION]
