import numpy as np
import pytest

from index.errors import SnapshotError
from index.faiss_vectors import FaissVectors

UNIT = np.array([[1, 0], [0, 1], [0.6, 0.8]], dtype=np.float32)
EAST = np.array([1, 0], dtype=np.float32)


def test_search_gives_cosines_best_first():
    hits = FaissVectors.of(UNIT).search(EAST, 2)
    assert [hit.row for hit in hits] == [0, 2]
    assert [hit.cosine for hit in hits] == pytest.approx([1.0, 0.6])


def test_more_than_there_are_gives_all():
    assert len(FaissVectors.of(UNIT).search(EAST, 99)) == 3


def test_rows_and_their_cosines():
    store = FaissVectors.of(UNIT)
    np.testing.assert_array_equal(store.rows([2, 0]), UNIT[[2, 0]])
    assert store.cosines(EAST, [2, 1]).tolist() == pytest.approx([0.6, 0.0])
    assert store.rows([]).shape == (0, 2)


def test_an_empty_store_finds_nothing(tmp_path):
    FaissVectors.of(np.empty((0, 2), dtype=np.float32)).save(tmp_path / "v")
    store = FaissVectors.open(tmp_path / "v", size=0, dimension=2)
    assert store.search(EAST, 5) == []


def test_a_saved_store_opens_equal(tmp_path):
    FaissVectors.of(UNIT).save(tmp_path / "v")
    store = FaissVectors.open(tmp_path / "v", size=3, dimension=2)
    np.testing.assert_array_equal(store.rows([0, 1, 2]), UNIT)
    assert (store.size, store.dimension) == (3, 2)


@pytest.mark.parametrize(("size", "dimension"), [(4, 2), (3, 3)])
def test_another_size_than_promised_is_refused(tmp_path, size, dimension):
    FaissVectors.of(UNIT).save(tmp_path / "v")
    with pytest.raises(SnapshotError, match="holds 3 vectors of 2"):
        FaissVectors.open(tmp_path / "v", size=size, dimension=dimension)


def test_what_is_no_index_is_refused(tmp_path):
    (tmp_path / "v").write_bytes(b"not an index")
    with pytest.raises(SnapshotError, match="not a FAISS index"):
        FaissVectors.open(tmp_path / "v", size=3, dimension=2)
