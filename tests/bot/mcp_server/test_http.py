"""Tools and resources over Streamable HTTP, in both eras of the protocol."""

import logging
import subprocess
import sys

import httpx
import pytest
from jsonschema import validate
from mcp import MCPError
from mcp_types import ResourceTemplateReference

from bot.http.app import create_app

ASK = "Is S9460 covered by Medicare?"
DOCUMENTS = ResourceTemplateReference(type="ref/resource", uri="codecite://documents/{document_id}")


@pytest.fixture(scope="session")
def schemas(agent):
    return {tool.name: tool.output_schema for tool in agent.does("list_tools").tools}


def test_the_server_introduces_itself(agent):
    assert agent.client.server_info.name == "codecite"
    assert "verbatim quotes" in agent.client.instructions


def test_the_tools_say_what_they_are_for(agent):
    tools = {tool.name: tool for tool in agent.does("list_tools").tools}
    assert set(tools) == {
        "ask", "lookup_code", "search_codes", "compare_codes", "get_document",
    }  # fmt: skip
    for tool in tools.values():
        assert not tool.description.startswith((" ", "\n"))
        assert tool.annotations.read_only_hint is True
        assert tool.output_schema["type"] == "object"
        for name, parameter in tool.input_schema["properties"].items():
            assert parameter.get("description"), (tool.name, name)
    assert tools["ask"].input_schema["required"] == ["message"]


def test_a_question_is_answered_with_quotes_that_can_be_checked(agent, schemas):
    reply = agent.calls("ask", message=ASK)
    validate(reply, schemas["ask"])
    assert (reply["verdict"], reply["codes"]) == ("no", ["S9460"])
    assert reply["quotes"]
    for quote in reply["quotes"]:
        document = agent.calls("get_document", document_id=quote["document_id"])
        validate(document, schemas["get_document"])
        assert document["text"][quote["start"] : quote["end"]] == quote["text"]
        resource = agent.does("read_resource", f"codecite://documents/{quote['document_id']}")
        (content,) = resource.contents
        assert (content.text, content.mime_type) == (document["text"], "text/plain")


def test_the_text_of_a_result_is_the_same_as_json(agent):
    result = agent.does("call_tool", "get_document", {"document_id": "S9460.test-notes"})
    (content,) = result.content
    assert content.text.startswith("{")
    assert result.structured_content["document_id"] in content.text


def test_a_follow_up_keeps_its_code(agent):
    first = agent.calls("ask", message=ASK)
    second = agent.calls("ask", message="and commercial?", session_id=first["session_id"])
    assert (second["codes"], second["verdict"]) == (["S9460"], "depends")
    assert agent.calls("ask", message="and commercial?")["status"] == "clarify"


def test_a_date_of_service(agent):
    asked = {"message": "Is G0154 valid?"}
    assert agent.calls("ask", **asked, date_of_service="2014-01-01")["verdict"] == "yes"
    assert agent.calls("ask", **asked, date_of_service="2017-01-01")["verdict"] == "no"


def test_an_unknown_code_is_not_answered_from_a_neighbour(agent):
    reply = agent.calls("ask", message="Is S9461 covered by Medicare?")
    assert (reply["status"], reply["verdict"], reply["codes"]) == ("not_found", None, [])


@pytest.mark.parametrize("spelling", ["S9460", "s9460", " s-9460 "])
def test_a_code_is_looked_up_in_quotes_and_facts(agent, schemas, spelling):
    card = agent.calls("lookup_code", code=spelling)
    validate(card, schemas["lookup_code"])
    assert (card["code"], card["system"]) == ("S9460", "HCPCS Level II")
    assert card["documents"]
    assert card["quotes"]
    assert card["facts"]
    for span in (*card["quotes"], *card["facts"]):
        document = agent.calls("get_document", document_id=span["document_id"])
        assert document["text"][span["start"] : span["end"]] == span["text"]


def test_a_code_is_told_in_whole_sections(agent):
    quotes = agent.calls("lookup_code", code="S9460")["quotes"]
    assert [quote["section"] for quote in quotes] == ["description", "plain_language"]
    for quote in quotes:
        document = agent.calls("get_document", document_id=quote["document_id"])
        spans = [(section["start"], section["end"]) for section in document["sections"]]
        assert (quote["start"], quote["end"]) in spans


def test_words_find_codes_with_the_passage_that_speaks_for_them(agent, schemas):
    found = agent.calls("search_codes", words="folding walker with wheels", limit=2)
    validate(found, schemas["search_codes"])
    assert {hit["code"] for hit in found["hits"]} == {"E0143", "E0135"}
    for hit in found["hits"]:
        quote = hit["quote"]
        document = agent.calls("get_document", document_id=quote["document_id"])
        assert document["text"][quote["start"] : quote["end"]] == quote["text"]
        assert quote["code"] == hit["code"]


def test_codes_are_compared_in_a_table(agent, schemas):
    reply = agent.calls("compare_codes", codes=["E0143", "e0135"])
    validate(reply, schemas["compare_codes"])
    assert reply["comparison"]["codes"] == ["E0143", "E0135"]
    assert reply["comparison"]["rows"]


