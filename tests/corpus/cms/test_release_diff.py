"""Comparisons of releases: small ones by hand, and CMS's own against CMS's own report."""

import zipfile
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from corpus.cms.code_record import CodeRecord
from corpus.cms.release_diff import Change, ChangeKind, FieldChange, compare_releases
from corpus.cms.release_records import ReleaseRecords, load_release_records

WIDGET = CodeRecord(
    code="A0001",
    short_descriptor="Widget, each",
    long_descriptor="Widget, any type, each",
    coverage="C",
    added=date(2010, 1, 1),
    last_action=date(2010, 1, 1),
    action="N",
    pricing=("32",),
    first_line=7,
    last_line=7,
)


def told(old: CodeRecord | None, new: CodeRecord | None) -> list[tuple[str, ...]]:
    """The changes of one code: the kind, then each field with its old and new value."""
    changes = compare_releases(
        {old.code: old} if old else {},
        {new.code: new} if new else {},
    )
    assert all((change.old, change.new) == (old, new) for change in changes)
    return [
        (change.kind.name, *(f"{field.name}: {field.old} > {field.new}" for field in change.fields))
        for change in changes
    ]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, []),
        ({"first_line": 9, "last_line": 10}, []),
        ({"long_descriptor": "Widget,  any type, each "}, []),
        (
            {"long_descriptor": "Widget, each", "short_descriptor": "Widget"},
            [
                (
                    "REWORDED",
                    "long description: Widget, any type, each > Widget, each",
                    "short description: Widget, each > Widget",
                )
            ],
        ),
        (
            {"short_descriptor": "Widget"},
            [("SHORT_DESCRIPTOR", "short description: Widget, each > Widget")],
        ),
        (
            {"coverage": "D", "carriers_manual": ("2134",), "processing_note": "0088"},
            [
                (
                    "COVERAGE",
                    "coverage code: C > D",
                    "processing note:  > 0088",
                    "carriers manual:  > 2134",
                )
            ],
        ),
        (
            {"terminated": date(2018, 12, 31), "action": "D", "cross_references": ("J1", "77046")},
            [
                (
                    "DISCONTINUED",
                    "termination date:  > 2018-12-31",
                    "cross references:  > J1 77046",
                ),
                ("ACTION", "action code: N > D"),
            ],
        ),
        ({"cross_references": ("J1",)}, [("CROSS_REFERENCES", "cross references:  > J1")]),
        (
            {"pricing": ("32", "36"), "asc_date": "2019-01-01", "anaesthesia_units": 5},
            [
                (
                    "PAYMENT",
                    "pricing indicators: 32 > 32 36",
                    "ASC payment group date:  > 2019-01-01",
                    "anaesthesia base units:  > 5",
                )
            ],
        ),
        ({"betos": "Z2"}, [("CLASSIFICATION", "BETOS:  > Z2")]),
        (
            {"last_action": date(2019, 1, 1), "added": date(2011, 1, 1)},
            [
                (
                    "DATES",
                    "date added: 2010-01-01 > 2011-01-01",
                    "date of last action: 2010-01-01 > 2019-01-01",
                )
            ],
        ),
        (
            {"added": date(2011, 1, 1), "long_descriptor": "Gadget"},
            [
                (
                    "REUSED",
                    "date added: 2010-01-01 > 2011-01-01",
                    "long description: Widget, any type, each > Gadget",
                )
            ],
        ),
    ],
)
def test_what_differs_in_one_code(
    fields: Mapping[str, Any], expected: list[tuple[str, ...]]
) -> None:
    assert told(WIDGET, replace(WIDGET, **fields)) == expected


ENDED = replace(WIDGET, terminated=date(2017, 12, 31), cross_references=("J1",))


def test_a_code_that_is_valid_again() -> None:
    assert told(ENDED, WIDGET) == [
        ("REACTIVATED", "termination date: 2017-12-31 > ", "cross references: J1 > ")
    ]


def test_an_end_that_moved_is_neither_an_end_nor_a_return() -> None:
    assert told(ENDED, replace(ENDED, terminated=date(2018, 3, 31))) == [
        ("DATES", "termination date: 2017-12-31 > 2018-03-31")
    ]


