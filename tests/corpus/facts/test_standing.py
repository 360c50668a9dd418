"""Status, add-on codes, successors and dates."""

from collections.abc import Callable

import pytest

from corpus.document import Fact, FactKind

Read = Callable[..., list[Fact]]


def values(facts: list[Fact], *kinds: FactKind) -> list[str]:
    return [fact.value for fact in facts if fact.kind in kinds]


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("S9460 is a temporary HCPCS code.", ["temporary"]),
        ("S9460, a nurse visit, is a temporary code.", ["temporary"]),
        ("This isn't a permanent code.", ["temporary"]),
        ("S9460 is no longer temporary.", ["permanent"]),
        ("It is a permanent national code.", ["permanent"]),
        ("S9460 is an active code.", ["active"]),
        ("It has an active ingredient.", []),
        ("S9460 is still active.", ["active"]),
        ("S9460 was discontinued.", ["discontinued"]),
        ("Deleted effective 1/1/2020.", ["discontinued"]),
        ("The code is no longer valid.", ["discontinued"]),
        ("S9460 has not been discontinued.", []),
        ("The treatment was discontinued.", []),
        ("It may change when permanent codes are assigned.", []),
        ("S9460 replaced Q9988, a temporary code.", []),
        ("G0108 is a temporary code.", []),
        ("A temporary pacemaker wire.", []),
        ("S9460 was a temporary code for a nurse visit.", ["temporary"]),
        ("Q9988 was a temporary code.", []),
    ],
)
def test_status(sentence: str, status: list[str], facts_in: Read) -> None:
    assert values(facts_in("S9460", sentence), FactKind.STATUS) == status


@pytest.mark.parametrize(
    ("sentence", "answer"),
    [
        ("G2212 is an add-on code.", ["yes"]),
        ("It is not an add-on code.", ["no"]),
        ("List separately in addition to code for primary procedure.", ["yes"]),
        ("Report it with add-on code 99417.", []),
        ("Is G2212 an add-on code?", []),
    ],
)
def test_add_on(sentence: str, answer: list[str], facts_in: Read) -> None:
    assert values(facts_in("G2212", sentence), FactKind.ADD_ON) == answer


@pytest.mark.parametrize(
    ("sentence", "kind", "codes"),
    [
        ("Replaced by G0299, G0300 (CMS).", FactKind.REPLACED_BY, ["G0299", "G0300"]),
        ("G0154 was replaced by CPT 99490.", FactKind.REPLACED_BY, ["99490"]),
        ("Use G0299 instead.", FactKind.REPLACED_BY, ["G0299"]),
        ("Use G0299 instead of G0154.", FactKind.REPLACED_BY, ["G0299"]),
        ("G0299 replaced G0154.", FactKind.REPLACED_BY, ["G0299"]),
        ("G0154 replaces Q9999.", FactKind.REPLACES, ["Q9999"]),
        ("Q9999 was replaced by G0154.", FactKind.REPLACES, ["Q9999"]),
        ("Q9999 was replaced by Q9998.", FactKind.REPLACES, []),
        ("Use G0154 instead of G0299.", FactKind.REPLACED_BY, []),
        ("Some payers use G0299 instead.", FactKind.REPLACED_BY, []),
        ("G0154 took the place of Q9999.", FactKind.REPLACES, ["Q9999"]),
        ("G0154 took over from the temporary code Q9999.", FactKind.REPLACES, ["Q9999"]),
        ("G0299 took the place of G0154.", FactKind.REPLACED_BY, ["G0299"]),
        ("Q9999 was the temporary code before G0154.", FactKind.REPLACES, ["Q9999"]),
        ("G0154 was the code before G0299.", FactKind.REPLACED_BY, ["G0299"]),
        ("Before 2016-03-01 such visits were billed with Q9999.", FactKind.REPLACES, ["Q9999"]),
        ("Q9999 was the code before Q9998.", FactKind.REPLACES, []),
    ],
)  # fmt: skip
def test_succession(sentence: str, kind: FactKind, codes: list[str], facts_in: Read) -> None:
    found = values(facts_in("G0154", sentence), FactKind.REPLACED_BY, FactKind.REPLACES)
    assert found == codes
    assert values(facts_in("G0154", sentence), kind) == codes


@pytest.mark.parametrize(
    ("sentence", "kind", "day"),
    [
        ("Added on 1986-01-01.", FactKind.ADDED, ["1986-01-01"]),
        ("The code was added effective January 1, 2000.", FactKind.ADDED, ["2000-01-01"]),
        ("S9460 became effective on 7/1/2019.", FactKind.ADDED, ["2019-07-01"]),
        ("Last action, effective 2004-01-01: A, code added.", FactKind.ADDED, []),
        ("Added on 2019-02-30.", FactKind.ADDED, []),
        ("Discontinued; terminated on 2018-12-31.", FactKind.TERMINATED, ["2018-12-31"]),
        ("S9460 was deleted on Dec. 31, 2018.", FactKind.TERMINATED, ["2018-12-31"]),
        ("S9460 was discontinued on 2016-10-01.", FactKind.TERMINATED, ["2016-09-30"]),
        ("S9460 was discontinued after 2016-10-01.", FactKind.TERMINATED, ["2016-10-01"]),
        ("S9460 ended on 2016-10-01.", FactKind.TERMINATED, ["2016-10-01"]),
        ("S9460 stays; G0154 ended on 2018-12-31.", FactKind.TERMINATED, []),
        ("S9460 replaced G0154, which ended on 2018-12-31.", FactKind.TERMINATED, []),
    ],
)
def test_dates(sentence: str, kind: FactKind, day: list[str], facts_in: Read) -> None:
    assert values(facts_in("S9460", sentence), kind) == day
