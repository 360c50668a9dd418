from pathlib import Path

import pytest

from corpus.document import Authority
from corpus.errors import CorpusError
from corpus.readers.front_matter import read_source_keys, split
from corpus.readers.text_file import TextFile


def file(text: str) -> TextFile:
    return TextFile(Path("x.md"), text)


def test_keys_body_and_line() -> None:
    keys, body, line = split(
        file(
            "---\r\ncode: 00100\r\ntitle: 'No'\r\n"
            "source: {name: A, authority: cms_record}\r\n---\r\nBody\r\n"
        )
    )
    assert (keys.code, keys.title) == ("00100", "No")
    assert (keys.source.name, keys.source.authority) == ("A", Authority.CMS_RECORD)
    assert (body, line) == ("Body", 6)


ERRORS = [
    ("code: E0143", 2, 'the key "title" is missing'),
    ("code: E0143\ntitle: W\ncolour: red", 4, 'unknown key "colour"'),
    ("code: E0143\ntitle: W\ncode: E0144", 4, 'the key "code" stands twice'),
    ("code: walker\ntitle: W", 2, '"code" does not have the shape of a billing code'),
    ("code: E0143\ntitle: W\nadded: 1986-1-1", 4, '"added" is not a date of the form YYYY-MM-DD'),
    ("code: E0143\ntitle: W\nadded: 1986-02-30", 4, '"added" is no day of the calendar'),
    ("code: E0143\ntitle: W\nadded: 2020-01-01\nterminated: 2019-01-01", 2, "terminated lies"),
    ("code: E0143\ntitle: W\ncoverage_code: Z", 4, '"coverage_code" is not one of C, D, I, M, S'),
    ("code: E0143\ntitle: W\nsource:\n\tname: A", 5, "a tab where YAML wants spaces"),
    ("code: E0143\ntitle: W\nsource:\n  nmae: A", 5, 'unknown key "source.nmae"'),
    ("code: E0143\ntitle: W\nsource:\n  url: javascript:x", 5, '"source.url"'),
    ("code: E0143\ntitle: W\nreplaced_by:\n  - G0299\n  - soon", 6, '"replaced_by" does not have'),
    ("code: E0143\ntitle: W\naliases: one, two", 4, '"aliases" is not a list'),
    ("code: E0143\ntitle: W\naliases:", 4, '"aliases" has no value'),
    ("code: E0143\ntitle: a: b", 3, "the YAML cannot be read"),
    ("code: &x E0143\ntitle: *x", 3, "a YAML reference"),
    ("- code", 2, "no keys"),
    ("", 2, "no keys"),
    ("x: " + "a" * 70_000, 2, "more than 65,536 characters"),
]  # fmt: skip


def test_yaml_that_nests_too_deep_is_refused() -> None:
    with pytest.raises(CorpusError, match="the YAML cannot be read") as raised:
        split(file(f"---\n{'[' * 2000}\n---\nBody"))
    # PyYAML before 6.0.4 reads to the end before it gives up.
    assert raised.value.problem.line in {2, 3}


@pytest.mark.parametrize(("keys", "line", "reason"), ERRORS, ids=[error[2] for error in ERRORS])
def test_errors_name_the_line_in_the_file(keys: str, line: int, reason: str) -> None:
    with pytest.raises(CorpusError) as raised:
        split(file(f"---\n{keys}\n---\nBody"))
    problem = raised.value.problem
    assert reason in problem.reason
    assert problem.line == line
    assert problem.remedy


def test_leading_blank_lines_count() -> None:
    with pytest.raises(CorpusError, match=r"x\.md:6: unknown key"):
        split(file("\n\n---\ncode: E0143\ntitle: W\ncolour: red\n---"))


def test_front_matter_without_an_end() -> None:
    with pytest.raises(CorpusError, match=r"x\.md:1: the front matter has no end"):
        split(file("---\ncode: E0143\n"))


def test_source_file() -> None:
    hints = read_source_keys(file("# shared\nname: Notes\nrelease: '2026'\n"))
    assert (hints.name, hints.release, hints.url) == ("Notes", "2026", None)


def test_slip_in_a_source_file() -> None:
    with pytest.raises(CorpusError, match=r'x\.md:2: unknown key "relaese"'):
        read_source_keys(file("name: Notes\nrelaese: 2026\n"))
