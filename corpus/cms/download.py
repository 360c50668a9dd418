"""Downloads a release: bounded, resumed where it broke off, put in place whole or not at all."""

import hashlib
import re
import time
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path

import httpx

from corpus.cms.part_file import PartFile
from corpus.cms.release_url import RELEASES_PAGE
from corpus.errors import CodeciteError

MIB = 2**20
_ZIP_BEGINS = b"PK\x03\x04"
_BUSY = {HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.TOO_EARLY, HTTPStatus.TOO_MANY_REQUESTS}
_CONTENT_RANGE = re.compile(r"bytes (?P<start>\d+)-\d+/(?P<total>\d+|\*)")
_OTHER_ADDRESS = f"See {RELEASES_PAGE} for the file's address and give it with --url"

Progress = Callable[[int, int | None], None]
"""Called with the bytes that are here and the bytes of the whole file, where announced."""


class DownloadError(CodeciteError):
    """A download that did not succeed: which address, what happened, what to do."""

    def __init__(self, url: str, reason: str, remedy: str) -> None:
        super().__init__(f"{url}: {reason}. {remedy}.")
        self.url = url


@dataclass(frozen=True, slots=True)
class Limits:
    """What a download may take.

    Attributes:
        max_bytes: Largest file. CMS's releases are below 4 MiB; what is far larger is another file.
        connect_seconds: For a connection to be made.
        read_seconds: For the next bytes to arrive.
        redirects: How many are followed.
        attempts: How often a request that failed for a passing reason is made in all.
        backoff_seconds: Wait before the second attempt; doubles with each further one.
    """

    max_bytes: int = 64 * MIB
    connect_seconds: float = 10
    read_seconds: float = 30
    redirects: int = 5
    attempts: int = 4
    backoff_seconds: float = 1


@dataclass(frozen=True, slots=True)
class Download:
    """A file that arrived.

    Attributes:
        path: Where it is.
        url: Where it came from in the end, after redirects.
        size: Bytes.
        sha256: Of the whole file, in hexadecimal.
        resumed_at: Byte at which the last request took up; 0 if it brought the whole file.
    """

    path: Path
    url: str
    size: int
    sha256: str
    resumed_at: int


@dataclass(frozen=True, slots=True)
class _Job:
    """What the steps of one download share."""

    url: str
    part: PartFile
    limits: Limits
    progress: Progress


class _PassingFailureError(Exception):
    """What may go well at the next attempt."""


def download(
    url: str,
    target: Path,
    limits: Limits | None = None,
    progress: Progress = lambda _done, _total: None,
    wait: Callable[[float], None] = time.sleep,
) -> Download:
    """Download a zip to a file.

    What arrived stays in ``TARGET.part`` when the download breaks off, and the next call asks for
    the rest, provided that the server still has the same version.

    Args:
        url: ``http`` or ``https``; a redirect from the second to the first is refused.
        target: The file to write; replaced if it exists.
        limits: What it may take.
        progress: Told of every chunk.
        wait: Passes the seconds between two attempts.

    Raises:
        DownloadError: The server refuses or stays away, the file is too large or no zip, or the
            target cannot be written.
    """
    job = _Job(url, PartFile(target, url), limits or Limits(), progress)
    try:
        with _client(job) as client:
            came_from, resumed_at = _with_retries(lambda: _fetch(client, job), job, wait)
        return _finished(job, came_from, resumed_at)
    except (httpx.InvalidURL, httpx.UnsupportedProtocol) as error:
        raise DownloadError(url, f"no address of the web ({error})", _OTHER_ADDRESS) from error
    except httpx.TooManyRedirects as error:
        reason = f"it redirects more than {job.limits.redirects} times"
        raise DownloadError(url, reason, _OTHER_ADDRESS) from error
    except OSError as error:
        reason, remedy = f"cannot be saved as {target} ({error})", "Choose another place with --out"
        raise DownloadError(url, reason, remedy) from error


