"""Each way in which a snapshot can be damaged or foreign is refused, and says how."""

import json

import pytest

from index import manifest as manifests
from index.build import build
from index.code_index import CodeIndex
from index.errors import SnapshotError
from index.snapshot import POINTER, snapshot_folder


@pytest.fixture
def folder(tmp_path, walkers, encoder):
    return snapshot_folder(tmp_path, build(walkers, tmp_path, encoder).snapshot)


def flip(path, at=-1):
    content = bytearray(path.read_bytes())
    content[at] ^= 1
    path.write_bytes(bytes(content))


def truncate(path):
    path.write_bytes(path.read_bytes()[:-1])


FILES = ["documents.sqlite", "vectors.faiss", "lexical/meta.json"]


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (flip, "checksum"),
        (truncate, "bytes, the manifest says"),
        (lambda path: path.unlink(), "missing"),
    ],
)
def test_a_damaged_file_is_refused(tmp_path, folder, encoder, name, damage, said):
    damage(folder / name)
    with pytest.raises(SnapshotError, match=f"{name}: .*{said}.*codecite build"):
        CodeIndex.open(tmp_path, encoder)


def test_every_file_but_the_manifest_has_a_mark(folder):
    files = {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}
    marked = set(manifests.read(folder).files)
    assert set(FILES) < marked
    assert {n for n in files - marked if not n.endswith(".lock")} == {manifests.FILE_NAME}


def test_a_large_file_is_hashed_on_request(tmp_path, folder, encoder, monkeypatch):
    monkeypatch.setattr(manifests, "ALWAYS_HASHED", 0)
    flip(folder / "vectors.faiss")
    index = CodeIndex.open(tmp_path, encoder)
    with pytest.raises(SnapshotError, match="checksum"):
        index.verify()


def rewrite(folder, **changes):
    path = folder / manifests.FILE_NAME
    path.write_text(json.dumps({**json.loads(path.read_text()), **changes}))


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"schema": 99}, "schema version 99"),
        ({"schema": None}, "schema version None"),
        ({"passages": 9}, "changed since"),
        ({"seal": "0" * 64}, "changed since"),
        ({"surprise": 1}, "changed since"),
    ],
)
def test_a_changed_manifest_is_refused(tmp_path, folder, encoder, changes, said):
    rewrite(folder, **changes)
    with pytest.raises(SnapshotError, match=f"{said}.*codecite build"):
        CodeIndex.open(tmp_path, encoder)


@pytest.mark.parametrize("content", ["", "{", "[]", "\udcff"])
def test_a_manifest_that_is_none_is_refused(tmp_path, folder, encoder, content):
    path = folder / manifests.FILE_NAME
    path.write_bytes(content.encode(errors="surrogateescape"))
    with pytest.raises(SnapshotError, match=r"manifest\.json"):
        CodeIndex.open(tmp_path, encoder)


def test_a_missing_manifest_is_refused(tmp_path, folder, encoder):
    (folder / manifests.FILE_NAME).unlink()
    with pytest.raises(SnapshotError, match=r"no manifest\.json"):
        CodeIndex.open(tmp_path, encoder)


@pytest.mark.usefixtures("folder")
def test_another_encoder_is_refused_by_name(tmp_path, make_encoder):
    with pytest.raises(SnapshotError, match=r"bag-of-words \(bag.*asked with bag-of-words \(other"):
        CodeIndex.open(tmp_path, make_encoder("other"))


def test_a_folder_without_an_index_says_how_to_build_one(tmp_path, encoder):
    with pytest.raises(SnapshotError, match=r"no index was built here.*codecite build --out"):
        CodeIndex.open(tmp_path, encoder)


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("content", ["", "../elsewhere", ".tmp-x", "\udcff"])
def test_a_damaged_pointer_is_refused(tmp_path, encoder, content):
    (tmp_path / POINTER).write_bytes(content.encode(errors="surrogateescape"))
    with pytest.raises(SnapshotError, match="current: "):
        CodeIndex.open(tmp_path, encoder)


@pytest.mark.usefixtures("folder")
def test_a_pointer_to_nowhere_is_refused(tmp_path, encoder):
    (tmp_path / POINTER).write_text("20000101T000000Z")
    with pytest.raises(SnapshotError, match="so no snapshot"):
        CodeIndex.open(tmp_path, encoder)


def test_reading_leaves_a_snapshot_as_it_was(tmp_path, folder, encoder):
    before = manifests.marks(folder)
    index = CodeIndex.open(tmp_path, encoder)
    index.search("walker")
    index.close()
    assert manifests.marks(folder) == before
    CodeIndex.open(tmp_path, encoder).verify()
