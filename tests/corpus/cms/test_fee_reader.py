"""Files of the physician fee schedule: told by content, read from CSV and zip, accounted for."""

import io
import zipfile
from pathlib import Path

import pytest

from corpus.account import ReleaseAccount
from corpus.cms.fee_reader import is_fee_schedule, read_fee_schedule
from corpus.document import Document, FactKind
from corpus.errors import CorpusError, Problem
from corpus.loader import load
from corpus.readers.detect import read_documents

FIXTURES = Path(__file__).parent / "fixtures"
NAME = "PPRRVU2026_Jul_nonQPP.csv"
CSV = (FIXTURES / NAME).read_bytes()
GPCI = (FIXTURES / "GPCI2026.csv").read_bytes()


def packed(**members: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name.replace("__", "/") + ".csv", data)
    return buffer.getvalue()


RELEASE = packed(PPRRVU2026_Jul_nonQPP=CSV, GPCI2026=GPCI, OPPSCAP_Jul=b"HCPCS,MOD\n")


def read(name: str, data: bytes) -> tuple[list[Document], list[Problem], list[str]]:
    found = list(read_fee_schedule(Path(name), data))
    return (
        [item for item in found if isinstance(item, Document)],
        [item for item in found if isinstance(item, Problem)],
        [str(item) for item in found if isinstance(item, ReleaseAccount)],
    )


@pytest.mark.parametrize(
    "data",
    [
        CSV,
        b"\xef\xbb\xbf" + CSV,
        b"\xef\xbb\xbfHCPCS,MOD,DESCRIPTION\n",
        CSV.decode().encode("utf-16"),
        CSV.replace(b"\r\n", b"\r"),
        CSV.replace(b",", b";"),
        b'"HCPCS","MOD","DESCRIPTION"\n',
        RELEASE,
    ],
)
def test_files_that_are_one(data: bytes) -> None:
    assert is_fee_schedule(Path("any.name"), data)


@pytest.mark.parametrize(
    "data", [b"", b"HCPCS and MOD, in words", GPCI, packed(GPCI2026=GPCI), b"%PDF-1.7"]
)
def test_files_that_are_none(data: bytes) -> None:
    assert not is_fee_schedule(Path("any.csv"), data)


def test_the_rows_of_a_csv_are_accounted_for() -> None:
    broken = CSV.replace(b"99213,,XXXXXXXXXX,A,,1.30", b"99213,,XXXXXXXXXX,A,,n/a")
    documents, problems, accounts = read(NAME, broken)
    assert accounts == [f"{NAME}: 61 fee schedule rows read: 60 kept, 1 reported."]
    assert (len(documents), [problem.line for problem in problems]) == (49, [54])


@pytest.mark.parametrize(
    "data", [b"\xef\xbb\xbf" + CSV, CSV.decode().encode("utf-16"), CSV.replace(b"\r\n", b"\r")]
)
def test_encodings_and_line_ends_change_nothing(data: bytes) -> None:
    assert read(NAME, data) == read(NAME, CSV)


def test_a_zip_gives_the_range_of_payments_by_locality() -> None:
    documents, problems, accounts = read("rvu26c.zip", RELEASE)
    plain, _, _ = read(NAME, CSV)
    assert problems == []
    assert accounts == [
        "rvu26c.zip/GPCI2026.csv: 6 localities read: 6 kept, 0 reported.",
        f"rvu26c.zip/{NAME}: 61 fee schedule rows read: 61 kept, 0 reported.",
    ]
    added = {
        one.code: set(one.text.splitlines()) - set(other.text.splitlines())
        for one, other in zip(documents, plain, strict=True)
    }
    # 2.44375 and 1.95 + 1.25 x 1.081 + 0.10 x 0.592 = 3.36045 RVUs, times 33.4009.
    (across,) = added["99213"]
    assert across == (
        "Across 6 localities, non-facility: from (1.30 x 1.000 + 1.25 x 0.869 + 0.10 x 0.575) x"
        " 33.4009 = $81.62 (AL, ALABAMA) up to (1.30 x 1.500 + 1.25 x 1.081 + 0.10 x 0.592) x"
        " 33.4009 = $112.24 (AK, ALASKA)."
    )
    assert added["99384"] == set()
    assert [item.facts_of(FactKind.PAYMENT) for item in documents] == [
        item.facts_of(FactKind.PAYMENT) for item in plain
    ]


def test_of_two_conversion_factors_that_for_most_is_read() -> None:
    other = CSV.replace(b"33.4009", b"33.5675")
    data = packed(PPRRVU2026_Jul_QPP=other, sub__PPRRVU2026_Jul_nonQPP=CSV)
    documents, _, (account,) = read("rvu26c.zip", data)
    assert documents == read(NAME, CSV)[0]
    assert account.startswith(f"rvu26c.zip/sub/{NAME}: 61")


def test_the_other_file_is_read_where_it_is_given() -> None:
    (first, *_), _, _ = read("PPRRVU2026_Jul_QPP.csv", CSV.replace(b"33.4009", b"33.5675"))
    assert first.id == "00100.cms-pfs-rvu26c-qpp"


def test_broken_indices_leave_the_fee_schedule_readable() -> None:
    data = packed(PPRRVU2026_Jul_nonQPP=CSV, GPCI2026=b"nothing of use")
    documents, (problem,), _ = read("rvu26c.zip", data)
    assert documents == read(NAME, CSV)[0]
    assert problem.path == Path("rvu26c.zip/GPCI2026.csv")


def test_a_file_of_an_unknown_release_is_refused() -> None:
    with pytest.raises(CorpusError, match="neither title nor name tells the release"):
        read("table.csv", CSV.replace(b"2026 National", b"National"))


def test_the_loader_reads_a_release() -> None:
    found = read_documents(FIXTURES / NAME, CSV)
    assert sum(isinstance(item, Document) for item in found) == 50
    corpus = load([FIXTURES / NAME], strict=True)
    assert len(corpus.documents) == 50
