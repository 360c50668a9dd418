import numpy as np

from index.embedding import BATCH, embed


def test_the_longest_go_first_and_the_order_is_restored(encoder):
    texts = ["a", "a b c", "a b"]
    vectors = embed(texts, encoder)
    assert encoder.encoded == ["a b c", "a b", "a"]
    np.testing.assert_array_equal(vectors, encoder.encode(texts))


def test_progress_is_told_after_each_batch(encoder):
    told = []
    embed(["a"] * (BATCH + 3), encoder, lambda done, total: told.append((done, total)))
    assert told == [(BATCH, BATCH + 3), (BATCH + 3, BATCH + 3)]


def test_no_texts_give_no_vectors(encoder):
    assert embed([], encoder).shape == (0, encoder.dimension)
