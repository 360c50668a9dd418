"""``codecite pull`` against a server on 127.0.0.1."""

import hashlib
import io
import os
import threading
import zipfile
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli.main import app
from bot.cli.pulling import _target

NAME = "october-2026-alpha-numeric-hcpcs-file.zip"


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


@pytest.fixture
def release():
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("HCPC2026_OCT_ANWEB.txt", os.urandom(1_500_000))
    return packed.getvalue()


@pytest.fixture
def site(tmp_path, release):
    """The address of a folder with one release."""
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / NAME).write_bytes(release)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=folder))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def run(monkeypatch, tmp_path):
    """Runs ``codecite pull`` in a folder of its own."""
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.delenv("CODECITE_MAX_DOWNLOAD_MIB", raising=False)
    monkeypatch.setattr("bot.cli.main._err.width", 400)
    return lambda *arguments: CliRunner().invoke(app, ["pull", *arguments])


def test_help_has_an_example(run):
    assert "codecite pull hcpcs --release 2026-10" in run("--help").stdout


def test_a_release_is_saved_here_and_its_checksum_shown(run, site, release, tmp_path):
    result = run("hcpcs", "--url", f"{site}/{NAME}")
    assert result.exit_code == 0
    assert (tmp_path / "here" / NAME).read_bytes() == release
    lines = [line.strip() for line in result.stderr.splitlines()]
    assert lines[0] == f"From {site}/{NAME}"
    assert lines[-2:] == [
        f"{NAME}: {len(release):,} bytes",
        f"sha256 {hashlib.sha256(release).hexdigest()}",
    ]


def test_without_an_address_the_name_of_the_release_is_used(
    run, site, release, tmp_path, monkeypatch
):
    monkeypatch.setattr(
        "corpus.cms.release_url._PATTERN", site + "/{month}-{year}-alpha-numeric-hcpcs-file.zip"
    )
    assert run("hcpcs", "--release", "2026-10").exit_code == 0
    assert (tmp_path / "here" / NAME).read_bytes() == release
    missing = run("hcpcs", "--release", "2026-07")
    assert missing.exit_code == 1
    assert (
        f"Error: {site}/july-2026-alpha-numeric-hcpcs-file.zip: the server answered 404"
        in missing.stderr
    )
    assert "--url" in missing.stderr


@pytest.mark.parametrize("out", ["folder", "folder/mine.zip"])
def test_out_is_a_folder_or_a_file(run, site, release, tmp_path, out):
    (tmp_path / "here" / "folder").mkdir()
    assert run("hcpcs", "--url", f"{site}/{NAME}", "--out", out).exit_code == 0
    name = NAME if out == "folder" else "mine.zip"
    assert (tmp_path / "here" / "folder" / name).read_bytes() == release


@pytest.mark.parametrize("end", [f"/{NAME}?a=b/c.zip", f"/{NAME}#x/y"])
def test_only_the_path_of_an_address_names_the_file(run, site, tmp_path, end):
    assert run("hcpcs", "--url", site + end).exit_code == 0
    assert (tmp_path / "here" / NAME).exists()


@pytest.mark.parametrize("end", ["/a/..", "/.hidden", "/", "/a%2Fb.zip", "/a\\b.zip", "/ä.zip"])
def test_a_name_that_is_not_plain_is_not_used(end):
    assert _target(None, f"https://127.0.0.1{end}") == Path("hcpcs-release.zip")


@pytest.mark.parametrize("by_flag", [True, False])
def test_the_size_limit_is_a_flag_and_a_setting(run, site, monkeypatch, by_flag):
    if not by_flag:
        monkeypatch.setenv("CODECITE_MAX_DOWNLOAD_MIB", "1")
    flags = ("--max-mib", "1") if by_flag else ()
    result = run("hcpcs", "--url", f"{site}/{NAME}", *flags)
    assert result.exit_code == 1
    assert "the file has more than the 1,048,576 bytes allowed" in result.stderr


def test_what_is_no_release_is_one_clear_line(run):
    result = run("hcpcs", "--release", "2026-11")
    assert result.exit_code == 1
    assert result.stderr.startswith("Error: '2026-11' is no release. CMS publishes each January")


def test_only_what_can_be_pulled(run):
    result = run("pprrvu")
    assert result.exit_code == 2
    assert "hcpcs" in result.stderr
