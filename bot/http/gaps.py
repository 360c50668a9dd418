"""``GET /v1/gaps``: what was not answered, for the operator alone."""

import hmac
from datetime import date, timedelta
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Header, Query

from bot.http.core import Core, CoreDependency
from bot.http.problems import ProblemError
from bot.wire import GapOut, GapsOut

router = APIRouter(prefix="/v1", tags=["operations"])

_SCHEME = "Bearer "


@router.get("/gaps")
async def gaps(
    core: CoreDependency,
    authorization: Annotated[str, Header()] = "",
    days: Annotated[int, Query(ge=1, le=3650, description="How many days back.")] = 30,
) -> GapsOut:
    """What was asked and not answered, or voted down, grouped by code and facet.

    Needs the operator's token: `Authorization: Bearer …`.
    """
    _check(authorization, core)
    since = date.today() - timedelta(days=days - 1)  # noqa: DTZ011 - counted under local days
    counted = core.gaps.counts(since)
    return GapsOut(
        since=since,
        keeps_words=core.journal.keeps_words,
        gaps=tuple(GapOut.of(item) for item in counted),
    )


def _check(authorization: str, core: Core) -> None:
    token = core.settings.operator_token
    if token is None:
        raise ProblemError(
            HTTPStatus.NOT_FOUND, "There is no such page: CODECITE_OPERATOR_TOKEN is not set."
        )
    given = authorization.removeprefix(_SCHEME) if authorization.startswith(_SCHEME) else ""
    # In constant time: how long a refusal takes tells nothing of the token.
    if not hmac.compare_digest(given.encode(), token.get_secret_value().encode()):
        raise ProblemError(HTTPStatus.UNAUTHORIZED, "The operator's token is needed.")
