"""The check of starter documents against a CMS release."""

import os
import zipfile
from datetime import date
from pathlib import Path

import pytest

import corpus.starter
from corpus.cms.code_record import CodeRecord
from corpus.cms.release_records import read_code_records
from corpus.starter.check import check_folder, main

SHARED = Path(os.environ.get("CODECITE_SHARED") or Path(__file__).parents[2].parent / "shared")
RELEASE_2019 = SHARED / "data" / "cms" / "2019-Alpha-Numeric-HCPCS-File.zip"

RELEASE = {
    "A0001": CodeRecord(
        code="A0001",
        short_descriptor="Widget  >/=2 ml",
        long_descriptor="Widget, two millilitres or more",
        coverage="D",
        added=date(2001, 1, 1),
        last_action=date(2002, 2, 2),
        action="N",
        cross_references=("A0002",),
    ),
    "A0002": CodeRecord(
        code="A0002",
        short_descriptor="Widget old",
        long_descriptor="Widget, old",
        added=date(2001, 1, 1),
        last_action=date(2003, 1, 1),
        terminated=date(2002, 12, 31),
        action="D",
        cross_references=("A0001", "99499"),
    ),
}
ACTIVE = """---
code: A0001
title: "Widget  >/=2 ml"
aliases: [widget]
coverage_code: D
added: 2001-01-01
last_action: 2002-02-02
action: N
---

## Description

A widget. One unit is one widget.

## Related codes

- A0002: the older widget.
"""
DISCONTINUED = """---
code: A0002
title: Widget old
added: 2001-01-01
last_action: 2003-01-01
terminated: 2002-12-31
action: D
replaced_by: [A0001, "99499"]
---

## Description

The old widget.
"""


def findings(folder: Path, **files: str) -> list[str]:
    for name, text in files.items():
        (folder / f"{name}.md").write_text(text, "utf-8")
    return [str(finding) for finding in check_folder(folder, RELEASE)]


def test_documents_that_agree_give_no_finding(tmp_path: Path) -> None:
    assert findings(tmp_path, A0001=ACTIVE, A0002=DISCONTINUED) == []


@pytest.mark.parametrize(
    ("right", "wrong", "finding"),
    [
        ('"Widget  >/=2 ml"', "Widget", "title: ours 'Widget', CMS's 'Widget  >/=2 ml'"),
        ("coverage_code: D", "coverage_code: C", "coverage_code: ours 'C', CMS's 'D'"),
        ("coverage_code: D\n", "", "coverage_code: ours nothing, CMS's 'D'"),
        ("added: 2001", "added: 2011", "added: ours '2011-01-01', CMS's '2001-01-01'"),
        ("2002-02-02", "2002-02-03", "last_action: ours '2002-02-03', CMS's '2002-02-02'"),
        ("action: N", "action: A", "action: ours 'A', CMS's 'N'"),
        (
            "action: N",
            "action: N\nterminated: 2003-03-03",
            "terminated: ours '2003-03-03', CMS's nothing",
        ),
        (
            "action: N",
            "action: N\nreplaced_by: [A0002]",
            "replaced_by: ours A0002, CMS's nothing",
        ),
        ("- A0002", "- A0003", "line 17: ours A0003, CMS's no such code"),
        ("code: A0001", "code: A0009", "file name: ours A0001, CMS's A0009"),
    ],
)
def test_a_slip_is_named_with_both_readings(
    tmp_path: Path, right: str, wrong: str, finding: str
) -> None:
    assert ACTIVE.count(right) == 1
    assert findings(tmp_path, A0001=ACTIVE.replace(right, wrong))[0] == f"A0001.md: {finding}"


def test_successors_of_a_discontinued_code_are_compared(tmp_path: Path) -> None:
    without_one = DISCONTINUED.replace(', "99499"', "")
    assert findings(tmp_path, A0002=without_one) == [
        "A0002.md: replaced_by: ours A0001, CMS's A0001, 99499"
    ]


def test_a_code_that_cms_does_not_have(tmp_path: Path) -> None:
    unknown = ACTIVE.replace("code: A0001", "code: A0009")
    assert "A0009.md: code: ours A0009, CMS's no such code" in findings(tmp_path, A0009=unknown)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("## Description\n", "A0001.md:1: "),
        ("---\ncode: A0001\ntitle: Widget\ncolour: red\n---\n", "A0001.md:4: "),
        ("", "A0001.md: the file is empty"),
    ],
)
def test_an_unreadable_document_is_reported_and_hides_no_other(
    tmp_path: Path, text: str, place: str
) -> None:
    wrong_date = DISCONTINUED.replace("2001-01-01", "2001-01-02")
    first, second = findings(tmp_path, A0001=text, A0002=wrong_date)
    assert place in first
    assert second == "A0002.md: added: ours '2001-01-02', CMS's '2001-01-01'"


def test_the_command_prints_findings_and_exits_with_1(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    release = tmp_path / "release.zip"
    line = f"A0001001003{'Widget':80}{'Widget  >/=2 ml':28}".ljust(229) + "D"
    line = line.ljust(268) + "2001010120020202" + " " * 8 + "N"
    with zipfile.ZipFile(release, "w") as archive:
        archive.writestr("HCPC2019_CONTR_ANWEB.txt", line)
    document = tmp_path / "A0001.md"
    document.write_text(ACTIVE.replace("- A0002: the older widget.", "none"), "utf-8")
    assert main([str(release), str(tmp_path)]) == 0
    assert capsys.readouterr().out == ""

    document.write_text(ACTIVE, "utf-8")
    assert main([str(release), str(tmp_path)]) == 1
    assert capsys.readouterr().out == "A0001.md: line 17: ours A0002, CMS's no such code\n"


def test_the_command_refuses_what_is_no_release(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(tmp_path / "nothing.zip")]) == 2
    assert "there is no such file" in capsys.readouterr().err


@pytest.mark.shared
@pytest.mark.skipif(not RELEASE_2019.exists(), reason="the CMS release of 2019 is not at hand")
def test_the_starter_corpus_agrees_with_the_release_of_2019() -> None:
    folder = Path(corpus.starter.__path__[0])
    release = read_code_records(RELEASE_2019)
    assert len(release) == 6440 + 360
    assert [str(finding) for finding in check_folder(folder, release)] == []
