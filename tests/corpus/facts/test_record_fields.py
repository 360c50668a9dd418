"""Sentences of CMS's record fields, and that no other family reads them."""

from collections.abc import Callable
from datetime import date

import pytest

from corpus.cms import meanings
from corpus.document import Fact, FactKind, Payer, SectionKind
from corpus.record_sentences import (
    ASC_GROUP,
    CROSS_REFERENCE,
    MULTIPLE_PRICING,
    NOT_OTHERWISE_CLASSIFIED,
    PRICING,
    STATUTE,
    last_action,
)

Reader = Callable[..., list[Fact]]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        (
            PRICING.with_meaning("00", meanings.PRICING_INDICATORS),
            [(FactKind.PRICING_INDICATOR, "00", Payer.MEDICARE)],
        ),
        (
            ASC_GROUP.with_meaning("YY", meanings.ASC_GROUPS, "2019-01-01"),
            [(FactKind.ASC_GROUP, "YY", None)],
        ),
        (PRICING.with_meaning("77", {}), [(FactKind.PRICING_INDICATOR, "77", Payer.MEDICARE)]),
        (STATUTE.of(["1862(a)(7)"]), [(FactKind.STATUTE, "1862(a)(7)", None)]),
        (STATUTE.of(["430 BIPA"]), [(FactKind.STATUTE, "430 BIPA", None)]),
        (
            CROSS_REFERENCE.of(["K0001", "QM"]),
            [(FactKind.CROSS_REFERENCE, "K0001", None), (FactKind.CROSS_REFERENCE, "QM", None)],
        ),
        (
            last_action(date(2019, 1, 1), "D"),
            [(FactKind.LAST_ACTION, "2019-01-01", None), (FactKind.ACTION, "D", None)],
        ),
        (last_action(None, "N"), [(FactKind.ACTION, "N", None)]),
        (NOT_OTHERWISE_CLASSIFIED, [(FactKind.NOT_OTHERWISE_CLASSIFIED, "yes", None)]),
    ],
)
def test_a_field_is_read_from_its_sentence(
    facts_in: Reader, sentence: str, found: list[tuple[FactKind, str, Payer | None]]
) -> None:
    facts = facts_in("A0001", sentence, SectionKind.RECORD)
    assert [(fact.kind, fact.value, fact.payer) for fact in facts] == found


@pytest.mark.parametrize("letter", meanings.MULTIPLE_PRICING_INDICATORS)
def test_every_meaning_is_read_back(facts_in: Reader, letter: str) -> None:
    sentence = MULTIPLE_PRICING.with_meaning(letter, meanings.MULTIPLE_PRICING_INDICATORS)
    (fact,) = facts_in("A0001", sentence, SectionKind.PAYMENT)
    assert (fact.kind, fact.value) == (FactKind.MULTIPLE_PRICING_INDICATOR, letter)


def test_a_descriptor_tells_not_who_pays(facts_in: Reader) -> None:
    descriptor = "Stent, non-coated/non-covered, with delivery system, not covered by Medicare"
    place = "Long description (x.txt, line 1, columns 12-91)"
    assert facts_in("C1876", descriptor, SectionKind.DESCRIPTION, place) == []
    assert facts_in("C1876", "Not covered by Medicare.", SectionKind.DESCRIPTION, "Description")
