import io

import pytest
from rich.console import Console

from bot.cli.listing import print_conflicts, print_sources

CMS = {"name": "CMS file", "release": "HCPCS 2019", "authority": "cms_record"}
PAGE = {"name": "A page", "release": "RVU26A", "authority": "scraped"}


@pytest.fixture
def index(open_index, page):
    return open_index(
        page("K0001", "RVUs=Work RVU: 1.50", effective="2019-01-01", **CMS),
        page("K0001", "RVUs=Work RVU: 1.75", **PAGE),
        page("K0002", "Description=A chair.", **PAGE),
    )


def printed(show, index) -> str:
    console = Console(file=io.StringIO(), width=200)
    show(index, console)
    return console.file.getvalue()


def test_sources_are_listed_by_authority_with_release_date_and_count(index):
    lines = [
        line
        for line in printed(print_sources, index).splitlines()
        if "RVU26A" in line or "HCPCS" in line
    ]
    cells = [[cell.strip() for cell in line.strip("│").split("│")] for line in lines]
    assert [row[:5] for row in cells] == [
        ["CMS file", "HCPCS 2019", "2019-01-01", "1", "cms_record"],
        ["A page", "RVU26A", "", "2", "scraped"],
    ]


def test_conflicts_are_listed_with_both_quotes_and_counted(index):
    text = printed(print_conflicts, index)
    assert "K0001: work RVU" in text
    assert "CMS file, HCPCS 2019: “Work RVU: 1.50”" in text
    assert "A page, RVU26A: “Work RVU: 1.75”" in text
    assert "1 disagreement." in text
