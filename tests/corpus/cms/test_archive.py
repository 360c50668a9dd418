"""Zips that are read, and zips that are refused."""

import io
import struct
import zipfile
from pathlib import Path

import pytest

from corpus.cms import archive as limits
from corpus.cms.archive import Archive, open_archive
from corpus.errors import CorpusError

RELEASE = Path("release.zip")


def packed(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def opened(members: dict[str, bytes]) -> Archive:
    return open_archive(RELEASE, packed(members))


def refusal(data: bytes) -> str:
    with pytest.raises(CorpusError) as caught:
        open_archive(RELEASE, data)
    assert caught.value.problem.remedy
    return caught.value.problem.reason


def test_members_are_named_found_and_read() -> None:
    archive = opened({"a/": b"", "a/X_ANWEB.TXT": b"one", "__MACOSX/b.txt": b"", "c.txt": b"two"})
    assert archive.names == ("a/X_ANWEB.TXT", "c.txt")
    assert archive.find("*anweb*.txt") == "a/X_ANWEB.TXT"
    assert archive.matching("*.txt") == ("a/X_ANWEB.TXT", "c.txt")
    assert archive.find("*.csv") is None
    assert archive.read("c.txt") == b"two"
    assert str(archive.place("c.txt")) == "release.zip/c.txt"


@pytest.mark.parametrize("name", ["/etc/x", "../x", "a/../../x", "a\\x", "C:x"])
def test_paths_that_lead_out_of_the_archive(name: str) -> None:
    assert "leads out of the archive" in refusal(packed({name: b"x"}))


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    assert "unpacks to 1,0" in refusal(packed({"x.txt": bytes(8 * 2**20)}))


def test_sizes_and_counts_have_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "LARGEST_TOTAL", 5)
    assert "more than the" in refusal(packed({"a": b"123", "b": b"456"}))
    monkeypatch.setattr(limits, "MOST_MEMBERS", 1)
    assert "it holds 2 files, more than the 1 of any release" in refusal(
        packed({"a": b"", "b": b""})
    )


def test_a_lying_size_is_damage() -> None:
    """The directory says 3 bytes, the data are 2 MiB: no more than 3 bytes are unpacked."""
    data = bytearray(packed({"x.txt": bytes(2**21)}))
    directory = data.index(b"PK\x01\x02")
    struct.pack_into("<L", data, directory + 24, 3)
    with pytest.raises(CorpusError, match=r'"x\.txt" is damaged'):
        open_archive(RELEASE, bytes(data)).read("x.txt")


def test_encryption_and_odd_packing() -> None:
    data = bytearray(packed({"x.txt": b"abc"}))
    struct.pack_into("<H", data, data.index(b"PK\x01\x02") + 8, 1)
    assert refusal(bytes(data)) == 'its member "x.txt" is encrypted'
    assert "in a way that no release is" in refusal(packed({"x": b"abc"}, zipfile.ZIP_BZIP2))


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_members_of_one_name() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("x.txt", b"1")
        archive.writestr("x.txt", b"2")
    assert refusal(buffer.getvalue()) == 'it holds "x.txt" 2 times'


@pytest.mark.parametrize("data", [b"", b"not a zip", packed({"x.txt": b"abc" * 500})[:-30]])
def test_what_is_no_whole_zip(data: bytes) -> None:
    assert refusal(data).startswith("not a readable zip archive")


def test_a_member_with_a_wrong_checksum() -> None:
    data = packed({"x.txt": b"abcdef"}, zipfile.ZIP_STORED).replace(b"abcdef", b"abcdeg", 1)
    with pytest.raises(CorpusError, match=r'release.zip: its member "x.txt" is damaged \(Bad CRC'):
        open_archive(RELEASE, data).read("x.txt")


def test_a_zip_in_a_zip_is_not_followed_but_a_workbook_is() -> None:
    inner = packed({"y.txt": b"y"})
    archive = opened({"x.zip": inner, "x.xlsx": inner})
    assert archive.read("x.xlsx") == inner
    with pytest.raises(CorpusError, match=r'"x.zip" is a zip again\. Unpack it'):
        archive.read("x.zip")
