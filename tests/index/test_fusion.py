import pytest

from index.fusion import HIGHEST_LEXICAL_WEIGHT, fuse, lexical_weight


@pytest.mark.parametrize(
    ("cosine", "lexical", "weight", "fused"),
    [(0.8, 0.4, 0.0, 0.8), (0.8, 0.4, 0.25, 0.7), (0.8, 0.4, 1.0, 0.4), (-0.5, 0.4, 0.5, 0.2)],
)
def test_fused_is_the_weighted_mean(cosine, lexical, weight, fused):
    assert fuse(cosine, lexical, weight) == pytest.approx(fused)


def test_words_weigh_more_the_more_of_the_question_one_code_has():
    weights = [lexical_weight(coverage) for coverage in (0.0, 0.3, 0.6, 1.0)]
    assert weights == sorted(weights)
    assert weights[0] == 0
    assert weights[-1] == HIGHEST_LEXICAL_WEIGHT
