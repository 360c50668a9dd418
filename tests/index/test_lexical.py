import errno
import math
import tempfile

import pytest
import tantivy

from index.errors import SnapshotError
from index.lexical import LexicalIndex, LexicalWriter

TEXTS = [
    ("E0130", "a rigid walker", True),
    ("E0143", "a folding walker with wheels", True),
    ("E0143", "wheels, wheels and a walker: see elsewhere", False),
    ("S9460", "a nurse visit", True),
]
NUMBERS = {"E0130": 0, "E0143": 1, "S9460": 2}


@pytest.fixture
def folder(tmp_path):
    writer = LexicalWriter(tmp_path / "lexical")
    for number, (code, text, identity) in enumerate(TEXTS):
        writer.add(
            passage=number,
            code_number=NUMBERS[code],
            code=code,
            text=text,
            identity=identity,
        )
    writer.commit()
    writer.close()
    return tmp_path / "lexical"


@pytest.fixture
def lexical(folder):
    return LexicalIndex.open(folder, size=len(TEXTS))


def found(hits):
    return [hit.passage for hit in hits]


def test_the_passage_with_more_of_the_words_comes_first(lexical):
    assert found(lexical.search({"fold": 1.0, "wheel": 1.0}, 10)) == [1, 2]


def test_only_identity_passages_on_request(lexical):
    assert found(lexical.search({"wheel": 1.0}, 10, identity_only=True)) == [1]


def test_only_passages_of_given_codes(lexical):
    hits = lexical.search({"walker": 1.0}, 10, codes=["E0143"])
    assert sorted(found(hits)) == [1, 2]
    assert {hit.code for hit in hits} == {NUMBERS["E0143"]}


def test_filters_add_nothing_to_the_score(lexical):
    free = {hit.passage: hit.score for hit in lexical.search({"wheel": 1.0}, 10)}
    (bound,) = lexical.search({"wheel": 1.0}, 10, codes=["E0143"], identity_only=True)
    assert bound.score == pytest.approx(free[1])


def test_nothing_to_seek_finds_nothing(lexical):
    assert lexical.search({}, 10) == []
    assert lexical.search({"zebra": 1.0}, 10) == []
    assert lexical.search({"walker": 1.0}, 0) == []


def test_idf_is_that_of_bm25(lexical):
    # 4 passages, of which 2 have "wheel" and none has "zebra".
    assert lexical.idf("wheel") == pytest.approx(math.log(1 + 2.5 / 2.5))
    assert lexical.idf("zebra") == pytest.approx(math.log(1 + 4.5 / 0.5))
    assert lexical.ideal({"wheel": 1.0, "zebra": 1.0}) == pytest.approx(math.log(2) + math.log(10))


def test_codes_that_have_a_word(lexical):
    every = ["E0130", "E0143", "S9460"]
    assert lexical.codes_with("walker", every) == {0, 1}
    assert lexical.codes_with("walker", ["E0130"]) == {0}
    assert lexical.codes_with("elsewher", every) == set()


def test_another_size_than_promised_is_refused(folder):
    with pytest.raises(SnapshotError, match="holds 4 passages, the manifest says 5"):
        LexicalIndex.open(folder, size=5)


def test_what_is_no_index_is_refused(tmp_path):
    with pytest.raises(SnapshotError, match="not a lexical index"):
        LexicalIndex.open(tmp_path, size=0)


def test_a_folder_that_cannot_be_written_to_can_be_read(folder, tmp_path, monkeypatch):
    real = tantivy.Index.open

    class ReadOnly:
        @staticmethod
        def open(path):
            if path == str(folder):
                raise ValueError(f"Failed to acquire Lockfile: Os {{ code: {errno.EROFS} }}")
            return real(path)

    copies = tmp_path / "copies"
    copies.mkdir()
    monkeypatch.setattr(tantivy, "Index", ReadOnly)
    monkeypatch.setattr(tempfile, "tempdir", str(copies))
    # Often enough to meet tantivy's own thread, which writes into the copy while it is removed.
    for _ in range(50):
        assert found(LexicalIndex.open(folder, size=4).search({"nurs": 1.0}, 10)) == [3]
    assert list(copies.iterdir()) == []
