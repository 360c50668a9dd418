import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.sentences import Span, sentences

# Sentences are separated by " / ".
CASES = [
    "One unit is 1 mg. / Pt. no. 4 was given 5 units.",
    "One unit is 20 mg. / Medicare pays per unit.",
    "See Pub. 100-04, Ch. 12, Sec. 40.3 for the rules. / They are strict.",
    "See Medicare Claims Processing Manual, Pub. 100-04, Ch. XII. / It lists them.",
    "Drugs, e.g. Humira, i.e. adalimumab, count per 20 mg. / Others do not.",
    "Rental vs. Purchase is decided by the plan. / Ask first.",
    "Give approx. 5 ml. daily. / Stop after a week.",
    "Give 5 ml. 3 times a day. / Stop after a week.",
    "Use No. 2 needles. / The answer is no. / Ask again.",
    "Valid in the U.S. only. / The U.S. Department of Labor pays.",
    "It is in the U.S. / The rest is not.",
    "Dr. Smith of St. Mary ordered it. / Acme Inc. makes it.",
    "So does Beta Corp. / The rest is unknown.",
    "The work RVU is 1.30 and the total 2.72. / Payment is $95.43. / That is all.",
    "Used by private payers (not Medicare). / Next sentence.",
    'It says "not covered." / Then it stops.',
    "Is it covered? / No. / It depends! / Really...",
    "Is it covered? yes, it is.",
    "Medicare does not pay; Medicaid may. / Ask the plan; it knows.",
    "Covered under Part B. / Claims go to the MAC. / See Pt. B rules.",
    "Hepatitis B. / Vitamin D. / J. Smith wrote it. / Mr. B. Jones read it.",
    "1. Verify coverage. / Then bill.",
    "a. Verify coverage. / Then bill.",
    "Billed at 9 a.m. and 5 p.m. daily. / Not at night.",
    "Under 42 C.F.R. 410.33 it is covered. / See there.",
    "Since Jan. 1, 2026 it is valid. / Before Dec. 31 it was not.",
    "See Fig. 3 and Tab. 2. / They show it.",
    "Needles, syringes, etc. are included. / Pumps etc. / Medicare pays for none.",
    "Bill S9460. / Bill E11.65 too. / 90-day global periods end.",
    "It ends here.) / Next one.",
    "Visit www.cms.gov for more. / It is free.",
    "Max. 3 units. / Limit is 3 max. / Medicare pays two.",
    "Note… more of it. / Done.",
]


@pytest.mark.parametrize("case", CASES)
def test_known_sentences(case: str) -> None:
    expected = case.split(" / ")
    text = " ".join(expected)
    assert [text[start:end] for start, end in sentences(text)] == expected


def test_line_breaks_end_sentences() -> None:
    text = "Also known as: a, b\n\nA walker. It rolls\nNU, RR"
    assert [text[s.start : s.end] for s in sentences(text)] == [
        "Also known as: a, b",
        "A walker.",
        "It rolls",
        "NU, RR",
    ]


def test_spans_count_from_the_start_of_the_text() -> None:
    text = "Skip this. Take this. And not this."
    assert list(sentences(text, 11, 21)) == [Span(11, 21)]


_TEXT = st.lists(
    st.sampled_from(
        ["No.", "Pt.", "4", "mg.", "U.S.", "The", "covered?", "(a)", ".", "...", "\n", " ", "e.g."]
    )
    | st.text(max_size=8),
    max_size=20,
).map(" ".join)


@given(_TEXT)
def test_spans_are_ordered_and_hold_everything(text: str) -> None:
    end = 0
    for span in sentences(text):
        assert end <= span.start < span.end <= len(text)
        piece = text[span.start : span.end]
        assert piece == piece.strip()
        assert "\n" not in piece
        assert not text[end : span.start].strip()
        end = span.end
    assert not text[end:].strip()
