import logging
import threading

import pytest

from index.build import build
from index.errors import SnapshotError
from index.live import CHECK_EVERY, LiveIndex
from index.snapshot import POINTER


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self):
        self.now = 0.0

    def __call__(self):
        return self.now

    def tick(self):
        self.now += CHECK_EVERY


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def live(tmp_path, walkers, encoder, clock):
    build(walkers[:1], tmp_path, encoder)
    return LiveIndex(tmp_path, encoder, clock=clock)


def test_a_new_snapshot_is_taken_up_at_the_next_look(tmp_path, walkers, encoder, live, clock):
    before = live.current()
    build(walkers[:2], tmp_path, encoder)
    assert live.current() is before
    clock.tick()
    assert live.current().codes.codes == ("E0130", "E0143")
    # A request that began with the old one ends with it.
    assert before.documents_of("E0130") == (walkers[0],)
    assert before.documents_of("E0143") == ()


def test_nothing_new_changes_nothing(live, clock):
    before = live.current()
    clock.tick()
    assert live.current() is before


def test_a_refused_snapshot_leaves_the_old_one_in_use(
    tmp_path, walkers, encoder, live, clock, caplog
):
    before = live.current()
    name = build(walkers, tmp_path, encoder).snapshot
    (tmp_path / "snapshots" / name / "documents.sqlite").write_bytes(b"damaged")
    for _ in range(3):
        clock.tick()
        assert live.current() is before
    errors = [record for record in caplog.records if record.levelno == logging.ERROR]
    assert len(errors) == 1
    build(walkers[:2], tmp_path, encoder)
    clock.tick()
    assert live.current().codes.codes == ("E0130", "E0143")


def test_a_pointer_that_is_gone_leaves_the_old_one_in_use(tmp_path, live, clock):
    before = live.current()
    (tmp_path / POINTER).unlink()
    clock.tick()
    assert live.current() is before


def test_no_snapshot_at_the_start_is_an_error(tmp_path, encoder):
    with pytest.raises(SnapshotError, match="no index was built here"):
        LiveIndex(tmp_path, encoder)


def test_readers_see_whole_snapshots_while_others_are_published(tmp_path, walkers, encoder):
    build(walkers[:1], tmp_path, encoder)
    ticks = iter(range(10**9))
    live = LiveIndex(tmp_path, encoder, clock=lambda: float(next(ticks)))
    whole = [tuple(document.code for document in walkers[:n]) for n in (1, 2, 3)]
    stop = threading.Event()
    seen, failures = set(), []

    def read():
        try:
            while not stop.is_set():
                index = live.current()
                codes = index.codes.codes
                seen.add(codes)
                assert index.manifest.codes == len(codes)
                assert {hit.code for hit in index.search("walker nurse")} <= set(codes)
                assert all(index.documents_of(code) for code in codes)
        except BaseException as error:
            failures.append(error)
            raise

    readers = [threading.Thread(target=read) for _ in range(4)]
    for reader in readers:
        reader.start()
    for n in (2, 3, 1, 2, 3):
        build(walkers[:n], tmp_path, encoder)
    live.current()
    stop.set()
    for reader in readers:
        reader.join()
    assert failures == []
    assert seen <= set(whole)
    assert live.current().codes.codes == whole[2]
