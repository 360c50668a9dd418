import json
from datetime import date

import pytest
from pydantic import ValidationError

from bot.service import Request
from bot.wire import ChatReply, ChatRequest, CodeOut, DocumentOut, FeedbackIn


@pytest.fixture
def ask(talk):
    return lambda message: json.loads(
        ChatReply.of(talk.service.answer(Request(message))).model_dump_json()
    )


def test_a_reply_has_the_keys_of_the_contract(ask):
    reply = ask("Is S9460 covered by Medicare?")
    assert list(reply) == [
        "session_id", "message_id", "status", "verdict", "answer", "codes", "intent", "quotes",
        "conflicts", "comparison", "suggestions", "timings_ms",
    ]  # fmt: skip
    assert list(reply["quotes"][0]) == [
        "text", "code", "document_id", "section", "heading", "start", "end", "source",
    ]  # fmt: skip
    assert set(reply["quotes"][0]["source"]) == {"name", "url", "release", "authority"}
    assert list(reply["timings_ms"]) == ["understand", "retrieve", "compose", "total"]
    assert (reply["status"], reply["verdict"], reply["intent"]) == ("answered", "no", "coverage")
    assert (reply["codes"], reply["comparison"]) == (["S9460"], None)


def test_a_conflict_points_at_two_quotes(ask):
    reply = ask("Is A9270 covered by Medicare?")
    (conflict,) = reply["conflicts"]
    assert set(conflict) == {"about", "quotes", "note"}
    leading, other = (reply["quotes"][position] for position in conflict["quotes"])
    assert (leading["source"]["authority"], other["source"]["authority"]) == ("authored", "scraped")


def test_a_comparison_is_a_table_of_cells_with_quotes(ask):
    reply = ask("compare E0143 and E0135")
    table = reply["comparison"]
    assert (set(table), table["codes"]) == ({"codes", "rows"}, ["E0143", "E0135"])
    for row in table["rows"]:
        assert set(row) == {"attribute", "cells"}
        assert len(row["cells"]) == 2
        for cell in row["cells"]:
            assert set(cell) == {"text", "quotes"}
            for position in cell["quotes"]:
                assert cell["text"] in reply["quotes"][position]["text"]


@pytest.mark.parametrize("message", ["hello", "What is S9460?", "is S9461 covered?"])
def test_no_verdict_is_null(ask, message):
    assert ask(message)["verdict"] is None


def test_timings_add_up(ask):
    timings = ask("What is S9460?")["timings_ms"]
    parts = timings["understand"] + timings["retrieve"] + timings["compose"]
    assert timings["total"] == pytest.approx(parts, abs=0.002)
    assert min(timings.values()) >= 0


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"message": 3},
        {"message": "hi", "extra": 1},
        {"message": "hi", "session_id": ""},
        {"message": "hi", "session_id": "x" * 129},
        {"message": "hi", "date_of_service": "soon"},
    ],
)
def test_requests_that_are_not_in_the_contract(body):
    with pytest.raises(ValidationError):
        ChatRequest.model_validate(body)


def test_a_request_with_everything():
    request = ChatRequest.model_validate_json(
        '{"message": "hi", "session_id": "x", "date_of_service": "2015-06-30"}'
    )
    assert request.date_of_service == date(2015, 6, 30)


@pytest.mark.parametrize("body", [{"message_id": "m"}, {"message_id": "m", "rating": "meh"}])
def test_feedback_that_is_not_in_the_contract(body):
    with pytest.raises(ValidationError):
        FeedbackIn.model_validate(body)


def test_a_document_as_a_whole(documents):
    document = next(document for document in documents if document.code == "S9460")
    out = DocumentOut.of(document).model_dump(mode="json")
    assert list(out) == ["document_id", "code", "title", "text", "sections", "source"]
    assert out["text"] == document.text
    assert set(out["sections"][0]) == {"kind", "heading", "start", "end"}


def test_a_code_with_documents_and_facts(index):
    out = CodeOut.of(index.documents_of("A9270"))
    assert [document.source.authority for document in out.documents] == ["authored", "scraped"]
    by_id = {document.document_id: document.text for document in out.documents}
    assert out.facts
    for fact in out.facts:
        assert by_id[fact.document_id][fact.start : fact.end] == fact.text
