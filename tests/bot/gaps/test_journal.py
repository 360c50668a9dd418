import logging
from datetime import date, timedelta

import pytest

from bot.feedback import Rating
from bot.gaps.gap import Gap, Reason
from bot.gaps.journal import GapJournal
from bot.gaps.store import GapCount, GapStore
from bot.question import Facet, Intent, Question
from bot.reply import Reply, Status

DAY = date(2019, 6, 14)
QUESTION = Question("Is S9460 covered for MRN 4471182?", codes=("S9460",), facets=(Facet.COVERAGE,))
ANSWER = Reply(Status.OUT_OF_SCOPE, Intent.COVERAGE, "No.", codes=("S9460",))
DOWN = Gap("S9460", Facet.COVERAGE, Reason.VOTED_DOWN)
UNANSWERED = Gap("", Facet.COVERAGE, Reason.OUT_OF_SCOPE)


@pytest.fixture
def store(tmp_path):
    opened = GapStore(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def journal(store):
    return GapJournal(store, today=lambda: DAY)


@pytest.fixture
def keeping(store):
    return GapJournal(store, keep_days=30, today=lambda: DAY)


def test_by_default_counts_alone_are_kept(journal, store):
    journal.note("m1", QUESTION, ANSWER)
    journal.rate("m1", Rating.DOWN, "wrong for MRN 4471182")
    assert store.counts(DAY) == (GapCount(UNANSWERED, 1), GapCount(DOWN, 1))
    assert b"covered for" not in store.path.read_bytes()
    store.close()  # all of it is in the file now
    assert b"covered for" not in store.path.read_bytes()
    assert b"wrong" not in store.path.read_bytes()
    assert not journal.keeps_words
    assert "covered for" not in repr(journal._replies)


def test_words_are_kept_redacted_where_the_operator_wants_them(keeping, store):
    keeping.note("m1", QUESTION, ANSWER)
    keeping.rate("m1", Rating.DOWN, "wrong for 123\u201145\u20116789, J1100 is")
    assert store.counts(DAY) == (
        GapCount(UNANSWERED, 1, ("Is S9460 covered for MRN [number]?",)),
        GapCount(
            DOWN,
            1,
            ("Comment: wrong for [SSN], J1100 is", "Is S9460 covered for MRN [number]?"),
        ),
    )
    assert keeping.keeps_words


def test_a_reply_is_voted_down_once_and_can_be_voted_up_after_all(journal, store):
    journal.note("m1", QUESTION, ANSWER)
    for _ in range(3):
        journal.rate("m1", Rating.DOWN)
    assert GapCount(DOWN, 1) in store.counts(DAY)
    journal.rate("m1", Rating.UP)
    assert store.counts(DAY) == (GapCount(UNANSWERED, 1),)


def test_a_rating_of_an_unknown_reply_counts_nothing(journal, store):
    journal.rate("nobody", Rating.DOWN, "a comment")
    assert store.counts(DAY) == ()


def test_words_are_forgotten_when_their_days_are_over(store):
    days = [DAY]
    journal = GapJournal(store, keep_days=30, today=lambda: days[0])
    journal.note("m1", QUESTION, ANSWER)
    days[0] += timedelta(days=31)
    journal.note("m2", Question("new", facets=(Facet.OTHER,)), ANSWER)
    assert [counted.words for counted in store.counts(DAY)] == [(), ("new",)]


def test_a_disk_that_fails_costs_the_count_and_not_the_reply(tmp_path, caplog):
    (tmp_path / "file").write_text("")
    journal = GapJournal(GapStore(tmp_path / "file"), keep_days=1, today=lambda: DAY)
    journal.note("m1", QUESTION, ANSWER)
    assert [record.levelno for record in caplog.records] == [logging.WARNING]
    assert "S9460" not in caplog.text
