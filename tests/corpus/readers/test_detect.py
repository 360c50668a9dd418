from pathlib import Path

import pytest

from corpus.errors import CorpusError
from corpus.readers.detect import read_documents

PAGE = "E0143 Walker\nSpecialties\nNursing\n"
HTML = "<html><h1>E0143 Walker</h1></html>"
MARKDOWN = "---\ncode: E0143\ntitle: Walker\n---\n"


@pytest.mark.parametrize("name", ["x.txt", "x.md", "x.html", "x"])
@pytest.mark.parametrize("text", [PAGE, HTML, MARKDOWN])
def test_content_decides_and_not_the_name(name: str, text: str) -> None:
    (document,) = read_documents(Path(name), text.encode())
    assert (document.code, document.title) == ("E0143", "Walker")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "the file is empty"),
        (b" \n\t", "the file is empty"),
        (b"%PDF-1.7 ...", "the file is a PDF"),
        (b"PK\x03\x04rest", "not a readable zip archive"),
        (b"E0143\x00\x01\x02", "the file is binary"),
        (b"E0143 Walker\nok\n\x81\x8d", "the text is neither UTF-8 nor Windows-1252"),
        (b"Dear Sir or Madam", "the file is not a code document"),
        (b"# E0143\n\nWalker", "Markdown without front matter"),
        (b"<html><h1>Hi</h1></html>", "no heading that begins with a code"),
    ],
)
def test_other_files_are_refused_with_a_reason(data: bytes, reason: str) -> None:
    with pytest.raises(CorpusError) as raised:
        list(read_documents(Path("x.txt"), data))
    assert reason in raised.value.problem.reason
    assert raised.value.problem.remedy


def test_the_line_of_an_unreadable_byte() -> None:
    with pytest.raises(CorpusError, match=r"x\.txt:3: "):
        list(read_documents(Path("x.txt"), b"E0143 Walker\nok\n\x81"))
