import pytest

from corpus.document import FactKind
from evals.systems.ablations import DenseOnly, LexicalOnly, WithoutFacts
from evals.target import InProcess


@pytest.fixture
def opened(index_folder, encoder):
    """Opens the index as another kind."""
    indexes = []

    def open_as(kind):
        indexes.append(kind.open(index_folder, encoder))
        return indexes[-1]

    yield open_as
    for index in indexes:
        index.close()


def test_vectors_alone_and_words_alone(opened):
    assert {hit.found_by for hit in opened(DenseOnly).search("group session")} == {("dense",)}
    [hit] = opened(LexicalOnly).search("group session")
    assert (hit.code, hit.found_by) == ("S9455", ("lexical",))


def test_without_facts_there_is_text_and_no_verdict(opened, code_index):
    assert code_index.document("S9460.test-pages").facts_of(FactKind.COVERAGE)
    bare = opened(WithoutFacts)
    assert bare.document("S9460.test-pages").facts == ()
    assert [document.facts for document in bare.documents_of("S9460")] == [()]
    assert bare.document("none") is None
    question = "Is S9455 covered by Medicaid?"
    assert InProcess(code_index).ask(question, None, None).verdict is not None
    assert InProcess(bare).ask(question, None, None).verdict != "yes"
