"""What Medicare pays for relative value units, in the nation and in a locality.

National payment = total RVU x conversion factor; in a locality each component is first multiplied
by its geographic practice cost index (GPCI). Amounts are exact decimals, rounded half up to cents.
"""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from corpus.cms.fee_schedule import FeeRow, SettingFigures
from corpus.cms.gpci import Gpci

_CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Payment:
    """An amount and how it is computed.

    Attributes:
        amount: US dollars with two decimals.
        formula: The computation without its result: "2.65 x 33.4009".
    """

    amount: Decimal
    formula: str

    def __str__(self) -> str:
        return f"{self.formula} = ${self.amount:,}"


def national_payment(figures: SettingFigures, factor: Decimal) -> Payment:
    """Payment before any adjustment.

    Args:
        figures: Those of a setting.
        factor: Conversion factor, US dollars for one RVU.
    """
    return Payment(_cents(figures.total * factor), f"{figures.total} x {factor}")


def locality_payment(
    fee: FeeRow, gpci: Gpci, factor: Decimal, *, in_facility: bool = False
) -> Payment:
    """Payment in a locality, for a row whose RVUs are used for payment.

    Args:
        fee: The RVUs.
        gpci: The indices of the locality.
        factor: Conversion factor, US dollars for one RVU.
        in_facility: Where the service is performed, which decides on the practice expense.
    """
    expense = (fee.facility if in_facility else fee.non_facility).practice_expense
    units = (
        fee.work * gpci.work + expense * gpci.practice_expense + fee.malpractice * gpci.malpractice
    )
    formula = (
        f"({fee.work} x {gpci.work} + {expense} x {gpci.practice_expense}"
        f" + {fee.malpractice} x {gpci.malpractice}) x {factor}"
    )
    return Payment(_cents(units * factor), formula)


def _cents(dollars: Decimal) -> Decimal:
    return dollars.quantize(_CENT, ROUND_HALF_UP)
