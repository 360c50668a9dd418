import re

from fastapi.testclient import TestClient

from bot.http.app import create_app


def test_it_follows_the_convention(client):
    response = client.get("/llms.txt")
    assert response.headers["content-type"].startswith("text/markdown")
    lines = response.text.splitlines()
    assert lines[0] == "# codecite"
    assert lines[2].startswith("> ")
    assert [line for line in lines if line.startswith("## ")] == ["## Interfaces", "## Optional"]


def test_what_it_links_to_is_served(client):
    links = re.findall(r"\]\((\S+)\)", client.get("/llms.txt").text)
    assert len(links) == 4
    for link in links:
        assert link.startswith("http://testserver/")
        expected = 405 if link.endswith("/mcp") else 200
        assert client.get(link).status_code == expected


def test_it_names_every_tool(client):
    from bot.mcp_server.tools import Tools

    tools = [name for name in vars(Tools) if not name.startswith("_")]
    text = client.get("/llms.txt").text
    assert len(tools) == 5
    assert [name for name in tools if name not in text] == []


def test_its_links_lead_where_users_reach_the_service(index, settings):
    public = settings.model_copy(update={"public_url": "https://codes.example.org/"})
    with TestClient(create_app(lambda: index, public)) as client:
        assert "(https://codes.example.org/mcp)" in client.get("/llms.txt").text
