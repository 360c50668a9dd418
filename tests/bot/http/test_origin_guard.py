import pytest
from fastapi.testclient import TestClient

from bot.http.app import create_app

CLINIC, PAYER, STRANGER = "https://clinic.example", "https://payer.example", "https://evil.example"
KEY = "clinic-key-1"


@pytest.fixture
def client(index, settings):
    changes = {"allowed_origins": (PAYER,), "widget_keys": {KEY: CLINIC}}
    with TestClient(create_app(lambda: index, settings.model_copy(update=changes))) as running:
        yield running


def ask(client, **headers):
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return client.post("/v1/chat", json={"message": "What is S9460?"}, headers=named)


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"origin": "http://testserver"}, 200),
        ({"origin": "https://public.example", "sec_fetch_site": "same-origin"}, 200),
        ({"origin": PAYER}, 200),
        ({"origin": CLINIC, "codecite_key": KEY}, 200),
        ({"origin": CLINIC}, 403),
        ({"origin": CLINIC, "codecite_key": "another-key"}, 403),
        ({"origin": PAYER, "codecite_key": KEY}, 403),
        ({"origin": STRANGER, "codecite_key": KEY}, 403),
        ({"origin": STRANGER, "sec_fetch_site": "cross-site"}, 403),
        ({"origin": "null"}, 403),
        ({"codecite_key": KEY}, 403),
    ],
)
def test_who_may_ask(client, headers, status):
    response = ask(client, **headers)
    assert response.status_code == status
    if status == 403:
        assert response.headers["content-type"] == "application/problem+json"
        assert KEY not in response.text


@pytest.mark.parametrize(("origin", "allowed"), [(PAYER, True), (CLINIC, True), (STRANGER, False)])
def test_a_browser_is_told_who_may_read(client, origin, allowed):
    response = client.options(
        "/v1/chat",
        headers={
            "Origin": origin,
            "Access-Control-Request-Method": "POST",
            "Access-Control-Request-Headers": "content-type,codecite-key",
        },
    )
    assert (response.status_code == 200) is allowed
    assert (response.headers.get("access-control-allow-origin") == origin) is allowed


def test_a_refusal_can_be_read_by_the_page_whose_key_is_wrong(client):
    response = ask(client, origin=CLINIC, codecite_key="withdrawn-key")
    assert response.status_code == 403
    assert response.headers["access-control-allow-origin"] == CLINIC


def test_the_scripts_themselves_need_no_key(client):
    response = client.get("/widget.js", headers={"Origin": CLINIC})
    assert response.status_code == 200
    assert response.headers["access-control-allow-origin"] == CLINIC
