import subprocess
import sys
import threading
from pathlib import Path

import pytest

from corpus.document import SectionKind
from index.build import build
from index.code_index import CodeIndex

REPOSITORY = Path(__file__).resolve().parents[2]


@pytest.fixture
def folder(tmp_path, walkers, encoder):
    build(walkers, tmp_path, encoder)
    return tmp_path


@pytest.fixture
def index(folder, encoder):
    index = CodeIndex.open(folder, encoder)
    yield index
    index.close()


def test_codes_documents_and_passages_are_those_that_were_built(index, walkers):
    assert index.codes.codes == ("E0130", "E0143", "S9460")
    assert index.codes.title("E0143") == "Walker folding wheeled w/o s"
    assert index.documents_of("S9460") == (walkers[2],)
    assert index.document("E0130.test") == walkers[0]
    assert index.document("none") is None
    assert [p.kind for p in index.passages_of("E0130.test")] == [
        SectionKind.TITLE,
        SectionKind.DESCRIPTION,
    ]
    assert [p.document_id for p in index.mentions_of("E0143")] == ["S9460.test"]
    assert (index.manifest.documents, index.manifest.codes) == (3, 3)


def test_words_find_the_code_and_the_passage_that_has_them(index, walkers):
    hits = index.search("a rollator with rubber wheels")
    assert hits[0].code == "E0143"
    assert hits[0].title == "Walker folding wheeled w/o s"
    assert hits[0].document_id == "E0143.test"
    passage = hits[0].passage
    assert walkers[1].text[passage.start : passage.end] == "rollator on rubber wheels"
    assert hits[0].found_by == ("dense", "lexical")
    assert hits[0].coverage == pytest.approx(1.0)
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


def test_coverage_weighs_words_by_rarity(index):
    # Of 10 passages two have "nurse" and none has "zebra": ln(1 + 8.5/2.5), ln(1 + 10.5/0.5).
    (hit,) = index.search("nurse zebra", limit=1)
    assert hit.code == "S9460"
    assert hit.coverage == pytest.approx(1.4816 / (1.4816 + 3.0910), abs=1e-4)


def test_words_that_no_document_has_are_covered_by_none(index):
    assert {hit.coverage for hit in index.search("zebra quagga")} == {0.0}
    assert {hit.found_by for hit in index.search("zebra quagga")} == {("dense",)}


def test_a_line_about_another_code_does_not_make_its_code_a_hit(index):
    # "rigid" stands in E0130's description and in E0143's line about E0130.
    hits = {hit.code: hit for hit in index.search("rigid")}
    assert hits["E0130"].coverage == pytest.approx(1.0)
    assert hits["E0143"].coverage == 0


def test_boilerplate_is_never_found(index):
    assert index.search_passages("app") == ()


def test_a_fixed_weight_searches_by_vectors_or_by_words_alone(index):
    by_vectors = index.search("wheels zebra", lexical_weight=0)
    assert {hit.found_by for hit in by_vectors} == {("dense",)}
    assert [hit.score for hit in by_vectors] == pytest.approx([hit.cosine for hit in by_vectors])
    (by_words,) = index.search("wheels zebra", lexical_weight=1)
    assert (by_words.code, by_words.found_by) == ("E0143", ("lexical",))
    assert index.search("zebra", lexical_weight=1) == ()


def test_nothing_is_found_for_nothing(index):
    assert index.search("") == ()
    assert index.search("?!") == ()
    assert index.search("walker", limit=0) == ()
    assert index.search_passages("") == ()


def test_no_more_codes_than_asked_for(index):
    assert len(index.search("walker", limit=1)) == 1


def test_passages_within_codes_include_those_that_identify_nothing(index):
    (hit,) = index.search_passages("which payers take it?", codes="S9460", limit=1)
    assert hit.passage.kind is SectionKind.BILLING
    assert {hit.passage.code for hit in index.search_passages("wheels")} == {"E0143"}
    assert index.search_passages("wheels", codes=["E0130", "S9460"]) == ()
    assert index.search_passages("wheels", codes=[]) == ()


def test_searching_threads_get_the_same_hits(index):
    expected = index.search("folding walker wheels")
    found = []
    threads = [
        threading.Thread(target=lambda: found.append(index.search("folding walker wheels")))
        for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [expected] * 8


def test_warming_loads_the_encoder_before_the_first_question(index, encoder):
    encoder.encoded.clear()
    index.warm()
    assert encoder.encoded == [""]


LOOKUP = """
import sys
from pathlib import Path
from index.code_index import CodeIndex
from index.sentence_encoder import SentenceEncoder

class Named(SentenceEncoder):
    fingerprint, dimension = "bag-of-words-1", 1024

index = CodeIndex.open(Path(sys.argv[1]), Named())
assert "S9460" in index.codes
assert index.codes.readings("S946O") == ("S9460",)
assert index.codes.nearest("S9461") == ("S9460",)
(document,) = index.documents_of("S9460")
assert index.passages_of(document.id)
assert index.search_passages("nurse", codes="S9460")
assert index.mentions_of("E0143")
print(sorted({"torch", "faiss", "sentence_transformers", "transformers"} & sys.modules.keys()))
"""


def test_a_lookup_by_code_imports_no_model_and_no_faiss(folder):
    done = subprocess.run(
        [sys.executable, "-c", LOOKUP, str(folder)],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "[]\n", "")