def test_codes_that_only_one_release_has() -> None:
    assert told(None, WIDGET) == [("ADDED",)]
    assert told(WIDGET, None) == [("MISSING",)]
    assert told(None, ENDED) == [
        ("ADDED",),
        ("DISCONTINUED", "termination date:  > 2017-12-31", "cross references:  > J1"),
    ]


def test_the_order_is_by_kind_then_procedures_then_modifiers() -> None:
    new = {code: replace(WIDGET, code=code) for code in ("ZZ", "B0002", "AA", "A0002", "C0001")}
    old = {"A0002": replace(WIDGET, code="A0002", coverage="D")}
    found = [(change.kind.name, change.record.code) for change in compare_releases(old, new)]
    added = [("ADDED", code) for code in ("B0002", "C0001", "AA", "ZZ")]
    assert found == [*added, ("COVERAGE", "A0002")]


def test_nothing_is_said_of_a_code_that_could_not_be_read() -> None:
    assert compare_releases({}, {"A0001": WIDGET}, {"A0001"}) == ()


def test_a_change_without_any_record_is_no_change() -> None:
    with pytest.raises(ValueError, match="needs a record"):
        _ = Change(ChangeKind.ADDED, None, None).record


# What follows compares CMS's releases of 2018 (as of March) and 2019 with the report of
# transactions that CMS put into the release of 2019.

Releases = tuple[ReleaseRecords, ReleaseRecords]


@pytest.fixture(scope="module")
def releases(shared: Path) -> Releases:
    folder = shared / "data" / "cms"
    old, new = (
        load_release_records(folder / f"{year}-Alpha-Numeric-HCPCS-File.zip")
        for year in (2018, 2019)
    )
    return old, new


@pytest.fixture(scope="module")
def ours(releases: Releases) -> dict[ChangeKind, dict[str, Change]]:
    """Our changes by kind and code."""
    old, new = releases
    changes = compare_releases(old.records, new.records, old.unread | new.unread)
    return {
        kind: {change.record.code: change for change in changes if change.kind is kind}
        for kind in ChangeKind
    }


@pytest.fixture(scope="module")
def reported(shared: Path) -> dict[str, set[str]]:
    """The codes of CMS's report by type of change, which columns 13-34 name, cut off."""
    path = shared / "data" / "cms" / "2019-Alpha-Numeric-HCPCS-File.zip"
    with zipfile.ZipFile(path) as archive:
        text = archive.read("Changes_by_HCPCSCode.prn").decode("cp1252")
    codes: dict[str, set[str]] = {}
    for line in text.splitlines()[1:]:
        codes.setdefault(line[12:34].strip(), set()).add(line[:12].strip())
    return codes


@pytest.mark.shared
def test_the_report_is_read_whole(releases: Releases, reported: dict[str, set[str]]) -> None:
    assert set.union(*reported.values()) == releases[1].records.keys()
    assert {change: len(codes) for change, codes in reported.items()} == {
        "No Change": 6372,
        "ADD": 228,
        "Long Description Chang": 94,
        "Discontinued": 49,
        "Payment Change": 47,
        "Short Description Chan": 8,
        "Coverage Change": 1,
        "Coverage and Long Desc": 1,
    }


@pytest.mark.shared
def test_added_codes_against_the_report(
    releases: Releases,
    ours: dict[ChangeKind, dict[str, Change]],
    reported: dict[str, set[str]],
) -> None:
    old, new = releases
    added, announced = ours[ChangeKind.ADDED].keys(), reported["ADD"]
    assert (len(added), len(added & announced)) == (244, 224)
    # Reported, and in the file of March 2018 already: two modifiers announced ahead of their
    # day, and two codes that were used a second time.
    ahead = {code for code in announced - added if old.records[code] == _as_in(old, new, code)}
    assert ahead == {"QQ", "VM"}
    assert announced - added - ahead == ours[ChangeKind.REUSED].keys() == {"G9890", "G9891"}
    # New to the file, and reported as something else: the report has one type for each code.
    silent = added - announced
    ended = silent & reported["Discontinued"]
    reworded = silent & reported["Long Description Chang"]
    late = silent & reported["No Change"]
    assert (len(ended), reworded, late) == (16, {"Q2041"}, {"G9868", "G9869", "G9870"})
    assert silent == ended | reworded | late
    for code in ended | reworded:
        assert new.records[code].added is not None
        assert date(2018, 4, 1) <= new.records[code].added <= date(2018, 10, 1)  # a quarter's
    # Three had been added on 1 January 2018, and the file of that year did not have them yet.
    assert {new.records[code].added for code in late} == {date(2018, 1, 1)}


