import zipfile
from pathlib import Path

import pytest

from corpus.cms.release_records import load_release_records
from corpus.errors import CorpusError


def line(code: str, description: str, coverage: str = "C", action: str = "N") -> str:
    """The one line of a procedure's record (CMS record layout 2019)."""
    return f"{code}001003{description:<80}{description[:28]:<28}".ljust(229) + (
        f"{coverage:<63}{action}".ljust(91)
    )


TEXT = "\r\n".join([line("A0001", "Widget"), line("A0002", "Gadget", coverage="Q"), ""])
CSV = (
    "HCPC,SEQNUM,RECID,LONG DESCRIPTION,SHORT DESCRIPTION,COV,ACTION CD\r\n"
    "A0001,00100,3,Widget,Widget,C,N\r\nA0002,00100,3,Gadget,Gadget,Q,N\r\n"
)


def packed(path: Path, name: str, content: str) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("readme.txt", "A release")
        archive.writestr(name, content)
    return path


@pytest.mark.parametrize("form", ["zip", "txt", "csv"])
def test_records_and_what_could_not_be_read(tmp_path: Path, form: str) -> None:
    path = tmp_path / f"release.{form}"
    if form == "zip":
        packed(path, "HCPC2019_CONTR_ANWEB.txt", TEXT)
    else:
        path.write_text(TEXT if form == "txt" else CSV, newline="")
    release = load_release_records(path)
    assert {code: r.long_descriptor for code, r in release.records.items()} == {"A0001": "Widget"}
    assert release.records["A0001"].coverage == "C"
    assert release.unread == {"A0002"}
    (problem,) = release.problems
    inside = path / "HCPC2019_CONTR_ANWEB.txt" if form == "zip" else path
    assert (problem.path, problem.line) == (inside, 3 if form == "csv" else 2)
    assert "unknown coverage code 'Q'" in problem.reason


@pytest.mark.parametrize("name", ["release.zip", "release.txt", "release.csv"])
def test_what_has_no_records(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    if path.suffix == ".zip":
        packed(path, "notes.txt", "no records, at all")
    else:
        path.write_text("no records, at all\n")
    with pytest.raises(CorpusError, match="it holds no Alpha-Numeric HCPCS file") as caught:
        load_release_records(path)
    assert caught.value.problem.path == path


@pytest.mark.shared
@pytest.mark.parametrize(("year", "count"), [(2018, 6559), (2019, 6800)])
def test_every_record_of_a_release_is_read(shared: Path, year: int, count: int) -> None:
    path = shared / "data" / "cms" / f"{year}-Alpha-Numeric-HCPCS-File.zip"
    release = load_release_records(path)
    assert (len(release.records), release.problems, release.unread) == (count, (), frozenset())
