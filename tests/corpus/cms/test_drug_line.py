"""corpus.cms.drug_line: the columns of one line."""

import pytest

from corpus.cms.drug_line import DrugLine, drug_line
from corpus.cms.drug_pdf import Cell, PrintedLine


def columns(*cells: tuple[float, float, str], overrun: str = "") -> DrugLine:
    return drug_line(
        PrintedLine(1, 1, tuple(Cell(text, left, right) for left, right, text in cells)), overrun
    )


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (
            [(54, 108, "Abatacept"), (325, 358, "10 mg"), (444, 455, "IV"), (505, 538, "J0129")],
            ("Abatacept", "10 mg", "IV", "J0129"),
        ),
        ([(54, 101, "Acyclovir"), (328, 355, "5 mg"), (505, 538, "J0133")],
         ("Acyclovir", "5 mg", "", "J0133")),
        ([(54, 222, "Alprostadil, urethral suppository"), (437, 462, "OTH"), (505, 538, "J0275")],
         ("Alprostadil, urethral suppository", "", "OTH", "J0275")),
        ([(54, 108, "Alphanate"), (505, 538, "J7186")], ("Alphanate", "", "", "J7186")),
        ([(309, 375, "10,000 units"), (434, 465, "IV, IM"), (505, 538, "J9020")],
         ("", "10,000 units", "IV, IM", "J9020")),
        ([(505, 538, "J7188")], ("", "", "", "J7188")),
        ([(54, 91, "Dex"), (313, 370, "1 mg"), (416, 483, "Intraocular"),
          (484, 560, "J1452-J1454")],
         ("Dex", "1 mg", "Intraocular", "J1452-J1454")),
        ([(51, 211, "Not otherwise classified drugs"), (357, 435, "other than INH"),
          (503, 536, "J7799")],
         ("Not otherwise classified drugs", "", "other than INH", "J7799")),
    ],
)  # fmt: skip
def test_columns(
    cells: list[tuple[float, float, str]], expected: tuple[str, str, str, str]
) -> None:
    line = columns(*cells)
    assert (line.name, line.unit, line.route, line.codes) == expected


def test_a_line_without_its_tab_stops() -> None:
    line = columns(
        (51, 112, "Nusinersen"), (153, 190, "0.1 mg"), (204, 215, "IV"), (222, 254, "J2326")
    )
    assert (line.name, line.unit, line.route, line.codes) == ("Nusinersen", "0.1 mg", "IV", "J2326")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Budesonide, concentrated form0.25 mg", ("Budesonide, concentrated form", "0.25 mg")),
        ("Immune globulin(human)per vial", ("Immune globulin(human)", "per vial")),
        ("Ceftolozane 50 mg and tazobactam 25 mg", ("Ceftolozane 50 mg and tazobactam 25 mg", "")),
        ("Compounded drug, not otherwise classified",
         ("Compounded drug, not otherwise classified", "")),
    ],
)  # fmt: skip
def test_a_name_that_runs_into_its_unit(name: str, expected: tuple[str, str]) -> None:
    line = columns((54, 363, name), (439, 460, "INH"), (486, 558, "J7633, J7634"))
    assert (line.name, line.unit) == expected


def test_words_right_of_the_codes_are_the_next_lines() -> None:
    first = columns(
        (53, 132, "Temozolomide"), (328, 355, "1 mg"), (444, 455, "IV"), (505, 548, "J9328 5")
    )
    assert (first.codes, first.overrun) == ("J9328", "5")
    second = columns((328, 345, "mg"), (433, 466, "ORAL"), (505, 538, "J8700"), overrun="5")
    assert (second.name, second.unit, second.codes) == ("", "5 mg", "J8700")
