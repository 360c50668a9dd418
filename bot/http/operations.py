"""Health, readiness and metrics, for whoever runs the service."""

from http import HTTPStatus

from fastapi import APIRouter
from fastapi.responses import Response
from prometheus_client import CONTENT_TYPE_LATEST

from bot.http.core import CoreDependency
from bot.http.problems import ProblemError

router = APIRouter(tags=["operations"])


@router.get("/healthz")
async def healthz() -> dict[str, str]:
    """Whether the process answers at all."""
    return {"status": "ok"}


@router.get("/readyz")
async def readyz(core: CoreDependency) -> dict[str, object]:
    """Whether every kind of question is answered without a wait: index open, encoder loaded."""
    if not core.warmed.is_set():
        raise ProblemError(HTTPStatus.SERVICE_UNAVAILABLE, "The encoder is still loading.")
    index = core.index()
    return {"status": "ready", "snapshot": index.name, "codes": len(index.codes)}


@router.get("/metrics")
async def metrics(core: CoreDependency) -> Response:
    """Counters in Prometheus' text format."""
    return Response(core.metrics.exposition(), media_type=CONTENT_TYPE_LATEST)
