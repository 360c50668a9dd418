"""corpus.cms.drug_table: the PDF as a whole, made here and CMS's own."""

import re
import time
import zipfile
import zlib
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest

from corpus.account import ReleaseAccount
from corpus.cms import drug_pdf
from corpus.cms.drug_pdf import printed_lines
from corpus.cms.drug_table import DrugTable, looks_like_pdf, parse_drug_table, read_drug_table
from corpus.document import Document, FactKind
from corpus.errors import CorpusError, Problem
from corpus.readers.detect import read_documents

PATH = Path("table.pdf")
Words = tuple[float, str]
"""Left edge in points, and the words."""


def pdf(*pages: Sequence[Sequence[Words]], trailer: str = "", squeeze: bool = False) -> bytes:
    """A PDF whose pages have these lines, each cells at their places, in 12-point Helvetica."""
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, lines in enumerate(pages):
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources "
            b"<< /Font << /F1 3 0 R >> >> /Contents %d 0 R >>" % (5 + 2 * number)
        )
        drawn = "\n".join(
            f"BT /F1 12 Tf {left} {700 - 14 * row} Td ({_escaped(text)}) Tj ET"
            for row, line in enumerate(lines)
            for left, text in line
        ).encode("cp1252")
        content = zlib.compress(drawn) if squeeze else drawn
        filters = b"/Filter /FlateDecode " if squeeze else b""
        objects.append(
            b"<< %s/Length %d >>\nstream\n%s\nendstream" % (filters, len(content), content)
        )
    return _file(objects, trailer)


def _escaped(text: str) -> str:
    return re.sub(r"([()\\])", r"\\\1", text)


def _file(objects: Sequence[bytes], trailer: str) -> bytes:
    data = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return data + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R %s >>\n"
        b"startxref\n%d\n%%%%EOF\n"
        % (len(objects) + 1, table, len(objects) + 1, trailer.encode(), len(data))
    )


FIRST = [
    [(187, "2019 Table of Drugs")],
    [(54, "IA - Intra-arterial administration")],
    [(54, "A")],
    [(54, "Abelcet, see Amphotericin B Lipid Complex")],
    [(54, "Amphotericin B, lipid complex"), (325, "10 mg"), (444, "IV"), (487, "J0287-J0289")],
    [(54, "Arfonad, see Trimethaphan camsylate")],
    [(372, "1")],
]
SECOND = [
    [(54, "K")],
    [(54, "Kyleena"), (330, "19.5 mg")],
    [(54, "Last updated October 26, 2018")],
]


@pytest.mark.parametrize("squeeze", [False, True])
def test_documents_then_problems(squeeze: bool) -> None:
    items = list(read_documents(PATH, pdf(FIRST, SECOND, squeeze=squeeze)))
    documents = [item for item in items if isinstance(item, Document)]
    assert [document.code for document in documents] == ["J0287", "J0288", "J0289"]
    assert "Also known as: Amphotericin B lipid complex, Abelcet\n" in documents[2].text
    assert [item.reason for item in items if isinstance(item, Problem)] == [
        'page 1, line 6: "Arfonad, see Trimethaphan camsylate" refers to an unlisted name',
        'page 2, line 2: "Kyleena | 19.5 mg" has no code',
    ]
    assert items[-1] == ReleaseAccount(PATH, "table rows", 4, 2, 2)


def test_account() -> None:
    table = parse_drug_table(PATH, pdf(FIRST, SECOND))
    assert (len(table.rows), table.kept, len(table.problems)) == (4, 2, 2)
    assert table.year == 2019
    assert table.names() == {
        "Abelcet": ("J0287", "J0288", "J0289"),
        "Amphotericin B, lipid complex": ("J0287", "J0288", "J0289"),
    }


ENCRYPT = (
    f"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{'41' * 32}> /U <{'42' * 32}> >> "
    f"/ID [<{'43' * 16}> <{'43' * 16}>]"
)
WHOLE = pdf(FIRST, SECOND)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (WHOLE[:300], "the file is a PDF that is broken"),
        (b"%PDF-1.7 ...", "the file is a PDF that is broken"),
        (pdf(FIRST, trailer=ENCRYPT), "the file is a PDF that is encrypted"),
        (pdf([[(54, "A letter")]]), "has no heading"),
        (pdf([[(54, "2019 Table of Drugs")], [(54, "A")]]), "has no rows with codes"),
        (pdf(), "has no heading"),
        (pdf(*[[]] * 201), "of more than 200 pages"),
        (WHOLE + b"\n/Filter [/FlateDecode /FlateDecode]", "compressed twice"),
    ],
)
def test_what_is_not_the_table_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(CorpusError, match=re.escape(reason)) as raised:
        list(read_drug_table(PATH, data))
    assert raised.value.problem.path == PATH
    assert raised.value.problem.remedy


