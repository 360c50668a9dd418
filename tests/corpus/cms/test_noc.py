from collections.abc import Callable
from pathlib import Path

import pytest

from corpus.account import ReleaseAccount
from corpus.cms.noc import is_noc_list, read_noc_list
from corpus.document import Authority, Document, FactKind
from corpus.errors import Problem

Make = Callable[..., bytes]
HEADER = ["HCPCS", "LONG DESCRIPTION", "ADD DATE", "TERM DATE"]
NAME = "NOC_Codes_2019.xlsx"


def test_a_code_on_the_list(workbook: Make) -> None:
    rows = [["NOC CODES - HCPCS 2019"], HEADER, ["A0999", "Unlisted service", 19870101, 20171231]]
    data = workbook(rows)
    assert is_noc_list(Path(NAME), data)
    document, account = read_noc_list(Path(NAME), data)
    assert isinstance(document, Document)
    assert (document.id, document.source.authority) == (
        "A0999.cms-hcpcs-noc-2019",
        Authority.CMS_DERIVED,
    )
    assert document.text.splitlines() == [
        "A0999 Unlisted service",
        f"NOC code ({NAME}, row 3, column A)",
        "CMS lists this code as not otherwise classified (NOC).",
        f"Dates ({NAME}, row 3, columns C-D)",
        "Added on 1987-01-01.",
        "Discontinued; terminated on 2017-12-31.",
    ]
    assert [f.value for f in document.facts_of(FactKind.NOT_OTHERWISE_CLASSIFIED)] == ["yes"]
    assert str(account) == f"{NAME}: 1 NOC codes read: 1 kept, 0 reported."


def test_oddities_are_reported_with_their_row(workbook: Make) -> None:
    rows = [HEADER, ["A0999", "x"], ["A0999", "x"], ["?"], ["B9998", "x", 1987]]
    items = list(read_noc_list(Path(NAME), workbook(rows)))
    assert [(p.line, p.reason) for p in items if isinstance(p, Problem)] == [
        (3, "A0999 is in the list twice, first on row 2"),
        (4, "'?' does not have the shape of a HCPCS code"),
        (5, "B9998 has '1987' in place of a date (ADD DATE)"),
    ]
    assert [(a.read, a.unexplained) for a in items if isinstance(a, ReleaseAccount)] == [(4, 0)]


@pytest.mark.shared
def test_the_list_of_2019(shared: Path) -> None:
    path = shared / "data" / "cms" / "2019-HCPCS-NOC-Codes.zip"
    items = list(read_noc_list(path, path.read_bytes()))
    assert str(items[-1]).endswith("142 NOC codes read: 139 kept, 3 reported.")
