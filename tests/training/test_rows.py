import pytest

from index.cross_encoder import Stance
from training.rows import Row, RowsError, read_rows


@pytest.fixture
def written(tmp_path):
    def write(*lines):
        path = tmp_path / "rows.tsv"
        path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        return path

    return write


def test_a_row_tells_what_answers_a_question(written):
    path = written(
        "pages/S9460\tjust nurses?\tno\tNurses bill it. || So do dietitians.\twho",
        "E0143\tcolour?\tnone\t\tother",
    )
    assert list(read_rows(path)) == [
        Row(
            corpus="pages",
            code="S9460",
            question="just nurses?",
            stance=Stance.NO,
            asks_yes_no=True,
            evidence=("Nurses bill it.", "So do dietitians."),
            topic="who",
        ),
        Row("starter", "E0143", "colour?", Stance.NO_ANSWER, False, (), "other"),
    ]


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("E0143\tcolour?\tnone", r"rows\.tsv, line 1: 3 fields, expected 5"),
        ("E0143\tcolour?\tmaybe\t\tother", r"line 1: 'maybe' is no label\. Use one of yes, no"),
    ],
)
def test_a_line_that_is_no_row_is_named(written, line, problem):
    with pytest.raises(RowsError, match=problem):
        list(read_rows(written(line)))
