import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.cms.word_diff import Mark, word_diff


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("each", "each", [("kept", "each")]),
        ("", "", []),
        ("", "each", [("added", "each")]),
        (
            "Fluid circulating cold pad with pump",
            "Fluid circulating cold pad with pump, any type",
            [
                ("kept", "Fluid circulating cold pad with"),
                ("removed", "pump"),
                ("added", "pump, any type"),
            ],
        ),
        (
            "Water circulating cold pad",
            "Circulating  cold pad",
            [("removed", "Water circulating"), ("added", "Circulating"), ("kept", "cold pad")],
        ),
        (  # "of" alone does not make two texts alike
            "Absence of the macular exam noted",
            "Bridge payment for a supplier of care",
            [
                ("removed", "Absence of the macular exam noted"),
                ("added", "Bridge payment for a supplier of care"),
            ],
        ),
    ],
)
def test_words_and_their_marks(old: str, new: str, expected: list[tuple[str, str]]) -> None:
    assert [(words.mark.value, words.text) for words in word_diff(old, new)] == expected


text = st.lists(st.sampled_from(["a", "b", "c,", "(d", "e)"])).map(" ".join)


@given(text, text)
def test_both_texts_can_be_read_from_the_marks(old: str, new: str) -> None:
    words = word_diff(old, new)
    assert " ".join(w.text for w in words if w.mark is not Mark.ADDED) == old
    assert " ".join(w.text for w in words if w.mark is not Mark.REMOVED) == new
