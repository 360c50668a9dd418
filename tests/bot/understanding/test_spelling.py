import pytest

from bot.understanding.spelling import corrected


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("diffrence", "difference"),
        ("differance", "difference"),
        ("modifer", "modifier"),
        ("reimbursment", "reimbursement"),
        ("coverd", "covered"),
        ("seperately", "separately"),
        ("autorization", "authorization"),
        ("how offen", "how often"),
        ("Documantation", "documentation"),
    ],
)
def test_misspelt_words_of_asking(typed, meant):
    assert corrected(typed) == meant


@pytest.mark.parametrize(
    "text",
    [
        "companion codes", "a modified barium swallow", "converted", "recovered", "hovered",
        "different limits", "included", "validate", "billing", "payers", "unlimited",
        "authorisation", "walker", "Keytruda", "unit",
    ],
)  # fmt: skip
def test_other_words_stay(text):
    assert corrected(text) == text
