import pytest

from evals.significance import randomisation_p


@pytest.mark.parametrize(
    ("differences", "p"),
    [
        ([], 1.0),
        ([0, 0], 1.0),
        ([1], 1.0),  # both signs are as far from 0
        ([1, 1], 0.5),  # 2 of 4
        ([1, 1, 1, 1, 1], 2 / 32),
        ([1, 1, 1, 1, 1, 0, 0, 0], 2 / 32),  # cases without a difference say nothing
        ([1, 1, 1, -1], 10 / 16),  # |sum| is 2 or more for all but the 6 of sum 0
        ([0.5, 0.25], 0.5),
    ],
)
def test_few_differences_are_exact(differences, p):
    assert randomisation_p(differences) == pytest.approx(p)


def test_the_sign_of_the_difference_does_not_matter():
    assert randomisation_p([-1, -1, -1, 0.5]) == randomisation_p([1, 1, 1, -0.5])


def test_many_differences_are_estimated_and_come_out_the_same_again():
    # 20 gained, 10 lost: the two-sided binomial (sign) test gives 0.0987.
    p = randomisation_p([1] * 20 + [-1] * 10)
    assert p == pytest.approx(0.0987, abs=0.01)
    assert randomisation_p([1] * 20 + [-1] * 10) == p
    assert randomisation_p([1] * 40) == pytest.approx(1 / 10_001)
