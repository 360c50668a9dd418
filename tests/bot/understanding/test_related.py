import pytest

from bot.understanding.related import items_meant, variant_meant
from bot.understanding.words import subject_stems

LABELS = {
    "A7030": "full face mask",
    "A7038": "disposable filter",
    "A5512": "heat-molded insert",
    "A5513": "custom molded insert",
    "A4259": "lancets, box of 100",
    "J2274": "preservative-free morphine for epidural use",
}
NAMES = "CPAP device; airway pressure; shoe for inserts' sake"


def stems(texts):
    return {code: subject_stems(text) for code, text in texts.items()}


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("how often can he get a new full face mask", ("A7030",)),
        ("and the filters?", ("A7038",)),
        ("are lancets covered by Medicare", ("A4259",)),
        ("same for the epidural?", ("J2274",)),
        ("is Medicare paying for a molded one", ("A5512", "A5513")),
        # What goes with the code in focus, or is counted in the same units, is asked of that one.
        ("is the mask billed separately?", ()),
        ("does it come with a mask", ()),
        ("are filters included?", ()),
        ("3 boxes of 100", ()),
        ("is the airway pressure device covered?", ()),
        ("is the mask cleaned at home or at the shop?", ()),
    ],
)
def test_an_item_is_meant_by_what_a_related_code_is_called(ask_about, text, codes):
    assert items_meant(ask_about(text), stems(LABELS), subject_stems(NAMES)) == codes


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("the custom version", "A5513"),
        ("the molded version", None),  # two of them
        ("is the custom one billed by the pair?", None),
    ],
)
def test_a_variant_is_meant_by_the_one_line_that_has_its_words(ask_about, text, code):
    assert variant_meant(ask_about(text), stems(LABELS), subject_stems(NAMES)) == code
