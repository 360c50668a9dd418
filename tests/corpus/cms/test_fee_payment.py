"""Payments computed from relative value units, each worked out by hand."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from corpus.cms.fee_payment import locality_payment, national_payment
from corpus.cms.fee_schedule import FeeRow, SettingFigures, parse_fee_schedule
from corpus.cms.gpci import Gpci

FILE = Path(__file__).parent / "fixtures" / "PPRRVU2026_Jul_nonQPP.csv"
FACTOR = Decimal("33.4009")
PUERTO_RICO = Gpci(
    "09202", "PR", "20", "PUERTO RICO", Decimal("1.000"), Decimal("0.869"), Decimal("0.575")
)


@pytest.fixture(scope="module")
def visit() -> FeeRow:
    """99213: work 1.30, practice expense 1.25 (0.53 in a facility), malpractice 0.10."""
    rows = parse_fee_schedule(FILE.read_bytes().decode(), FILE).rows
    return next(row for row in rows if row.code == "99213")


@pytest.mark.parametrize(
    ("total", "text"),
    [
        ("2.65", "2.65 x 33.4009 = $88.51"),  # 88.512385
        ("1.93", "1.93 x 33.4009 = $64.46"),  # 64.463737
        ("50.36", "50.36 x 33.4009 = $1,682.07"),  # 1682.069324
    ],
)
def test_national_payment(total: str, text: str) -> None:
    figures = SettingFigures(Decimal(0), Decimal(total), is_rare=False)
    assert str(national_payment(figures, FACTOR)) == text


def test_half_a_cent_is_rounded_up() -> None:
    figures = SettingFigures(Decimal(0), Decimal("0.05"), is_rare=False)
    assert national_payment(figures, Decimal("32.5")).amount == Decimal("1.63")  # 1.625


def test_payment_in_a_locality(visit: FeeRow) -> None:
    # 1.30 + 1.25 x 0.869 + 0.10 x 0.575 = 1.30 + 1.08625 + 0.0575 = 2.44375; x 33.4009 = 81.623449
    payment = locality_payment(visit, PUERTO_RICO, FACTOR)
    assert payment.amount == Decimal("81.62")
    assert payment.formula == "(1.30 x 1.000 + 1.25 x 0.869 + 0.10 x 0.575) x 33.4009"


def test_payment_in_a_facility_of_a_locality(visit: FeeRow) -> None:
    # 1.30 + 0.53 x 0.869 + 0.0575 = 1.81807; x 33.4009 = 60.725174
    payment = locality_payment(visit, PUERTO_RICO, FACTOR, in_facility=True)
    assert payment.amount == Decimal("60.73")


def test_indices_of_one_give_the_national_payment(visit: FeeRow) -> None:
    even = replace(PUERTO_RICO, practice_expense=Decimal(1), malpractice=Decimal(1))
    national = national_payment(visit.non_facility, FACTOR)
    assert locality_payment(visit, even, FACTOR).amount == national.amount
