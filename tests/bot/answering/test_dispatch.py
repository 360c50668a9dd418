import pytest

from bot.answering.claim import Claim
from bot.answering.dispatch import joint_verdict
from bot.question import Facet
from bot.reply import Verdict

YES, NO, DEPENDS, UNKNOWN = Verdict.YES, Verdict.NO, Verdict.DEPENDS, Verdict.UNKNOWN


@pytest.mark.parametrize(
    ("verdicts", "expected"),
    [
        ([], None),
        ([(Facet.DEFINITION, None)], None),
        ([(Facet.DEFINITION, None), (Facet.COVERAGE, NO)], NO),
        ([(Facet.COVERAGE, NO), (Facet.COVERAGE, NO)], NO),
        ([(Facet.COVERAGE, NO), (Facet.COVERAGE, YES)], DEPENDS),
        ([(Facet.COVERAGE, NO), (Facet.COVERAGE, UNKNOWN)], UNKNOWN),
        ([(Facet.SEPARATE_BILLING, UNKNOWN), (Facet.SEPARATE_BILLING, YES)], YES),
        ([(Facet.COVERAGE, NO), (Facet.PRIOR_AUTHORISATION, YES)], NO),
    ],
)
def test_the_verdict_on_the_first_facet_that_has_one(verdicts, expected):
    claims = [Claim(facet, ("S9460",), "", verdict=verdict) for facet, verdict in verdicts]
    assert joint_verdict(claims) is expected
