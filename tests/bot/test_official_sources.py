"""The real release of 2019 and the real page on S9460, together in one index."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.document import Document
from corpus.loader import read
from index.build import build
from index.code_index import CodeIndex

pytestmark = pytest.mark.shared


def documents(shared: Path) -> Iterator[Document]:
    data = shared / "data"
    release = data / "cms" / "2019-Alpha-Numeric-HCPCS-File.zip"
    for item in read([release, data / "S9460-rvu-edge-page.txt"]):
        if isinstance(item, Document) and item.code.startswith(("S91", "S94")):
            yield item


@pytest.fixture
def reply(shared, make_encoder, tmp_path, talk_over):
    encoder = make_encoder("bag-of-words-1")
    build(documents(shared), tmp_path, encoder)
    return talk_over(CodeIndex.open(tmp_path, encoder)).say("Is S9460 covered by Medicare?")


def test_cms_leads_the_page_is_quoted_and_its_mistake_is_shown(reply):
    assert (reply.verdict, reply.codes) == ("no", ("S9460",))
    texts = [quote.text for quote in reply.quotes]
    assert texts[0] == "HCPCS coverage code I: not payable by Medicare."
    assert texts[1].endswith("THEY ARE NOT VALID NOR PAYABLE BY MEDICARE.")
    assert any(
        text.startswith("S-codes are used by private payers (not Medicare)") for text in texts
    )
    assert "line " in reply.quotes[0].heading
    assert "column 230" in reply.quotes[0].heading
    (conflict,) = reply.conflicts
    leading, other = (reply.quotes[position] for position in conflict.quotes)
    assert leading.text == "Diabetic management program, nurse visit"
    assert other.source.name == "RVU Edge"
    assert "S9455, “group session”" in reply.text