def test_an_unknown_code_in_a_comparison_is_named(agent):
    reply = agent.calls("compare_codes", codes=["E0143", "S9461"])
    assert reply["codes"] == ["E0143"]
    assert "S9461" in reply["answer"]


@pytest.mark.parametrize(
    ("tool", "arguments", "message"),
    [
        ("ask", {"message": " "}, "The message is empty: ask something."),
        ("ask", {"message": "x" * 2001}, "has 2001 characters; at most 2000"),
        ("ask", {}, "Field required"),
        ("ask", {"message": ASK, "session_id": ""}, "at least 1 character"),
        ("ask", {"message": ASK, "date_of_service": "soon"}, "valid date"),
        ("lookup_code", {"code": "S9461"}, "no document on this code. The nearest: S9460"),
        ("lookup_code", {"code": "x" * 17}, "at most 16 characters"),
        ("search_codes", {"words": "walker", "limit": 51}, "less than or equal to 50"),
        ("compare_codes", {"codes": ["E0143"]}, "at least 2 items"),
        ("compare_codes", {"codes": ["E0143", "a walker"]}, "should match pattern"),
        ("get_document", {"document_id": "nowhere"}, "There is no such document."),
        ("transmogrify", {}, "Unknown tool"),
    ],
)
def test_what_cannot_be_done_is_said(agent, tool, arguments, message):
    assert message in agent.fails(tool, **arguments)


def test_documents_are_a_template_with_completion(agent):
    (template,) = agent.does("list_resource_templates").resource_templates
    assert template.uri_template == DOCUMENTS.uri
    for beginning in ("S946", "s9460.T"):
        found = agent.does("complete", DOCUMENTS, {"name": "document_id", "value": beginning})
        assert "S9460.test-notes" in found.completion.values
    none = agent.does("complete", DOCUMENTS, {"name": "document_id", "value": "S9460.x"})
    assert (none.completion.values, none.completion.total) == ([], 0)


def test_a_document_that_does_not_exist_is_an_error(agent):
    with pytest.raises(MCPError, match="There is no such document"):
        agent.does("read_resource", "codecite://documents/nowhere")


def test_no_question_is_logged(agent, caplog):
    caplog.set_level(logging.DEBUG)
    agent.calls("ask", message="Is S9460 covered for Zebulon Quixworth?")
    agent.calls("search_codes", words="a walker for Quixworth")
    agent.fails("ask", message="Zebulon Quixworth " * 200)
    agent.fails("ask", message="hello", date_of_service="Zebulon Quixworth")
    agent.fails("lookup_code", code="Quixworth")
    server = [r for r in caplog.records if r.name.startswith(("bot", "mcp.server", "uvicorn"))]
    assert server
    assert not [record for record in server if "Quixworth" in record.getMessage()]


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Origin": "http://evil.example"}, 403),
        ({"Host": "evil.example"}, 421),
        ({"Origin": "https://codes.example.org", "Host": "codes.example.org"}, 200),
        ({"Origin": "https://app.example"}, 200),
        ({"Origin": "http://localhost:3000", "Host": "localhost:3000"}, 200),
    ],
)
def test_pages_of_others_are_refused_on_loopback(index, settings, serve, headers, status):
    known = settings.model_copy(
        update={
            "public_url": "https://codes.example.org",
            "allowed_origins": ("https://app.example",),
        }
    )
    with serve(create_app(lambda: index, known)) as url:
        assert post(url, PING, **headers).status_code == status


def test_behind_a_proxy_names_are_not_ours_to_check(index, settings, serve):
    exposed = settings.model_copy(update={"host": "0.0.0.0"})
    with serve(create_app(lambda: index, exposed)) as url:
        assert post(url, PING, Host="anything.example").status_code == 200


PING = {"jsonrpc": "2.0", "id": 1, "method": "ping"}


def post(url, body, **headers):
    accept = {"Accept": "application/json, text/event-stream"}
    return httpx.post(f"{url}/mcp", json=body, headers={**accept, **headers})


def test_requests_that_are_none(service_url):
    assert httpx.get(f"{service_url}/mcp").status_code == 405
    assert httpx.delete(f"{service_url}/mcp").status_code == 405
    assert post(service_url, {"hello": 1}).status_code == 400
    assert post(service_url, {"x": "x" * 100_000}).status_code == 413


def test_without_the_package_the_rest_goes_on(index, settings, serve, monkeypatch):
    monkeypatch.setitem(sys.modules, "mcp.server", None)
    with serve(create_app(lambda: index, settings)) as url:
        for _ in range(2):
            response = post(url, PING)
            assert response.status_code == 501
            assert response.headers["content-type"] == "application/problem+json"
            assert "pip install 'codecite[mcp]'" in response.json()["detail"]
        assert httpx.post(f"{url}/v1/chat", json={"message": ASK}).json()["verdict"] == "no"


def test_the_package_is_imported_by_the_first_request_only(tmp_path):
    # In a process of its own: here it has long been imported.
    script = (
        "import sys\n"
        "from bot.http.app import create_app\n"
        "from bot.settings import Settings\n"
        "create_app(lambda: None, Settings())\n"
        "assert 'mcp' not in sys.modules and 'openai' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", script], check=True, cwd=tmp_path)
