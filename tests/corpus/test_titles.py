import pytest

from corpus.titles import find_title, is_badge_line


@pytest.mark.parametrize(
    ("lines", "code", "title"),
    [
        (["S9460 Diabetic management program,"], "S9460", "Diabetic management program,"),
        (["S9460: Diabetic management"], "S9460", "Diabetic management"),
        (["HCPCS code E0143 \u2013 Walker"], "E0143", "Walker"),
        (["CPT® 99213 - Office visit"], "99213", "Office visit"),
        (["G2212 Prolonged visit +Add-on Global 0d"], "G2212", "Prolonged visit"),
        (["0075T Stent"], "0075T", "Stent"),
        (["E0143", "Walker folding", "Also known as: x"], "E0143", "Walker folding"),
        (["E0143", "Also known as: x"], "E0143", ""),
        (["Code lookup", "Home > HCPCS", "E0143 Walker"], "E0143", "Walker"),
    ],
)
def test_titles(lines: list[str], code: str, title: str) -> None:
    found = find_title(lines)
    assert found is not None
    assert (found.code, found.title) == (code, title)


@pytest.mark.parametrize("line", ["Walker folding", "See E0143 for more", "E01432 Walker", ""])
def test_no_title(line: str) -> None:
    assert find_title([line]) is None


@pytest.mark.parametrize("line", ["+Add-on", "Global 90d", "Global ZZZ", "+Add-on Global 0d"])
def test_badges(line: str) -> None:
    assert is_badge_line(line)


@pytest.mark.parametrize("line", ["Global health training", "Add-on lenses for frames"])
def test_words_that_are_no_badges(line: str) -> None:
    assert not is_badge_line(line)
