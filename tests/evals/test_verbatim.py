import pytest

from evals.verbatim import tampered

TEXT = "S9460 Title\nMedicare does not cover S9460."


@pytest.fixture
def document_of(make_table):
    return make_table({}, TEXT).document


def test_a_quote_that_stands_where_it_says_is_verbatim(make_reply, make_quote, document_of):
    quote = make_quote("Medicare does not cover S9460.", start=12)
    assert tampered(make_reply(quote), document_of) == ()


@pytest.mark.parametrize(
    "change",
    [
        {"text": "Medicare does  cover S9460."},
        {"start": 11},
        {"end": 40},
        {"text": "", "end": 12},
        {"document_id": "S9460.elsewhere"},
        {"code": "S9455"},
        {"start": -30, "end": len(TEXT)},
        {
            "source": {
                "name": "Test pages",
                "url": None,
                "release": "T2",
                "authority": "cms_record",
            }
        },
    ],
)
def test_a_tampered_quote_is_caught(make_reply, make_quote, document_of, change):
    good = make_quote("S9460 Title")
    bad = make_quote("Medicare does not cover S9460.", start=12) | change
    assert tampered(make_reply(good, bad), document_of) == (1,)