def test_a_bomb_is_refused_before_it_goes_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drug_pdf, "MOST_INFLATED", 2**20)
    bomb = zlib.compress(b" " * 2**22, 9)
    assert len(bomb) < 5_000
    data = WHOLE + b"\nstream\n" + bomb + b"\nendstream"
    with pytest.raises(CorpusError, match="inflates to more than 1 MiB"):
        list(read_drug_table(PATH, data))


def test_many_streams_take_little_time() -> None:
    begun = time.monotonic()
    with pytest.raises(CorpusError):
        list(read_drug_table(PATH, b"%PDF-1.4\n" + b"stream\nx" * 200_000))
    assert time.monotonic() - begun < 20


@pytest.mark.parametrize(
    ("data", "expected"),
    [(b"%PDF-1.4\n", True), (b"junk\n%PDF-1.4\n", True), (b"E0143 Walker", False), (b"", False)],
)
def test_signature(data: bytes, expected: bool) -> None:
    assert looks_like_pdf(PATH, data) is expected


# CMS's own table -------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def real_path(shared: Path) -> Path:
    return shared / "data" / "cms" / "2019-Table-of-Drugs.pdf"


@pytest.fixture(scope="module")
def real(real_path: Path) -> DrugTable:
    return parse_drug_table(real_path, real_path.read_bytes())


@pytest.mark.shared
def test_real_table_reconciles(real: DrugTable) -> None:
    assert len(real.rows) == 1488
    assert real.kept + len(real.problems) == len(real.rows)
    assert len(real.problems) == 84
    # 771 lines have a code: two of them go on with a list, or name it in a reference.
    assert sum(1 for row in real.rows if row.codes) == 769


@pytest.mark.shared
def test_every_printed_word_is_in_a_row(real_path: Path, real: DrugTable) -> None:
    lines = list(printed_lines(real_path, real_path.read_bytes()))
    first = next(place for place, line in enumerate(lines) if line.text == "A")
    furniture = re.compile(r"[A-Z]|\d{1,2}|Last updated .*")
    printed = Counter(
        re.sub(r"[^A-Za-z0-9]", "", line.text)
        for line in lines[first:]
        if not furniture.fullmatch(line.text)
    )
    letters = sum((Counter(text * count) for text, count in printed.items()), Counter[str]())
    rows = Counter("".join(re.sub(r"[^A-Za-z0-9]", "", row.printed) for row in real.rows))
    assert letters == rows


# Read off the rendered pages by eye.
NAMES = {
    "Abatacept": "J0129",
    "Abelcet": "J0287",
    "Actemra": "J3262",
    "Argatroban (for esrd use)": "J0884",
    "Asparaginase": "J9020",
    "Botox": "J0585",
    "Ceftriaxone sodium": "J0696",
    "Chealamide": "J3520",  # by way of Endrate ethylenediamine-tetra-acetic acid
    "Factor VIII (anti-hemophilic factor, recombinant)": "J7188",
    "Herceptin": "J9355",
    "Hizentra": "J1559",
    "Immune globulin, Bivigam": "J1556",
    "Kenalog-40": "J3301",
    "Nubain": "J2300",
    "Nulojix": "J0485",
    "Pegfilgrastim": "J2505",
    "Rocephin": "J0696",
    "Taxotere": "J9170",
    "Technetium TC Sestambi": "A9500",
    "Temozolomide": "J8700",
    "Tylenol": "",
    "Zofran": "J2405",
}


@pytest.mark.shared
def test_real_names(real: DrugTable) -> None:
    names = real.names()
    assert len(names) >= 300
    found = {name: code if code in names.get(name, ()) else "" for name, code in NAMES.items()}
    assert found == NAMES


@pytest.mark.shared
def test_real_units(real: DrugTable) -> None:
    documents = {document.code: document for document in real.documents()}
    units = {
        code: {fact.value for fact in documents[code].facts_of(FactKind.UNIT)}
        for code in ("J0287", "J0585", "J1710", "J3301", "J7316", "J9015", "J0714")
    }
    assert units == {
        "J0287": {"10 mg"},
        "J0585": {"1 unit"},
        "J1710": {"up to 50 mg"},
        "J3301": {"10 mg"},
        "J7316": {"0.125 mg"},
        "J9015": {"one single use vial"},
        "J0714": set(),
    }
    without = [code for code, document in documents.items() if not document.facts]
    assert len(without) < 110


@pytest.mark.shared
def test_real_codes_exist(real: DrugTable, shared: Path) -> None:
    path = shared / "data" / "cms" / "2019-Alpha-Numeric-HCPCS-File.zip"
    with zipfile.ZipFile(path) as archive:
        member = next(name for name in archive.namelist() if name.endswith("ANWEB.txt"))
        release = {line[:5].decode("cp1252") for line in archive.read(member).splitlines()}
    codes = {code for row in real.rows for code in row.codes}
    # CMS's own slips: docetaxel is J9171, and Q4078 and Q4079 are no codes of 2019.
    assert codes - release == {"J9170", "Q4078", "Q4079"}
