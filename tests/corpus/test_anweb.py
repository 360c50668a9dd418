"""CMS's Alpha-Numeric file, read by columns."""

import zipfile
from datetime import date
from pathlib import Path

import pytest

from corpus.errors import CorpusError
from corpus.readers.anweb import CodeRecord, parse_anweb, read_anweb


def columns(**at: str) -> str:
    """A 320-column line with texts at 1-based columns: ``columns(c1="A0001")``."""
    line = [" "] * 320
    for name, text in at.items():
        start = int(name[1:]) - 1
        line[start : start + len(text)] = text
    return "".join(line)


PROCEDURE = columns(
    c1="Q9999001003",
    c12="Enteral widget, with long",
    c92="Widget,  enteral",
    c205="J1111",
    c210="99999",
    c230="D",
    c253="0217",
    c269="201807012019010120181231D",
)
CONTINUATION = columns(c1="Q9999001014", c12="description, per 2 ml")
MODIFIER = columns(c1="   ZZ012007", c12="Zigzag", c92="Zigzag", c230="C", c269="20000101")


def test_a_procedure_with_every_field() -> None:
    records = parse_anweb([PROCEDURE, CONTINUATION], Path("x.txt"))
    assert records == {
        "Q9999": CodeRecord(
            code="Q9999",
            short_descriptor="Widget,  enteral",
            long_descriptor="Enteral widget, with long description, per 2 ml",
            coverage="D",
            processing_note="0217",
            added=date(2018, 7, 1),
            last_action=date(2019, 1, 1),
            terminated=date(2018, 12, 31),
            action="D",
            cross_references=("J1111", "99999"),
        )
    }


def test_blank_fields_are_none_and_modifiers_have_two_characters() -> None:
    records = parse_anweb([MODIFIER], Path("x.txt"))
    assert records["ZZ"] == CodeRecord(
        code="ZZ",
        short_descriptor="Zigzag",
        long_descriptor="Zigzag",
        coverage="C",
        added=date(2000, 1, 1),
    )


def test_disclaimers_and_blank_lines_are_no_records() -> None:
    lines = ["***Disclaimers\t\t", "", "*Inclusion or exclusion of a procedure 3", MODIFIER]
    assert list(parse_anweb(lines, Path("x.txt"))) == ["ZZ"]


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ([PROCEDURE, PROCEDURE], "x.txt:2: a second first line of Q9999"),
        ([CONTINUATION], "x.txt:1: a continuation of Q9999 before its first line"),
        (
            [columns(c1="Q9999001003", c269="20181301")],
            "x.txt:1: columns 269-276 hold '20181301' in place of a date",
        ),
    ],
)
def test_a_malformed_record_is_named_with_its_line(lines: list[str], message: str) -> None:
    with pytest.raises(CorpusError) as caught:
        parse_anweb(lines, Path("x.txt"))
    assert str(caught.value) == f"{message}. Download the release again."


@pytest.mark.parametrize("name", ["HCPC2026_OCT_ANWEB.txt", "sub/HCPC2018_CONTR_ANWEB_disc.TXT"])
def test_the_text_is_found_under_the_names_that_cms_gives_it(tmp_path: Path, name: str) -> None:
    release = tmp_path / "release.zip"
    with zipfile.ZipFile(release, "w") as archive:
        archive.writestr("proc_notes_2019.txt", "0088--S CODES")
        archive.writestr("HCPC2019_CONTR_ANWEB.xlsx", b"PK")
        archive.writestr(name, f"{MODIFIER}\r\n".replace("Zigzag", "Ziga\u2019g").encode("cp1252"))
    assert read_anweb(release)["ZZ"].short_descriptor == "Ziga\u2019g"


def test_a_zip_without_the_text_says_what_is_wanted(tmp_path: Path) -> None:
    release = tmp_path / "release.zip"
    with zipfile.ZipFile(release, "w") as archive:
        archive.writestr("readme.txt", "nothing here")
    with pytest.raises(CorpusError, match=r"holds no \*ANWEB\*\.txt\. Give the zip of CMS"):
        read_anweb(release)


@pytest.mark.parametrize("content", [None, b"not a zip"])
def test_what_is_no_zip_is_refused(tmp_path: Path, content: bytes | None) -> None:
    release = tmp_path / "release.zip"
    if content is not None:
        release.write_bytes(content)
    with pytest.raises(CorpusError, match="not readable as a CMS release"):
        read_anweb(release)
