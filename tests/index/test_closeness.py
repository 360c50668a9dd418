from index.closeness import Closeness


class Counting:
    """Passes texts on to an encoder and remembers them."""

    def __init__(self, encoder):
        self.encoder = encoder
        self.encoded = []

    def encode(self, texts):
        self.encoded.extend(texts)
        return self.encoder.encode(texts)


def test_the_same_words_are_closest(make_encoder):
    same, other = Closeness(make_encoder("bag-of-words-1"))("a cane", ["a cane", "some gauze"])
    assert round(same, 5) == 1.0
    assert other < same


def test_what_was_compared_with_is_not_encoded_again(make_encoder):
    encoder = Counting(make_encoder("bag-of-words-1"))
    closeness = Closeness(encoder)
    closeness("a", ["b", "c"])
    closeness("d", ["c", "b"])
    assert encoder.encoded == ["a", "b", "c", "d"]


def test_only_so_much_is_remembered(make_encoder):
    encoder = Counting(make_encoder("bag-of-words-1"))
    closeness = Closeness(encoder, kept=1)
    closeness("a", ["b", "c"])
    closeness("a", ["b"])
    assert encoder.encoded == ["a", "b", "c", "a", "b"]


def test_nothing_is_compared_with_nothing(make_encoder):
    assert Closeness(make_encoder("bag-of-words-1"))("a", []) == []
