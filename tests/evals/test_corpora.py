from contextlib import contextmanager

import pytest

from bot.settings import Settings
from evals.corpora import Corpora, documents_of
from evals.dialogue import CorpusName


@contextmanager
def unseen():
    yield lambda *_: None


@pytest.fixture
def corpora(index_folder, tmp_path, encoder):
    opened = Corpora(Settings(index=index_folder), encoder, tmp_path / "scratch", unseen)
    yield opened
    opened.close()


def test_a_named_index_stands_for_every_corpus_and_is_opened_once(corpora):
    whole = corpora.whole(CorpusName.STARTER)
    assert corpora.whole(CorpusName.PAGES) is whole
    assert [document.code for document in documents_of(whole)] == ["S9455", "S9460"]


def test_faq_sections_are_left_out_without_encoding_anything_again(corpora, encoder):
    encoder.encoded.clear()
    cut = corpora.without_faq(CorpusName.STARTER)
    assert encoder.encoded == []
    [document] = cut.documents_of("S9460")
    assert "A nurse visit in a diabetes programme." in document.text
    assert "Who gives" not in document.text
    assert corpora.without_faq(CorpusName.STARTER) is cut
    [whole] = corpora.whole(CorpusName.STARTER).documents_of("S9460")
    assert "Who gives" in whole.text


def test_the_pages_are_built_into_the_scratch_folder(tmp_path, encoder):
    corpora = Corpora(Settings(index=None), encoder, tmp_path / "scratch", unseen)
    pages = corpora.whole(CorpusName.PAGES)
    assert "S0390" in pages.codes
    assert len(pages.codes) == 10
    corpora.close()