def _client(job: _Job) -> httpx.Client:
    def stay_encrypted(request: httpx.Request) -> None:
        if job.url.lower().startswith("https:") and request.url.scheme != "https":
            reason = f"it redirects to {request.url}, which is not encrypted"
            raise DownloadError(job.url, reason, _OTHER_ADDRESS)

    return httpx.Client(
        follow_redirects=True,
        max_redirects=job.limits.redirects,
        timeout=httpx.Timeout(job.limits.read_seconds, connect=job.limits.connect_seconds),
        # The bytes are counted and resumed as sent, so nothing may compress them on the way.
        headers={"Accept-Encoding": "identity", "User-Agent": "codecite"},
        event_hooks={"request": [stay_encrypted]},
    )


def _with_retries(
    fetch: Callable[[], tuple[str, int]], job: _Job, wait: Callable[[float], None]
) -> tuple[str, int]:
    """Fetch until it succeeds, or fails for good, or once too often."""
    for attempt in range(1, job.limits.attempts):
        try:
            return fetch()
        except _PassingFailureError:
            wait(job.limits.backoff_seconds * 2 ** (attempt - 1))
    try:
        return fetch()
    except _PassingFailureError as failure:
        reason = f"{failure}, at the last of {job.limits.attempts} attempts"
        remedy = "Check the connection and run the command again: it resumes where it stopped"
        raise DownloadError(job.url, reason, remedy) from failure


def _fetch(client: httpx.Client, job: _Job) -> tuple[str, int]:
    """Make one request; returns the address that answered and the byte at which it took up."""
    try:
        with client.stream("GET", job.url, headers=job.part.resume_headers()) as response:
            offset = _offset(response, job)
            job.part.append(_checked_chunks(response, job, offset))
            return str(response.url), offset
    except httpx.UnsupportedProtocol:
        raise
    except httpx.TransportError as error:
        reason = f"the connection failed ({str(error) or type(error).__name__})"
        raise _PassingFailureError(reason) from error


def _offset(response: httpx.Response, job: _Job) -> int:
    """Where the body belongs in the file; begins the part anew where it is the whole of it."""
    status = response.status_code
    if status == HTTPStatus.OK:
        job.part.begin(response.headers)
        return 0
    if status == HTTPStatus.PARTIAL_CONTENT:
        match = _CONTENT_RANGE.fullmatch(response.headers.get("content-range", ""))
        if match and int(match["start"]) == job.part.size and job.part.goes_on(response.headers):
            return job.part.size
    if status in {HTTPStatus.PARTIAL_CONTENT, HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE}:
        job.part.discard()
        raise _PassingFailureError("the server did not send the part that was asked for")
    answer = f"the server answered {status} {response.reason_phrase}".rstrip()
    if status in _BUSY or status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        raise _PassingFailureError(answer)
    raise DownloadError(job.url, answer, f"CMS may have named it otherwise. {_OTHER_ADDRESS}")


def _checked_chunks(response: httpx.Response, job: _Job, offset: int) -> Iterator[bytes]:
    """The body's chunks, as long as they can be those of a zip within the limit."""
    length = response.headers.get("content-length", "")
    total = offset + int(length) if length.isdecimal() else None
    _check_size(total or 0, job)
    done = offset
    job.progress(done, total)
    for chunk in response.iter_raw():
        if done == 0 and not _ZIP_BEGINS.startswith(chunk[: len(_ZIP_BEGINS)]):
            job.part.discard()
            raise DownloadError(job.url, f"the server sent {_kind(chunk)}, no zip", _OTHER_ADDRESS)
        done += len(chunk)
        _check_size(done, job)
        yield chunk
        job.progress(done, total)


def _check_size(size: int, job: _Job) -> None:
    if size > job.limits.max_bytes:
        job.part.discard()
        reason = f"the file has more than the {job.limits.max_bytes:,} bytes allowed"
        remedy = "If it is the right file, allow more with --max-mib"
        raise DownloadError(job.url, reason, remedy)


def _kind(beginning: bytes) -> str:
    """What a file that is no zip seems to be."""
    text = beginning[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return "a web page" if text.startswith((b"<!doctype html", b"<html", b"<!--")) else "other data"


def _finished(job: _Job, came_from: str, resumed_at: int) -> Download:
    """Check that the whole file is here, and publish it."""
    part = job.part
    if not zipfile.is_zipfile(part.path):
        part.discard()
        raise DownloadError(job.url, "the zip has no end: it was cut off", "Run the command again")
    with part.path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    size = part.size
    part.publish()
    return Download(part.target, came_from, size, digest, resumed_at)
