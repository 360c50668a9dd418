"""Errors as RFC 9457 problem details."""

from http import HTTPStatus

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from corpus.errors import CodeciteError

MEDIA_TYPE = "application/problem+json"


class ProblemError(Exception):
    """An error to be answered as problem details; ``more`` are extension members."""

    def __init__(self, status: HTTPStatus, detail: str, **more: object) -> None:
        super().__init__(detail)
        self.status = status
        self.detail = detail
        self.more = more


def problem_response(
    status: int, detail: str, headers: dict[str, str] | None = None, **more: object
) -> JSONResponse:
    """Problem details as a response."""
    body = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status}
    return JSONResponse(
        {**body, "detail": detail, **more}, status, media_type=MEDIA_TYPE, headers=headers
    )


def install(app: FastAPI) -> None:
    """Answer every error of the app as problem details."""
    app.add_exception_handler(ProblemError, _problem)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(CodeciteError, _ours)
    app.add_exception_handler(Exception, _unexpected)


def _problem(_: Request, error: Exception) -> JSONResponse:
    if not isinstance(error, ProblemError):
        raise error
    return problem_response(error.status, error.detail, None, **error.more)


def _invalid(_: Request, error: Exception) -> JSONResponse:
    if not isinstance(error, RequestValidationError):
        raise error
    # The value itself is left out: a question is never echoed into logs or error pages.
    errors = [
        {"pointer": "/".join(("#", *map(str, item["loc"][1:]))), "detail": item["msg"]}
        for item in error.errors()
    ]
    detail = "; ".join(f"{item['pointer']}: {item['detail']}" for item in errors)
    return problem_response(HTTPStatus.UNPROCESSABLE_ENTITY, detail, errors=errors)


def _http(_: Request, error: Exception) -> JSONResponse:
    if not isinstance(error, HTTPException):
        raise error
    return problem_response(
        error.status_code, str(error.detail), dict(error.headers) if error.headers else None
    )


def _ours(_: Request, error: Exception) -> JSONResponse:
    return problem_response(HTTPStatus.SERVICE_UNAVAILABLE, str(error))


def _unexpected(_: Request, __: Exception) -> JSONResponse:
    return problem_response(
        HTTPStatus.INTERNAL_SERVER_ERROR, "Something went wrong on our side; it has been logged."
    )
