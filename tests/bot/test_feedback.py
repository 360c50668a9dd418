import pytest

from bot import feedback
from bot.feedback import FeedbackLog, Rated, Rating
from bot.question import Intent
from bot.reply import Reply, Status

REPLY = Reply(Status.ANSWERED, Intent.COVERAGE, "No.", codes=("S9460",))
RATED = Rated(Intent.COVERAGE, Status.ANSWERED, ("S9460",))


def test_ratings_are_counted_by_what_was_asked_and_the_last_one_holds():
    log = FeedbackLog()
    log.note("m1", REPLY)
    log.note("m2", REPLY)
    assert log.rate("m1", Rating.UP) == RATED
    log.rate("m2", Rating.UP)
    log.rate("m2", Rating.DOWN)
    assert log.counts() == {(RATED, Rating.UP): 1, (RATED, Rating.DOWN): 1}
    assert (log.rating_of("m2"), log.rating_of("m3")) == (Rating.DOWN, None)


def test_an_unknown_reply_is_not_counted():
    log = FeedbackLog()
    assert log.rate("m1", Rating.UP) is None
    assert log.counts() == {}


def test_old_replies_are_forgotten(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(feedback, "_REMEMBERED_REPLIES", 2)
    log = FeedbackLog()
    for message_id in ("m1", "m2", "m3"):
        log.note(message_id, REPLY)
    assert [log.rate(name, Rating.UP) is None for name in ("m1", "m2", "m3")] == [
        True,
        False,
        False,
    ]
