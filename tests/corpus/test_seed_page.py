"""The shared page of S9460, read as any other."""

import pytest

from corpus.document import Document, SectionKind

pytestmark = pytest.mark.shared


def test_identity_and_source(seed_page: Document) -> None:
    assert (seed_page.id, seed_page.title) == ("S9460.rvu-edge", "Diabetic management program,")
    assert (seed_page.source.name, seed_page.source.release) == ("RVU Edge", "RVU26A")


def test_sections(seed_page: Document) -> None:
    assert [str(section.kind) for section in seed_page.sections] == [
        "title", "aliases", "description", "plain_language", "clinical_context", "rvu", "billing",
        "faq", "faq", "faq", "boilerplate",
    ]  # fmt: skip
    assert [section.heading for section in seed_page.sections_of(SectionKind.FAQ)] == [
        "What is CPT code S9460?",
        "Is S9460 covered by insurance?",
        "When is CPT S9460 used?",
    ]


def test_facts(seed_page: Document) -> None:
    facts = [
        (str(f.kind), str(f.value), str(f.payer), seed_page.text[f.start : f.end])
        for f in seed_page.facts
    ]
    used_by = (
        "S-codes are used by private payers (not Medicare) for services without a standard CPT or "
        "HCPCS code."
    )
    assert facts == [
        ("no_rvu", "none", "None",
         "CPT S9460 does not have a physician work RVU assigned by CMS."),
        ("coverage", "varies", "commercial", used_by),
        ("coverage", "not_covered", "Medicare", used_by),
        ("coverage", "varies", "any payer",
         "Coverage varies significantly between insurers."),
        ("status", "temporary", "None", "S9460 is a temporary HCPCS code."),
        ("coverage", "varies", "any payer",
         "Coverage varies by payer and may change when permanent codes are assigned."),
    ]  # fmt: skip
