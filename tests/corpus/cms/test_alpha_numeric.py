"""Releases in every form that CMS gives them, and the real ones."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from corpus.account import ReleaseAccount
from corpus.cms.alpha_numeric import read_alpha_numeric
from corpus.cms.layout import COLUMNS
from corpus.cms.record_files import is_alpha_numeric
from corpus.cms.release_records import read_code_records
from corpus.document import Coverage, Document, FactKind, Payer
from corpus.errors import CorpusError, Problem

Line = Callable[..., str]
Make = Callable[..., bytes]
NOTES = b"          0088--NOT PAYABLE BY MEDICARE.   *\r\n"


def read(name: str, data: bytes) -> tuple[list[Document], list[Problem], list[ReleaseAccount]]:
    assert is_alpha_numeric(Path(name), data)
    items = list(read_alpha_numeric(Path(name), data))
    return (
        [item for item in items if isinstance(item, Document)],
        [item for item in items if isinstance(item, Problem)],
        [item for item in items if isinstance(item, ReleaseAccount)],
    )


def table_of(*lines: str) -> list[list[str]]:
    """What a workbook holds of lines: the header, and a row for each."""
    rows = [[line[a - 1 : b].rstrip() for a, b in COLUMNS.values()] for line in lines]
    return [["HCPCS - CONTRACTOR"], [], list(COLUMNS), *rows]


def test_the_text_is_preferred_and_a_quote_names_its_place(line: Line, pack: Make) -> None:
    text = "\r\n".join(
        ["***Disclaimers", line("A0001", PROCNOTE="0088"), line("ZZ", RECID="7"), ""]
    )
    members = {"X.xlsx": b"", "a/HCPC2026_OCT_ANWEB.xlsx": b"", "a/proc_notes_2026.txt": NOTES}
    data = pack({**members, "a/HCPC2026_OCT_ANWEB.TXT": text.encode("cp1252")})
    documents, problems, accounts = read("x.zip", data)
    assert [d.id for d in documents] == ["A0001.cms-hcpcs-2026-10", "ZZ.cms-hcpcs-2026-10"]
    assert documents[0].source.release == "HCPCS 2026-10"
    assert "Medicare coverage (HCPC2026_OCT_ANWEB.TXT, line 2, column 230)" in documents[0].text
    assert "Processing note 0088 (proc_notes_2026.txt, line 1)\nNOT PAYABLE" in documents[0].text
    assert [d.system for d in documents] == ["HCPCS Level II", "HCPCS Level II modifier"]
    assert problems == []
    assert list(map(str, accounts)) == [
        "x.zip/a/HCPC2026_OCT_ANWEB.TXT: 1 procedure codes read: 1 kept, 0 reported.",
        "x.zip/a/HCPC2026_OCT_ANWEB.TXT: 1 modifiers read: 1 kept, 0 reported.",
    ]


def test_a_workbook_says_the_same_at_another_place(line: Line, workbook: Make) -> None:
    lines = (line("A0001", PRICE1="51", XREF1="A0002"), line("ZZ", RECID="7"))
    (text, *_), (book, *_) = (
        read("HCPC2019_ANWEB.txt", "\n".join([*lines, ""]).encode())[0],
        read("HCPC2019_ANWEB.xlsx", workbook(table_of(*lines)))[0],
    )
    assert "(HCPC2019_ANWEB.txt, line 1, column 230)" in text.text
    assert "(HCPC2019_ANWEB.xlsx, row 4, column AE)" in book.text
    facts = [[(f.kind, f.value, f.payer) for f in d.facts] for d in (text, book)]
    assert facts[0] == facts[1] != []


def test_a_csv_names_lines_and_headers(line: Line) -> None:
    rows = table_of(line("A0001", LONG_DESCRIPTION='Widget "new"'), line("A0002", COV="?"))
    text = "\n".join(",".join('"' + c.replace('"', '""') + '"' for c in row) for row in rows)
    documents, problems, _ = read("HCPC2019_ANWEB.csv", text.encode())
    assert "(HCPC2019_ANWEB.csv, line 4, column COV)" in documents[0].text
    assert 'Widget "new"' in documents[0].text
    assert [(p.line, p.reason) for p in problems] == [
        (5, "A0002 has the unknown coverage code '?'")
    ]


def test_a_workbook_that_lost_leading_zeros(line: Line, workbook: Make) -> None:
    rows: list[list[str | int]] = [*table_of(line("A0001"))]  # type: ignore[list-item]
    columns = list(COLUMNS)
    rows[3][columns.index("PRICE1")] = 0
    rows[3][columns.index("PROCNOTE")] = 88
    rows[3][columns.index("ADD DT")] = 20010101
    (document,), _, _ = read("HCPC2019_ANWEB.xlsx", workbook(rows))
    assert "HCPCS pricing indicator 00: service not" in document.text
    assert "The text of processing note 0088 is not at hand." in document.text
    assert "Added on 2001-01-01." in document.text


def test_records_left_out_are_accounted_for(line: Line) -> None:
    lines = (line("A0001"), line("A0002", COV="X"), line("D0120"), line("25", RECID="7"), "")
    documents, problems, accounts = read("HCPC2019_ANWEB.txt", "\n".join(lines).encode())
    assert (len(documents), len(problems)) == (1, 3)
    assert [(a.read, a.kept, a.reported, a.unexplained) for a in accounts] == [
        (3, 1, 2, 0),
        (1, 0, 1, 0),
    ]


@pytest.mark.parametrize("data", [b"E0143 Walker\nSpecialties\nNursing\n", b"a,b\n1,2\n", b"%PDF"])
def test_other_files_are_none(data: bytes) -> None:
    assert not is_alpha_numeric(Path("x.txt"), data)


def test_an_archive_without_records(tmp_path: Path, pack: Make) -> None:
    path = tmp_path / "x.zip"
    path.write_bytes(pack({"readme.txt": b"hello"}))
    assert not is_alpha_numeric(path, path.read_bytes())
    with pytest.raises(CorpusError, match="it holds no Alpha-Numeric HCPCS file"):
        read_code_records(path)


def test_reading_records_alone_tolerates_no_fault(tmp_path: Path, line: Line) -> None:
    path = tmp_path / "HCPC2019_ANWEB.txt"
    path.write_text(f"{line('A0001')}\n{line('A0002', COV='X')}\n")
    with pytest.raises(CorpusError, match=r"ANWEB\.txt:2: A0002 has the unknown coverage code"):
        read_code_records(path)


@pytest.fixture(scope="module")
def release_2019(shared: Path) -> dict[str, Document]:
    path = shared / "data" / "cms" / "2019-Alpha-Numeric-HCPCS-File.zip"
    documents, problems, accounts = read(str(path), path.read_bytes())
    assert problems == []
    assert [(a.read, a.kept, a.unexplained) for a in accounts] == [(6440, 6440, 0), (360, 360, 0)]
    return {document.code: document for document in documents}


@pytest.mark.shared
def test_coverage_of_the_2019_release(release_2019: dict[str, Document]) -> None:
    letters = Counter(
        fact.value
        for document in release_2019.values()
        if document.system == "HCPCS Level II"
        for fact in document.facts_of(FactKind.COVERAGE_CODE)
    )
    assert letters == {"C": 3539, "D": 1887, "I": 785, "S": 125, "M": 104}


@pytest.mark.shared
def test_s9460_is_not_covered_twice_over(release_2019: dict[str, Document]) -> None:
    document = release_2019["S9460"]
    said = {
        document.text[fact.start : fact.end]
        for fact in document.facts_of(FactKind.COVERAGE)
        if (fact.payer, fact.value) == (Payer.MEDICARE, Coverage.NOT_COVERED)
    }
    assert said == {
        "HCPCS coverage code I: not payable by Medicare.",
        "THEY ARE NOT VALID NOR PAYABLE BY MEDICARE.",
    }


@pytest.mark.shared
def test_an_s_code_is_not_judged_by_its_letter(release_2019: dict[str, Document]) -> None:
    first = release_2019["S3620"].facts_of(FactKind.COVERAGE)[0]
    assert (first.value, first.payer) == (Coverage.CONDITIONAL, Payer.MEDICARE)


@pytest.mark.shared
def test_codes_that_ended_name_their_successors(
    release_2019: dict[str, Document], shared: Path
) -> None:
    records = read_code_records(shared / "data" / "cms" / "2019-Alpha-Numeric-HCPCS-File.zip")
    ended = [r for r in records.values() if r.is_discontinued and r.cross_references]
    assert len(ended) > 100
    for record in ended:
        facts = release_2019[record.code].facts_of(FactKind.REPLACED_BY)
        assert tuple(fact.value for fact in facts) == record.cross_references


@pytest.mark.shared
def test_descriptors_say_nothing_of_coverage(release_2019: dict[str, Document]) -> None:
    """C1876 is a "Stent, non-coated/non-covered"; only the coverage code tells who pays."""
    facts = release_2019["C1876"].facts_of(FactKind.COVERAGE)
    assert [fact.value for fact in facts] == [Coverage.CONDITIONAL]


@pytest.mark.shared
def test_the_2018_release_reconciles(shared: Path) -> None:
    records = read_code_records(shared / "data" / "cms" / "2018-Alpha-Numeric-HCPCS-File.zip")
    assert Counter(record.is_modifier for record in records.values()) == {False: 6205, True: 354}
