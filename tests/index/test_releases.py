import pytest

from index.releases import release_order


@pytest.mark.parametrize(
    ("release", "order"),
    [
        ("RVU26A", 202601),
        ("RVU25D", 202510),
        ("2019", 201900),
        ("2026-10", 202610),
        ("July 2026", 202607),
        ("HCPC2026_OCT_ANWEB", 202610),
        ("2026 Q3", 202607),
        ("undated", 0),
        ("", 0),
    ],
)
def test_a_newer_release_has_a_higher_number(release, order):
    assert release_order(release) == order
