"""Downloads from a server on 127.0.0.1 that misbehaves on purpose."""

import hashlib
import io
import json
import random
import threading
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import httpx
import pytest

from corpus.cms.download import Download, DownloadError, Limits, _client, _Job, download
from corpus.cms.part_file import PartFile, validator_of

Answer = Callable[[BaseHTTPRequestHandler], None]


def release(seed: int) -> bytes:
    """A zip of about 200,000 bytes, which the seed decides."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("HCPC_ANWEB.txt", random.Random(seed).randbytes(200_000))
    return packed.getvalue()


@dataclass
class Site:
    """What the server holds, what it was asked, and how it answers out of turn."""

    content: bytes = field(default_factory=lambda: release(1))
    headers: dict[str, str] = field(default_factory=lambda: {"ETag": '"v1"'})
    asked: list[dict[str, str]] = field(default_factory=list)
    answers: list[Answer] = field(default_factory=list)
    """Used up from the front; then the content is served as a good server does."""
    url: str = ""

    def answer(self, handler: BaseHTTPRequestHandler) -> None:
        self.asked.append({name.lower(): value for name, value in handler.headers.items()})
        respond = self.answers.pop(0) if self.answers else self.serve
        respond(handler)

    def serve(self, handler: BaseHTTPRequestHandler) -> None:
        validators = (self.headers.get("ETag"), self.headers.get("Last-Modified"))
        start = handler.headers.get("Range", "").removeprefix("bytes=").removesuffix("-")
        if start and handler.headers.get("If-Range") in validators:
            place = f"bytes {start}-{len(self.content) - 1}/{len(self.content)}"
            send(handler, 206, self.content[int(start) :], {"Content-Range": place, **self.headers})
        else:
            send(handler, 200, self.content, self.headers)


def send(
    handler: BaseHTTPRequestHandler,
    status: int,
    body: bytes = b"",
    headers: dict[str, str] | None = None,
    *,
    length: int | None = -1,
) -> None:
    """Answer; `length` is what is announced: -1 the truth, None nothing."""
    handler.send_response(status)
    for name, value in (headers or {}).items():
        handler.send_header(name, value)
    if length is not None:
        handler.send_header("Content-Length", str(len(body) if length < 0 else length))
    handler.end_headers()
    handler.wfile.write(body)


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    site = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.answer(self)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    site.url = f"http://127.0.0.1:{server.server_port}/release.zip"
    yield site
    server.shutdown()
    thread.join()
    server.server_close()


@dataclass
class Pull:
    """Downloads from the site to one target; keeps the waits and the progress."""

    site: Site
    target: Path
    waits: list[float] = field(default_factory=list)
    seen: list[tuple[int, int | None]] = field(default_factory=list)

    def __call__(self, **limits: float) -> Download:
        chosen = Limits(**{"read_seconds": 5, **limits})  # type: ignore[arg-type]
        return download(
            self.site.url,
            self.target,
            chosen,
            lambda done, total: self.seen.append((done, total)),
            self.waits.append,
        )

    def fails(self, **limits: float) -> str:
        """The message of a download that must fail, without the address in front."""
        with pytest.raises(DownloadError) as caught:
            self(**limits)
        assert str(caught.value).startswith(f"{self.site.url}: ")
        assert not self.target.exists()
        return str(caught.value).removeprefix(f"{self.site.url}: ")

    def had_before(self, content: bytes, validator: str | None = '"v1"') -> None:
        """Put the beginning of an earlier download beside the target."""
        Path(f"{self.target}.part").write_bytes(content)
        note = {"url": self.site.url, "validator": validator}
        Path(f"{self.target}.part.json").write_text(json.dumps(note))


@pytest.fixture
def pull(site: Site, tmp_path: Path) -> Pull:
    return Pull(site, tmp_path / "release.zip")


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_fresh_download(site: Site, pull: Pull, tmp_path: Path) -> None:
    size = len(site.content)
    assert pull() == Download(
        path=tmp_path / "release.zip",
        url=site.url,
        size=size,
        sha256=hashlib.sha256(site.content).hexdigest(),
        resumed_at=0,
    )
    assert (tmp_path / "release.zip").read_bytes() == site.content
    assert files(tmp_path) == ["release.zip"]
    assert (pull.seen[0], pull.seen[-1]) == ((0, size), (size, size))
    assert site.asked[0]["accept-encoding"] == "identity"
    assert "range" not in site.asked[0]


def test_the_folder_is_made_and_an_old_file_replaced(site: Site, tmp_path: Path) -> None:
    target = tmp_path / "a" / "b" / "release.zip"
    download(site.url, target)
    site.content = release(2)
    download(site.url, target)
    assert target.read_bytes() == site.content


@pytest.mark.parametrize(
    "headers",
    [{"ETag": '"v1"'}, {"ETag": 'W/"v1"', "Last-Modified": "Fri, 02 Nov 2018 12:00:00 GMT"}],
)
def test_a_download_that_broke_off_is_resumed(
    site: Site, pull: Pull, headers: dict[str, str]
) -> None:
    site.headers = headers
    validator = validator_of(httpx.Headers(headers))
    pull.had_before(site.content[:1000], validator)
    assert pull().resumed_at == 1000
    assert pull.target.read_bytes() == site.content
    assert (site.asked[0]["range"], site.asked[0]["if-range"]) == ("bytes=1000-", validator)
    assert pull.seen[0] == (1000, len(site.content))


def test_a_file_that_changed_meanwhile_starts_over(site: Site, pull: Pull) -> None:
    pull.had_before(site.content[:1000])
    site.content, site.headers = release(2), {"ETag": '"v2"'}
    assert pull().resumed_at == 0
    assert pull.target.read_bytes() == site.content


def test_a_server_that_ignores_if_range_cannot_mix_two_versions(site: Site, pull: Pull) -> None:
    pull.had_before(site.content[:1000])
    site.content = release(2)
    place = f"bytes 1000-{len(site.content) - 1}/{len(site.content)}"
    site.headers = {"ETag": '"v2"'}
    rest = {"Content-Range": place, **site.headers}
    site.answers = [lambda handler: send(handler, 206, site.content[1000:], rest)]
    assert pull().resumed_at == 0
    assert pull.target.read_bytes() == site.content


@pytest.mark.parametrize(
    "answer",
    [
        lambda handler: send(handler, 416),
        lambda handler: send(handler, 206, b"x", {"Content-Range": "bytes 7-7/9"}),
    ],
)
def test_a_range_that_does_not_fit_starts_over(site: Site, pull: Pull, answer: Answer) -> None:
    pull.had_before(site.content[:1000])
    site.answers = [answer]
    pull()
    assert pull.target.read_bytes() == site.content
    assert "range" not in site.asked[1]


def test_a_server_without_ranges(site: Site, pull: Pull) -> None:
    pull.had_before(site.content[:1000])
    site.answers = [lambda handler: send(handler, 200, site.content)]
    assert pull().resumed_at == 0
    assert pull.target.read_bytes() == site.content


@pytest.mark.parametrize("note", ["", "[]", '{"url": "http://127.0.0.1/other", "validator": "x"}'])
def test_what_is_not_known_to_fit_is_not_resumed(site: Site, pull: Pull, note: str) -> None:
    pull.had_before(site.content[:1000])
    Path(f"{pull.target}.part.json").write_text(note)
    pull()
    assert "range" not in site.asked[0]
    assert pull.target.read_bytes() == site.content


def test_a_truncated_transfer_is_taken_up_where_it_stopped(site: Site, pull: Pull) -> None:
    def cut_off(handler: BaseHTTPRequestHandler) -> None:
        send(handler, 200, site.content[:5000], site.headers, length=len(site.content))

    site.answers = [cut_off]
    assert pull().resumed_at == 5000
    assert pull.target.read_bytes() == site.content
    assert pull.waits == [1]


def test_a_transfer_that_is_always_cut_off_keeps_what_came(site: Site, pull: Pull) -> None:
    site.headers = {}
    site.answers = [
        lambda handler: send(handler, 200, site.content[:5000], length=len(site.content))
    ] * 4
    assert pull.fails().startswith("the connection failed (peer closed connection")
    assert pull.waits == [1, 2, 4]
    assert Path(f"{pull.target}.part").read_bytes() == site.content[:5000]


def test_an_unannounced_end_is_seen_by_the_zip(site: Site, pull: Pull, tmp_path: Path) -> None:
    site.answers = [lambda handler: send(handler, 200, site.content[:5000], length=None)]
    assert pull.fails() == "the zip has no end: it was cut off. Run the command again."
    assert files(tmp_path) == []


@pytest.mark.parametrize(("length", "seen"), [(-1, 0), (None, 1)])
def test_too_large(site: Site, pull: Pull, tmp_path: Path, length: int | None, seen: int) -> None:
    site.answers = [lambda handler: send(handler, 200, site.content, length=length)]
    message = pull.fails(max_bytes=100_000)
    assert message == (
        "the file has more than the 100,000 bytes allowed. "
        "If it is the right file, allow more with --max-mib."
    )
    assert (len(pull.seen) > 0) == bool(seen)
    assert all(done <= 100_000 for done, _ in pull.seen)
    assert files(tmp_path) == []


def test_a_rest_that_makes_it_too_large(site: Site, pull: Pull) -> None:
    pull.had_before(site.content[:99_000])
    assert "more than the 100,000 bytes" in pull.fails(max_bytes=100_000)
    assert pull.seen == []


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"\xef\xbb\xbf\n<!DOCTYPE html><title>Page not found</title>", "a web page"),
        (b"%PDF-1.7", "other data"),
    ],
)
def test_what_is_no_zip_is_refused_by_its_bytes(
    site: Site, pull: Pull, tmp_path: Path, body: bytes, kind: str
) -> None:
    headers = {"Content-Type": "application/zip"}
    site.answers = [lambda handler: send(handler, 200, body, headers)]
    message = pull.fails()
    assert message.startswith(f"the server sent {kind}, no zip. See https://www.cms.gov/")
    assert message.endswith("give it with --url.")
    assert files(tmp_path) == []


@pytest.mark.parametrize("status", [403, 404])
def test_a_refusal_is_final_and_says_how_to_go_on(site: Site, pull: Pull, status: int) -> None:
    site.answers = [lambda handler: send(handler, status)]
    message = pull.fails()
    assert message.startswith(f"the server answered {status} ")
    assert "CMS may have named it otherwise. See https://www.cms.gov/" in message
    assert pull.waits == []


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_server_in_trouble_is_asked_again(site: Site, pull: Pull, status: int) -> None:
    site.answers = [lambda handler: send(handler, status)] * 2
    assert pull().size == len(site.content)
    assert pull.waits == [1, 2]


def test_a_server_that_stays_in_trouble(site: Site, pull: Pull) -> None:
    site.answers = [lambda handler: send(handler, 500)] * 9
    assert pull.fails(attempts=3) == (
        "the server answered 500 Internal Server Error, at the last of 3 attempts. "
        "Check the connection and run the command again: it resumes where it stopped."
    )
    assert len(site.asked) == 3


def test_a_server_that_does_not_answer(site: Site, pull: Pull) -> None:
    release_it = threading.Event()
    site.answers = [lambda _: release_it.wait(5)] * 2  # type: ignore[list-item, return-value]
    try:
        assert "the connection failed (timed out)" in pull.fails(read_seconds=0.05, attempts=2)
    finally:
        release_it.set()


def test_nobody_listens(pull: Pull) -> None:
    with ThreadingHTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler) as closed:
        pull.site.url = f"http://127.0.0.1:{closed.server_port}/release.zip"
    assert "the connection failed (" in pull.fails(attempts=2)
    assert pull.waits == [1]


def test_redirects_are_followed_and_the_last_address_named(site: Site, pull: Pull) -> None:
    moved = site.url.replace("release", "moved")
    site.answers = [lambda handler: send(handler, 302, headers={"Location": moved})]
    assert pull().url == moved


def test_a_redirect_loop(site: Site, pull: Pull) -> None:
    site.answers = [lambda handler: send(handler, 302, headers={"Location": site.url})] * 9
    assert pull.fails(redirects=3).startswith("it redirects more than 3 times. See https://")
    assert len(site.asked) == 4
    assert pull.waits == []


def test_a_redirect_never_gives_up_encryption(tmp_path: Path) -> None:
    job = _Job("https://127.0.0.1/a.zip", PartFile(tmp_path / "a", ""), Limits(), lambda *_: None)
    with _client(job) as client:
        (hook,) = client.event_hooks["request"]
    with pytest.raises(DownloadError, match="which is not encrypted"):
        hook(httpx.Request("GET", "http://127.0.0.1/a.zip"))
    hook(httpx.Request("GET", "https://127.0.0.1/b.zip"))


@pytest.mark.parametrize("url", ["ftp://127.0.0.1/a.zip", "release.zip", "http://[::1/a.zip"])
def test_what_is_no_address(url: str, tmp_path: Path) -> None:
    with pytest.raises(DownloadError, match="no address of the web"):
        download(url, tmp_path / "a.zip")


def test_a_place_that_cannot_be_written(site: Site, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(DownloadError, match=r"cannot be saved as .* with --out"):
        download(site.url, tmp_path / "file" / "release.zip")
