import pytest

from bot.gaps.gap import Gap, Reason, gaps_of, topic_of
from bot.gaps.journal import GapJournal
from bot.journal import Journal
from bot.question import Facet
from bot.reply import Status
from bot.service import Request, Service


class Heard(list):
    """A journal that keeps what it hears, for tests."""

    def note(self, message_id, question, reply):
        self.append((message_id, question, reply))


@pytest.fixture
def gaps(talk, index, today):
    """The gaps of a message."""

    def asked(message):
        heard = Heard()
        journal: Journal = heard
        service = Service(lambda: index, talk.sessions, lambda: today, journal=journal)
        answer = service.answer(Request(message))
        ((message_id, question, reply),) = heard
        assert message_id == answer.message_id
        return gaps_of(question, reply)

    return asked


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("Is S9460 covered by Medicare?", ()),
        ("What is S9460?", ()),
        ("hello", ()),
        ("Is it covered?", ()),
        ("Is K0001 covered by Medicare?", (Gap("K0001", Facet.COVERAGE, Reason.NOT_STATED),)),
        ("is S9461 covered by Medicare?", (Gap("S9461", Facet.COVERAGE, Reason.NOT_FOUND),)),
        (
            "is s-9461 covered, or 99213?",
            (
                Gap("S9461", Facet.COVERAGE, Reason.NOT_FOUND),
                Gap("99213", Facet.COVERAGE, Reason.NOT_FOUND),
            ),
        ),
        (
            "Is S9460 or S9461 covered by Medicare?",
            (Gap("S9461", Facet.COVERAGE, Reason.NOT_FOUND),),
        ),
        ("what is the weather?", (Gap("", Facet.OTHER, Reason.OUT_OF_SCOPE),)),
    ],
)
def test_what_was_not_answered(gaps, message, expected):
    found = gaps(message)
    assert [(gap.code, gap.reason) for gap in found] == [(g.code, g.reason) for g in expected]
    if expected and expected[0].code:
        assert found == expected


def test_only_what_has_the_shape_of_a_code_is_taken_from_a_message(gaps):
    for message in ("is Quixworth12 covered?", "what is 555-12-3456?", "is AB12345 covered?"):
        assert {gap.code for gap in gaps(message)} <= {""}


def test_a_topic_has_codes_and_facet(talk, index, today):
    heard = Heard()
    service = Service(lambda: index, talk.sessions, lambda: today, journal=heard)
    service.answer(Request("RVUs of G0412?"))
    _, question, reply = heard[0]
    assert reply.status is Status.ANSWERED
    assert topic_of(question, reply).codes == ("G0412",)
    assert topic_of(question, reply).facet is Facet.PAYMENT


def test_the_journal_of_gaps_is_a_journal():
    journal: type[Journal] = GapJournal
    assert journal
