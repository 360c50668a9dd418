"""Slack's Web API: clients that wait and try again, and that log no message."""

import logging

from slack_sdk.http_retry.async_handler import AsyncRetryHandler
from slack_sdk.http_retry.builtin_async_handlers import (
    AsyncConnectionErrorRetryHandler,
    AsyncRateLimitErrorRetryHandler,
    AsyncServerErrorRetryHandler,
)
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient

# The SDK and Bolt log requests and replies at their lower levels; questions are logged by nobody.
quiet = logging.getLogger("bot.slack.sdk")
quiet.setLevel(logging.WARNING)


def web_client(api_url: str, token: str | None = None) -> AsyncWebClient:
    """A client of the Web API."""
    return AsyncWebClient(
        token=token, base_url=api_url, timeout=10, logger=quiet, retry_handlers=_retries()
    )


def response_client(response_url: str) -> AsyncWebhookClient:
    """A client of the address that a command or a press came with."""
    return AsyncWebhookClient(response_url, timeout=10, logger=quiet, retry_handlers=_retries())


def _retries() -> list[AsyncRetryHandler]:
    return [
        # As long as Slack says in Retry-After.
        AsyncRateLimitErrorRetryHandler(max_retry_count=3),
        AsyncConnectionErrorRetryHandler(max_retry_count=2),
        AsyncServerErrorRetryHandler(max_retry_count=2),
    ]
