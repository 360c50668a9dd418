"""``codecite diff`` on two small releases."""

import zipfile

import pytest
from typer.testing import CliRunner

from bot.cli.main import app

OLD, NEW = "2018-HCPCS.zip", "2019-HCPCS.zip"


def line(code, description, coverage="C", *, kind="3", ends="", action="N"):
    """The one line of a record (CMS record layout 2019)."""
    head = f"{code:>5}00100{kind}{description:<80}{description[:28]:<28}".ljust(229)
    return (head + coverage).ljust(284) + f"{ends:<8}{action}".ljust(36)


def write(path, *lines):
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("HCPC_CONTR_ANWEB.txt", "\r\n".join([*lines, ""]))


@pytest.fixture
def run(monkeypatch, tmp_path):
    """Runs ``codecite diff`` in a folder with two releases."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("bot.cli.main._out.width", 120)
    write(
        tmp_path / OLD,
        line("A0001", "Water pad"),
        line("A0002", "Gadget"),
        line("A0003", "Thing", coverage="Q"),
    )
    write(
        tmp_path / NEW,
        line("A0001", "Fluid pad"),
        line("A0002", "Gadget", ends="20181231", action="D"),
        line("A0003", "Thing"),
        line("VM", "Make-up", kind="7", action="A"),
    )
    return lambda *arguments: CliRunner().invoke(app, ["diff", *arguments])


def test_help_has_an_example(run):
    assert "codecite diff 2018-Alpha-Numeric-HCPCS-File.zip" in run("--help").stdout


def test_counts_are_printed_and_two_files_written(run, tmp_path):
    result = run(OLD, NEW, "--out", "reports/2019")
    assert result.exit_code == 0
    rows = [line.replace("│", " ").split() for line in result.stdout.splitlines()]
    assert ["added", "0", "1"] in rows
    assert ["discontinued", "1", "0"] in rows
    assert ["reworded", "1", "0"] in rows
    assert ["coverage", "changed", "0", "0"] in rows
    assert "Written: reports/2019/2018-HCPCS-to-2019-HCPCS.md" in result.stdout
    folder = tmp_path / "reports" / "2019"
    assert sorted(path.name for path in folder.iterdir()) == [
        "2018-HCPCS-to-2019-HCPCS.csv",
        "2018-HCPCS-to-2019-HCPCS.md",
    ]
    report = (folder / "2018-HCPCS-to-2019-HCPCS.md").read_text(encoding="utf-8")
    assert report.startswith("# HCPCS: what changed from 2018-HCPCS.zip to 2019-HCPCS.zip\n")
    assert "- `A0001` ~~Water~~ **Fluid** pad" in report
    table = (folder / "2018-HCPCS-to-2019-HCPCS.csv").read_bytes()
    assert b"A0001,procedure,reworded,long description,Water pad,Fluid pad\r\n" in table


def test_a_record_that_cannot_be_read_is_named_and_not_compared(run, tmp_path):
    result = run(OLD, NEW)
    place = f"{OLD}/HCPC_CONTR_ANWEB.txt:3"
    assert f"Not compared: {place}: A0003 has the unknown coverage code 'Q'" in result.stdout
    assert "A0003" not in (tmp_path / "2018-HCPCS-to-2019-HCPCS.csv").read_text()
    assert place.replace("_", "\\_") in (tmp_path / "2018-HCPCS-to-2019-HCPCS.md").read_text()


def test_what_is_no_release_is_one_clear_line(run, tmp_path):
    (tmp_path / "page.txt").write_text("not a release\n")
    result = run("page.txt", NEW)
    assert result.exit_code == 1
    assert result.stderr.startswith("Error: page.txt: it holds no Alpha-Numeric HCPCS file.")
    assert "Traceback" not in result.output


def test_a_file_that_is_not_there(run):
    result = run("nowhere.zip", NEW)
    assert result.exit_code == 1
    assert result.stderr.startswith("Error: nowhere.zip: ")


def test_a_folder_that_cannot_be_written(run, tmp_path):
    (tmp_path / "file").write_text("")
    result = run(OLD, NEW, "--out", "file/reports")
    assert result.exit_code == 1
    assert "cannot be written" in result.stderr
    assert "Choose another folder with --out." in result.stderr
