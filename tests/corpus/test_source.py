from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.document import Authority
from corpus.source import SourceHints, attribution, document_id, resolve, slug

FOOTER = (
    "Data sourced from CMS Physician Fee Schedule RVU26A. Descriptions are original content by "
    "RVU Edge."
)


def test_attribution_line() -> None:
    assert attribution([FOOTER]) == SourceHints(name="RVU Edge", release="RVU26A")


def test_call_to_action_names_the_site_too() -> None:
    assert attribution(["Track This Code in Code Helper"]).name == "Code Helper"


@pytest.mark.parametrize(
    ("line", "release"),
    [
        ("Data sourced from CMS HCPCS 2026 Q1 files", "2026 Q1"),
        ("Data from the CMS release of October 2025", "October 2025"),
        ("Founded in 2019", None),
    ],
)
def test_releases(line: str, release: str | None) -> None:
    assert attribution([line]).release == release


def test_the_first_hint_wins_and_defaults_fill_in() -> None:
    source = resolve(
        Path("E0143-clinic_notes.txt"),
        "E0143",
        Authority.SCRAPED,
        SourceHints(release="R1"),
        SourceHints(release="R2", licence="CC0-1.0"),
    )
    assert (source.name, source.release, source.licence) == ("clinic notes", "R1", "CC0-1.0")
    assert source.authority is Authority.SCRAPED


def test_a_file_named_by_its_code_alone() -> None:
    source = resolve(Path("E0143.md"), "E0143", Authority.AUTHORED)
    assert (source.name, source.release) == ("local file", "undated")


def test_document_id() -> None:
    assert document_id("S9460", "RVU Edge") == "S9460.rvu-edge"
    assert slug("Clínica São João") == "clinica-sao-joao"
    assert slug("診療所").startswith("source-")


@given(st.text(min_size=1))
def test_slugs_are_url_segments(name: str) -> None:
    assert quote(slug(name), safe="") == slug(name) != ""
