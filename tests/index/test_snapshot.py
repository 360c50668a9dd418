import pytest

from index.errors import BuildRunningError, SnapshotError
from index.snapshot import building, current_name, publish, snapshot_folder, staged


def put(index, name, content=b"content"):
    with building(index), staged(index, name) as folder:
        (folder / "file").write_bytes(content)
        publish(folder, index, name)


def names(index):
    return sorted(path.name for path in (index / "snapshots").iterdir())


def test_publishing_puts_a_snapshot_in_force(tmp_path):
    put(tmp_path, "1")
    assert current_name(tmp_path) == "1"
    assert (snapshot_folder(tmp_path, "1") / "file").read_bytes() == b"content"


def test_the_snapshot_before_is_kept_and_older_ones_go(tmp_path):
    for name in ("1", "2", "3"):
        put(tmp_path, name)
    assert names(tmp_path) == ["2", "3"]


def test_one_that_was_never_put_in_force_does_not_take_the_place_of_the_one_before(tmp_path):
    put(tmp_path, "1")
    snapshot_folder(tmp_path, "2").mkdir()
    put(tmp_path, "3")
    assert names(tmp_path) == ["1", "3"]


def fail_halfway(index, name):
    with building(index), staged(index, name) as folder:
        (folder / "file").write_bytes(b"half")
        raise RuntimeError


def test_what_fails_before_it_is_published_leaves_nothing(tmp_path):
    put(tmp_path, "1")
    with pytest.raises(RuntimeError):
        fail_halfway(tmp_path, "2")
    assert (current_name(tmp_path), names(tmp_path)) == ("1", ["1"])


def test_what_a_killed_build_left_is_cleared_away(tmp_path):
    put(tmp_path, "1")
    (snapshot_folder(tmp_path, ".tmp-2") / "lexical").mkdir(parents=True)
    (tmp_path / ".current-2").touch()
    put(tmp_path, "3")
    assert names(tmp_path) == ["1", "3"]
    assert not (tmp_path / ".current-2").exists()


def test_one_builder_at_a_time(tmp_path):
    with building(tmp_path), pytest.raises(BuildRunningError), building(tmp_path):
        pass
    with building(tmp_path):
        pass


def test_where_nothing_was_built_nothing_is_in_force(tmp_path):
    with pytest.raises(SnapshotError, match="no index was built here"):
        current_name(tmp_path)


def test_files_can_be_read_by_others(tmp_path):
    with building(tmp_path), staged(tmp_path, "1") as folder:
        (folder / "file").touch(mode=0o600)
        publish(folder, tmp_path, "1")
    assert (snapshot_folder(tmp_path, "1") / "file").stat().st_mode & 0o777 == 0o644
