import threading

import numpy as np
import pytest

from index.cross_encoder import Stance
from index.errors import EncoderError
from index.onnx_cross_encoder import OnnxCrossEncoder, OnnxDescriptionMatcher


@pytest.fixture(scope="module")
def reader():
    return OnnxCrossEncoder()


def stance(reader, question, text):
    return Stance(int(reader.read(question, [text])[0].argmax()))


def test_each_text_has_probabilities_of_all_stances(reader):
    readings = reader.read("is this code per hour?", ["One unit is 15 minutes.", "A walker."])
    assert readings.shape == (2, len(Stance))
    assert readings.dtype == np.float32
    np.testing.assert_allclose(readings.sum(axis=1), 1, atol=1e-5)


def test_no_text_needs_no_model(tmp_path):
    assert OnnxCrossEncoder(tmp_path / "absent").read("is it?", []).shape == (0, len(Stance))


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        (
            "can we charge the batteries on top?",
            "Meter | billing | The first battery is included in this code and not billed apart.",
            Stance.NO,
        ),
        (
            "can a nurse bill it?",
            "Visit | billing | A registered nurse or a dietitian bills this code.",
            Stance.YES,
        ),
        (
            "how many in a box?",
            "Lancets | description | One unit of this code is one box of 100 lancets.",
            Stance.TELLS,
        ),
        (
            "does it come in pink?",
            "Lancets | description | One unit of this code is one box of 100 lancets.",
            Stance.NO_ANSWER,
        ),
    ],
)
def test_a_sentence_is_read_in_other_words_than_its_own(reader, question, text, expected):
    assert stance(reader, question, text) is expected


def test_threads_share_one_model(reader):
    texts = ["One unit is one visit.", "One unit is one mile."]
    expected = reader.read("per mile?", texts)
    found = []
    threads = [
        threading.Thread(target=lambda: found.append(reader.read("per mile?", texts)))
        for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == len(threads)
    for readings in found:
        np.testing.assert_array_equal(readings, expected)


def test_without_what_was_trained_it_says_so(tmp_path):
    with pytest.raises(EncoderError, match=r"reader\.safetensors: cannot be read"):
        OnnxCrossEncoder(tmp_path / "reader.safetensors").read("is it?", ["It is."])


def test_a_message_is_matched_by_what_it_implies():
    matcher = OnnxDescriptionMatcher()
    fits = matcher.match(
        "and if the LPN goes instead of her? | before: Hhs/hospice of rn ea 15 min.",
        [
            "same. Hhs/hospice of rn ea 15 min. it is direct skilled nursing by a registered nurse",
            "near. Hhs/hospice of lpn ea 15 min. it is care by a licensed practical nurse",
        ],
    )
    assert fits.shape == (2,)
    assert fits.dtype == np.float32
    assert fits[1] > fits[0]


def test_no_description_needs_no_model(tmp_path):
    assert OnnxDescriptionMatcher(tmp_path / "absent").match("a walker", []).shape == (0,)
