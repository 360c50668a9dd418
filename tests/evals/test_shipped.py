"""The files that come with codecite are usable as they are."""

from importlib.resources import files
from pathlib import Path

import pytest

from corpus.loader import load, starter_paths
from evals.baseline import read_baseline, shipped_baseline
from evals.dialogue import CorpusName
from evals.plan import shipped_files
from evals.question_file import read_questions
from evals.validate import invalid
from index.build import build
from index.code_index import CodeIndex

PATHS = {
    CorpusName.STARTER: starter_paths(),
    CorpusName.PAGES: (Path(str(files("evals"))) / "pages",),
}


def dialogues_on(corpus):
    return [(path, read_questions(path).dialogues.get(corpus, ())) for path in shipped_files()]


def test_there_are_eight_hundred_dialogues_and_a_third_is_held_out():
    sizes = {
        path.stem: sum(len(entries) for entries in read_questions(path).dialogues.values())
        for path in shipped_files()
    }
    assert sum(sizes.values()) >= 800
    assert sizes["held_out"] / sum(sizes.values()) >= 1 / 3


@pytest.mark.parametrize("corpus", CorpusName)
def test_every_expectation_can_be_met_by_the_documents(corpus, tmp_path, encoder):
    build(load(PATHS[corpus], strict=True).documents, tmp_path, encoder)
    index = CodeIndex.open(tmp_path, encoder)
    found = [
        str(problem)
        for path, entries in dialogues_on(corpus)
        for problem in invalid(path, entries, index)
    ]
    index.close()
    assert found == []


def test_the_baseline_knows_every_set():
    stems = {path.stem for path in shipped_files()}
    faq = {f"{corpus} FAQ{mode}" for corpus in CorpusName for mode in ("", ", left out")}
    known = {name.partition(" (")[0] for name in read_baseline(shipped_baseline())}
    assert known == stems | faq
