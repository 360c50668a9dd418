from index.onnx_session import BATCH_TOKENS, batches, padded


def test_texts_are_padded_to_the_longest():
    ids, mask = padded([[101, 7, 102], [101, 102]])
    assert ids.tolist() == [[101, 7, 102], [101, 102, 0]]
    assert mask.tolist() == [[1, 1, 1], [1, 1, 0]]


def test_batches_hold_texts_of_like_length_the_longest_first():
    assert list(batches([5, BATCH_TOKENS - 1, 5, 9])) == [[1], [3, 0, 2]]
    # Three times 200 is more than the limit of 512 tokens.
    assert list(batches([200] * 5)) == [[0, 1], [2, 3], [4]]
    assert list(batches([])) == []


def test_a_text_that_fills_a_batch_alone_is_not_lost():
    assert list(batches([BATCH_TOKENS + 1] * 2)) == [[0], [1]]