def _as_in(old: ReleaseRecords, new: ReleaseRecords, code: str) -> CodeRecord:
    """The new record at the lines of the old one, which are no difference."""
    lines = old.records[code]
    return replace(new.records[code], first_line=lines.first_line, last_line=lines.last_line)


@pytest.mark.shared
def test_discontinued_codes_are_those_of_the_report(
    releases: Releases,
    ours: dict[ChangeKind, dict[str, Change]],
    reported: dict[str, set[str]],
) -> None:
    found = ours[ChangeKind.DISCONTINUED].keys()
    assert found == reported["Discontinued"]
    assert len(found) == 49
    for code in found:
        (end, *references) = ours[ChangeKind.DISCONTINUED][code].fields
        assert end.new in {"2018-03-31", "2018-06-30", "2018-12-31"}
        told = [reference for field in references for reference in field.new.split()]
        assert told == list(releases[1].records[code].cross_references)
    assert sum(bool(releases[1].records[code].cross_references) for code in found) == 30


@pytest.mark.shared
def test_rewordings_against_the_report(
    releases: Releases,
    ours: dict[ChangeKind, dict[str, Change]],
    reported: dict[str, set[str]],
) -> None:
    listed = reported["Long Description Chang"] | reported["Coverage and Long Desc"]
    found = ours[ChangeKind.REWORDED].keys()
    assert (len(listed), len(found), len(listed & found)) == (95, 112, 94)
    # Q2041 came and was reworded between the two files, so for us it is new.
    assert listed - found == {"Q2041"}
    assert "Q2041" in ours[ChangeKind.ADDED]
    # CMS reworded the rest without reporting it: the letter of the last action is "none" too.
    unreported = found - listed
    assert unreported <= reported["No Change"]
    assert {releases[1].records[code].action for code in unreported} == {"N"}
    assert len(unreported) == 18


@pytest.mark.shared
@pytest.mark.parametrize(
    ("kind", "types", "count"),
    [
        (ChangeKind.SHORT_DESCRIPTOR, ["Short Description Chan"], 8),
        (ChangeKind.COVERAGE, ["Coverage Change", "Coverage and Long Desc"], 2),
    ],
)
def test_short_descriptions_and_coverage_are_those_of_the_report(
    ours: dict[ChangeKind, dict[str, Change]],
    reported: dict[str, set[str]],
    kind: ChangeKind,
    types: list[str],
    count: int,
) -> None:
    assert ours[kind].keys() == set().union(*(reported[name] for name in types))
    assert len(ours[kind]) == count


@pytest.mark.shared
def test_payment_changes_against_the_report(
    ours: dict[ChangeKind, dict[str, Change]], reported: dict[str, set[str]]
) -> None:
    found, listed = ours[ChangeKind.PAYMENT].keys(), reported["Payment Change"]
    assert (len(found), len(listed), len(found & listed)) == (56, 47, 47)
    # Some of the others ended, and lost their payment group with that.
    ended = found & reported["Discontinued"]
    assert len(ended) == 5
    # In the rest the file of 2018 has the date two columns too far left, over the group.
    mended = found - listed - ended
    assert mended == {"C9488", "C9745", "C9746", "C9747"}
    for code in mended:
        group, day = ours[ChangeKind.PAYMENT][code].fields
        assert (group.old, group.new) == ("20", "YY")
        assert group.old + day.old == day.new.replace("-", "")


@pytest.mark.shared
def test_some_changes_of_2019_in_full(ours: dict[ChangeKind, dict[str, Change]]) -> None:
    assert ours[ChangeKind.COVERAGE]["A5512"].fields == (
        FieldChange("coverage code", "C", "D"),
        FieldChange("carriers manual", "", "2134"),
    )
    assert ours[ChangeKind.DISCONTINUED]["C8904"].fields == (
        FieldChange("termination date", "", "2018-12-31"),
        FieldChange("cross references", "", "77046"),
    )
    assert ours[ChangeKind.PAYMENT]["E2500"].fields == (
        FieldChange("pricing indicators", "36", "32"),
    )
    assert set(ours[ChangeKind.MISSING]) == {"G9976", "G9977", "DA"}
    assert not ours[ChangeKind.REACTIVATED]
