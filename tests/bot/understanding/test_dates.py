from datetime import date

import pytest

from bot.understanding.dates import find_date_of_service, unread_date

TODAY = date(2019, 3, 15)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("on 2018-03-05", (2018, 3, 5), (2018, 3, 5)),
        ("on 3/5/2018", (2018, 3, 5), (2018, 3, 5)),
        ("on 12/31/18", (2018, 12, 31), (2018, 12, 31)),
        ("March 5, 2018", (2018, 3, 5), (2018, 3, 5)),
        ("mar 5th 2018", (2018, 3, 5), (2018, 3, 5)),
        ("5 March 2018", (2018, 3, 5), (2018, 3, 5)),
        ("the 5th of March, 2018", (2018, 3, 5), (2018, 3, 5)),
        ("in March 2018", (2018, 3, 1), (2018, 3, 31)),
        ("in Sept. 2018", (2018, 9, 1), (2018, 9, 30)),
        ("in February of 2020", (2020, 2, 1), (2020, 2, 29)),
        ("in 02/2019", (2019, 2, 1), (2019, 2, 28)),
        ("in Q3 2018", (2018, 7, 1), (2018, 9, 30)),
        ("q1 of 2018", (2018, 1, 1), (2018, 3, 31)),
        ("in 2018", (2018, 1, 1), (2018, 12, 31)),
        ("during 2018", (2018, 1, 1), (2018, 12, 31)),
        ("back in 1999?", (1999, 1, 1), (1999, 12, 31)),
        ("yesterday", (2019, 3, 14), (2019, 3, 14)),
        ("last month", (2019, 2, 1), (2019, 2, 28)),
        ("this month", (2019, 3, 1), (2019, 3, 31)),
        ("last year", (2018, 1, 1), (2018, 12, 31)),
        ("this year", (2019, 1, 1), (2019, 12, 31)),
        ("in 2017, not in 2018", (2017, 1, 1), (2017, 12, 31)),
    ],
)
def test_a_date_of_service_is_a_period(text, first, last):
    period = find_date_of_service(f"was S9460 valid {text}", TODAY)
    assert period == (date(*first), date(*last))


@pytest.mark.parametrize(
    "text",
    [
        "is S9460 valid",
        "in 2000 mcg",
        "2018 mg",
        "on 2018-02-31",
        "on 13/45/2018",
        "may I bill it",
        "in 30 minutes",
        "G2018",
        "1/2 tablet",
        "call 555-2018",
        "last",
    ],
)
def test_no_date(text):
    assert find_date_of_service(text, TODAY) is None


def test_last_month_in_january_is_december():
    period = find_date_of_service("last month", date(2019, 1, 31))
    assert period == (date(2018, 12, 1), date(2018, 12, 31))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("12-31-2017", (2017, 12, 31)),
        ("12.31.2017", (2017, 12, 31)),
        ("dos 12312017", (2017, 12, 31)),
        ("12-15-18", (2018, 12, 15)),
    ],
)
def test_days_as_they_stand_on_claims(text, day):
    assert find_date_of_service(text, TODAY) == (date(*day), date(*day))


def test_a_year_by_itself_is_a_period():
    period = (date(2018, 1, 1), date(2018, 12, 31))
    assert find_date_of_service("A5512 medicare 2018", TODAY) == period


@pytest.mark.parametrize(
    ("text", "unread"),
    [
        ("J0897 on 02/30/2019", "02/30/2019"),
        ("E0601 dos 13/45/2018", "13/45/2018"),
        ("J0897 on 02/28/2019", None),
        ("1/2 tablet", None),
        ("J9310 on 11/12/2018, valid on 2018-11-12?", None),
        ("call 555-2018", None),
    ],
)
def test_what_is_no_date_is_told(text, unread):
    assert unread_date(text, TODAY) == unread
