"""The application over the test corpus, and a client of it."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from bot.http.app import create_app
from bot.settings import Settings
from index.code_index import CodeIndex


@pytest.fixture
def app(index: CodeIndex, settings: Settings) -> FastAPI:
    """An application with counters and conversations of its own."""
    return create_app(lambda: index, settings)


@pytest.fixture
def client(app: FastAPI) -> Iterator[TestClient]:
    """A client of the running application."""
    with TestClient(app) as running:
        yield running


@pytest.fixture
def chat(client: TestClient) -> Callable[..., dict[str, Any]]:
    """Posts a message and returns the reply, which has to be a 200."""

    def post(message: str, **more: str) -> dict[str, Any]:
        response = client.post("/v1/chat", json={"message": message, **more})
        assert response.status_code == 200
        assert response.headers["content-type"] == "application/json"
        reply: dict[str, Any] = response.json()
        return reply

    return post
