import pytest

from corpus.document import Coverage
from corpus.hcpcs import ACTION_CODES, COVERAGE_CODES, COVERAGE_SENTENCE


@pytest.mark.parametrize(
    ("letter", "coverage"),
    [
        ("C", Coverage.VARIES),
        ("D", Coverage.CONDITIONAL),
        ("I", Coverage.NOT_COVERED),
        ("M", Coverage.NOT_COVERED),
        ("S", Coverage.NOT_COVERED),
    ],
)
def test_no_letter_reads_as_covered(letter: str, coverage: Coverage) -> None:
    assert COVERAGE_CODES[letter].coverage is coverage


def test_sentences_are_found_again() -> None:
    for letter, code in COVERAGE_CODES.items():
        match = COVERAGE_SENTENCE.match(code.sentence)
        assert match is not None
        assert match["letter"] == letter


def test_sentence_of_i() -> None:
    assert COVERAGE_CODES["I"].sentence == "HCPCS coverage code I: not payable by Medicare."


def test_action_letters_are_those_of_the_record_layout() -> None:
    assert "".join(sorted(ACTION_CODES)) == "ABCDFNPRST"
