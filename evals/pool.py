"""Work on many cases at a time."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

Case = TypeVar("Case")
Result = TypeVar("Result")


def in_order(
    cases: Sequence[Case],
    one: Callable[[Case], Result],
    *,
    workers: int,
    advance: Callable[[], None],
) -> tuple[Result, ...]:
    """The results of the cases, in their order.

    Args:
        cases: In any number.
        one: Gives the result of a case.
        workers: How many cases are worked on at a time.
        advance: Called when a case is done, from any thread.
    """

    def counted(case: Case) -> Result:
        try:
            return one(case)
        finally:
            advance()

    with ThreadPoolExecutor(workers) as pool:
        return tuple(pool.map(counted, cases))
