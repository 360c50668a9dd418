import sqlite3
import stat
from datetime import date

import pytest

from bot.errors import GapStoreError
from bot.gaps.gap import Gap, Reason
from bot.gaps.store import GapCount, GapStore
from bot.question import Facet

MISSING = Gap("S9461", Facet.COVERAGE, Reason.NOT_FOUND)
SILENT = Gap("K0001", Facet.COVERAGE, Reason.NOT_STATED)
MONDAY, TUESDAY, FRIDAY = date(2019, 6, 10), date(2019, 6, 11), date(2019, 6, 14)


@pytest.fixture
def store(tmp_path):
    opened = GapStore(tmp_path / "data")
    yield opened
    opened.close()


def test_gaps_are_summed_over_days_the_most_frequent_first(store):
    store.add(MONDAY, MISSING)
    store.add(TUESDAY, SILENT)
    store.add(TUESDAY, MISSING)
    store.add(FRIDAY, MISSING)
    assert store.counts(MONDAY) == (GapCount(MISSING, 3), GapCount(SILENT, 1))
    assert store.counts(TUESDAY) == (GapCount(MISSING, 2), GapCount(SILENT, 1))
    assert store.counts(date(2019, 6, 15)) == ()


def test_a_gap_can_be_taken_back_and_never_falls_below_none(store):
    store.add(MONDAY, MISSING)
    store.add(MONDAY, MISSING, -1)
    store.add(TUESDAY, MISSING, -1)
    assert store.counts(MONDAY) == ()


def test_words_stand_with_their_gap_until_they_are_forgotten(store):
    store.add(MONDAY, MISSING)
    store.add(FRIDAY, MISSING)
    for day, text in ((MONDAY, "old"), (FRIDAY, "first"), (FRIDAY, "last"), (FRIDAY, "last")):
        store.add_words(day, MISSING, text)
    assert store.counts(MONDAY) == (GapCount(MISSING, 2, ("last", "first", "old")),)
    store.forget_words(TUESDAY)
    assert store.counts(MONDAY) == (GapCount(MISSING, 2, ("last", "first")),)


def test_gaps_outlive_the_process_and_are_shared(store):
    store.add(MONDAY, MISSING)
    other = GapStore(store.path.parent)
    other.add(MONDAY, MISSING)
    other.close()
    assert store.counts(MONDAY) == (GapCount(MISSING, 2),)


def test_nothing_is_written_before_the_first_gap(store):
    assert store.counts(MONDAY) == ()
    store.forget_words(FRIDAY)
    assert not store.path.parent.exists()


def test_the_file_is_for_its_owner_alone(store):
    store.add(MONDAY, MISSING)
    assert stat.S_IMODE(store.path.stat().st_mode) == 0o600


def test_a_folder_that_cannot_be_used_is_named_with_a_remedy(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(GapStoreError, match=r"gaps\.sqlite3.*CODECITE_DATA_DIR"):
        GapStore(tmp_path / "file" / "data").add(MONDAY, MISSING)


def test_a_file_that_is_no_database_is_named(store):
    store.path.parent.mkdir()
    store.path.write_text("not a database, but long enough to be looked at as one " * 40)
    with pytest.raises(GapStoreError, match=r"gaps\.sqlite3"):
        store.counts(MONDAY)


def test_a_file_of_another_version_is_left_alone(store):
    store.path.parent.mkdir()
    database = sqlite3.connect(store.path)
    database.execute("PRAGMA user_version = 99")
    database.close()
    with pytest.raises(GapStoreError, match="another version"):
        store.add(MONDAY, MISSING)
