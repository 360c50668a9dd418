from contextlib import contextmanager

import pytest

from bot import opening
from bot.opening import ensure_index, index_folder, load_corpus
from bot.settings import Settings
from corpus.errors import CorpusError
from index.code_index import CodeIndex
from index.errors import SnapshotError


@pytest.fixture
def counted(monkeypatch, make_encoder, tmp_path):
    """The starter corpus cut to one folder of the tests', the fake encoder, and counted builds."""
    encoder = make_encoder("bag-of-words-1")
    monkeypatch.setattr(opening, "encoder_of", lambda _: encoder)
    folder = tmp_path / "packaged"
    folder.mkdir()
    (folder / "K0001.md").write_text("---\ncode: K0001\ntitle: Wheelchair\n---\n")
    monkeypatch.setattr(opening, "files", lambda _: folder)
    monkeypatch.setattr("corpus.loader.starter_paths", lambda: (folder,))
    builds = []

    @contextmanager
    def building():
        builds.append(1)
        yield lambda *_: None

    settings = Settings.model_construct(index=None, data_dir=tmp_path / "data", model=None)
    return settings, encoder, folder, building, builds


def test_the_starter_index_is_built_once(counted):
    settings, encoder, _, building, builds = counted
    folder = ensure_index(settings, building)
    assert folder == index_folder(settings) == settings.data_dir / "starter"
    assert ensure_index(settings, building) == folder
    assert len(builds) == 1
    assert CodeIndex.open(folder, encoder).codes.codes == ("K0001",)


def test_the_starter_index_follows_its_documents(counted):
    settings, encoder, packaged, building, builds = counted
    ensure_index(settings, building)
    (packaged / "K0002.md").write_text("---\ncode: K0002\ntitle: Another\n---\n")
    folder = ensure_index(settings, building)
    assert len(builds) == 2
    assert CodeIndex.open(folder, encoder).codes.codes == ("K0001", "K0002")


def test_the_starter_index_follows_its_encoder(counted, monkeypatch, make_encoder):
    settings, _, _, building, builds = counted
    ensure_index(settings, building)
    other = make_encoder("bag-of-words-2")
    monkeypatch.setattr(opening, "encoder_of", lambda _: other)
    CodeIndex.open(ensure_index(settings, building), other)
    assert len(builds) == 2


def test_an_index_that_is_named_is_never_built(tmp_path, index_folder):
    def building():
        raise AssertionError("nothing is to be built")

    named = Settings.model_construct(index=index_folder, data_dir=tmp_path, model=None)
    assert ensure_index(named, building) == index_folder


def test_an_index_that_is_named_and_absent_is_refused_with_a_remedy(tmp_path):
    missing = tmp_path / "nowhere"
    settings = Settings.model_construct(index=missing, data_dir=tmp_path, model=None)
    with pytest.raises(SnapshotError, match=f"`codecite build --out {missing}`"):
        ensure_index(settings, lambda: None)


def test_a_broken_file_is_a_problem_or_fatal(tmp_path):
    (tmp_path / "good.md").write_text("---\ncode: K0001\ntitle: Wheelchair\n---\n")
    (tmp_path / "bad.md").write_text("---\ncode: K0002\ntitle: Slip\ntilte: Slip\n---\n")
    corpus = load_corpus([tmp_path], strict=False)
    assert [document.code for document in corpus.documents] == ["K0001"]
    assert [problem.path.name for problem in corpus.problems] == ["bad.md"]
    with pytest.raises(CorpusError, match=r"bad\.md:4"):
        load_corpus([tmp_path], strict=True)
