import csv
import io
from dataclasses import replace
from datetime import date
from pathlib import Path

from markdown_it import MarkdownIt

from corpus.cms.code_record import CodeRecord
from corpus.cms.diff_report import csv_report, markdown_report
from corpus.cms.release_diff import compare_releases
from corpus.errors import Problem

PAD = CodeRecord("E0218", "Water pad", "Water pad with pump", coverage="C", action="N")
ENDED = CodeRecord("J0833", "Inj", "Injection, 0.5 mg")
MODIFIER = CodeRecord("VM", "Make-up", "Make-up <b>_session_</b>", "D", added=date(2018, 4, 1))
OLD = {"E0218": PAD, "J0833": ENDED, "A0001": replace(PAD, code="A0001", pricing=("36",))}
NEW = {
    "E0218": replace(PAD, long_descriptor="Fluid pad with pump, any type", coverage="S"),
    "J0833": replace(ENDED, terminated=date(2018, 12, 31), cross_references=("J0834", "99999")),
    "A0001": replace(PAD, code="A0001", pricing=("32",), action="P"),
    "VM": MODIFIER,
}
CHANGES = compare_releases(OLD, NEW)


def section(report: str, heading: str) -> list[str]:
    """The lines below a heading, up to the next one."""
    _, _, below = report.partition(f"\n## {heading}\n\n")
    return below.partition("\n## ")[0].strip().splitlines()


def test_markdown_has_counts_on_top() -> None:
    lines = markdown_report(CHANGES, "2018.zip", "2019.zip").splitlines()
    assert lines[0] == "# HCPCS: what changed from 2018.zip to 2019.zip"
    assert lines[2:6] == [
        "| change | procedures | modifiers |",
        "| --- | ---: | ---: |",
        "| added | 0 | 1 |",
        "| discontinued | 1 | 0 |",
    ]
    assert "| reactivated | 0 | 0 |" in lines


def test_markdown_tells_each_kind_in_its_way() -> None:
    report = markdown_report(CHANGES, "old", "new")
    assert section(report, "Added (1)") == [
        "- `VM` Make-up \\<b\\>\\_session\\_\\</b\\> (added 2018-04-01; coverage D)"
    ]
    assert section(report, "Discontinued (1)") == [
        "- `J0833` Injection, 0.5 mg (last day 2018-12-31; CMS's cross reference: J0834, 99999)"
    ]
    assert section(report, "Reworded (1)") == [
        "- `E0218` ~~Water~~ **Fluid** pad with ~~pump~~ **pump, any type**"
    ]
    (coverage,) = section(report, "Coverage changed (1)")
    assert coverage == (
        "- `E0218` Water pad: coverage code C (carrier judgment; whether Medicare covers it "
        "depends on the Medicare contractor) → S (non-covered by Medicare statute)"
    )
    (payment,) = section(report, "Payment data changed (1)")
    assert payment == (
        "- `A0001` Water pad: pricing indicators "
        "36 (capped rental DME (price subject to floors and ceilings)) → "
        "32 (inexpensive and routinely purchased DME (price subject to floors and ceilings))"
    )
    assert section(report, "Action code changed (1)") == [
        "- action code N (no maintenance for this code) → P (payment data changed) (1): `A0001`"
    ]
    assert "Reactivated (" not in report


def test_rendered_markdown_shows_the_words_and_no_mark_up_of_theirs() -> None:
    html = (
        MarkdownIt("commonmark")
        .enable("strikethrough")
        .render(markdown_report(CHANGES, "a_b_c.zip", "*new*.zip"))
    )
    assert "<s>Water</s> <strong>Fluid</strong> pad with" in html
    assert "Make-up &lt;b&gt;_session_&lt;/b&gt;" in html
    assert "from a_b_c.zip to *new*.zip</h1>" in html


def test_markdown_names_what_was_not_compared() -> None:
    problem = Problem(Path("x.txt"), 7, "A0002 has '1' in place of a date", "Correct it")
    report = markdown_report((), "old", "new", [problem])
    assert "Not compared, since not readable (1):" in report
    assert "- x.txt:7: A0002 has '1' in place of a date. Correct it." in report


def test_csv_has_a_row_for_each_field() -> None:
    rows = list(csv.reader(io.StringIO(csv_report(CHANGES), newline="")))
    assert rows == [
        ["code", "type", "change", "field", "old", "new"],
        ["VM", "modifier", "added", "long description", "", "Make-up <b>_session_</b>"],
        ["J0833", "procedure", "discontinued", "termination date", "", "2018-12-31"],
        ["J0833", "procedure", "discontinued", "cross references", "", "J0834 99999"],
        [
            "E0218",
            "procedure",
            "reworded",
            "long description",
            "Water pad with pump",
            "Fluid pad with pump, any type",
        ],
        ["E0218", "procedure", "coverage changed", "coverage code", "C", "S"],
        ["A0001", "procedure", "payment data changed", "pricing indicators", "36", "32"],
        ["A0001", "procedure", "action code changed", "action code", "N", "P"],
    ]


def test_a_code_that_went_keeps_its_description() -> None:
    rows = csv_report(compare_releases({"VM": MODIFIER}, {})).splitlines()
    assert (
        rows[1] == "VM,modifier,left out without notice,long description,Make-up <b>_session_</b>,"
    )
