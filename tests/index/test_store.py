import threading

import pytest

from corpus.document import Authority, SectionKind
from index.errors import BuildError, SnapshotError
from index.passages import passages_of
from index.store import DocumentStore
from index.store_writer import StoreWriter, vector_key


@pytest.fixture
def make_store(tmp_path):
    """Writes documents and opens the result; passages of a kind share vectors."""
    rows = {SectionKind.TITLE: [0], SectionKind.DESCRIPTION: [1], SectionKind.ALIASES: [1, 2]}
    stores = []

    def make(documents):
        path = tmp_path / f"{len(stores)}.sqlite"
        writer = StoreWriter(path)
        for document in documents:
            writer.add_document(document)
            for passage in passages_of(document):
                text = document.text[passage.start : passage.end]
                writer.add_passage(passage, text, rows.get(passage.kind, []))
        writer.finish([b"first", b"second"])
        stores.append(DocumentStore(path))
        return stores[-1]

    yield make
    for store in stores:
        store.close()


def test_a_document_comes_back_as_it_was(make_store, walkers):
    store = make_store(walkers)
    assert [store.document(document.id) for document in walkers] == list(walkers)
    assert store.document("E9999.test") is None


def test_the_best_authority_leads_then_the_newest_release(make_store, make_document):
    def of(name, authority, release):
        return make_document("S9460", "Visit", name=name, authority=authority, release=release)

    page = of("page", Authority.SCRAPED, "RVU26D")
    old = of("old", Authority.CMS_RECORD, "2018")
    new = of("new", Authority.CMS_RECORD, "2019")
    ours = of("ours", Authority.AUTHORED, "undated")
    other = make_document("S9465", "Diet visit")
    store = make_store([page, old, other, new, ours])
    assert store.documents_of("S9460") == (new, old, ours, page)
    assert store.documents_of("S9999") == ()


def test_a_code_has_the_title_of_its_best_document(make_store, make_document):
    page = make_document("S9460", "Of the page", name="page", authority=Authority.SCRAPED)
    record = make_document("S9460", "Of the record", name="cms", authority=Authority.CMS_RECORD)
    for order in ([page, record], [record, page]):
        assert make_store(order).code_table().title("S9460") == "Of the record"


def test_passages_stand_in_text_order(make_store, walkers):
    store = make_store(walkers)
    for document in walkers:
        assert store.passages_of(document.id) == passages_of(document)


def test_mentions_are_of_other_codes_documents(make_store, walkers):
    store = make_store(walkers)
    assert [(p.document_id, p.kind) for p in store.mentions_of("E0143")] == [
        ("S9460.test", SectionKind.BILLING)
    ]
    assert [p.document_id for p in store.mentions_of("E0130")] == ["E0143.test"]
    # Its own title names it, which is no mention.
    assert store.mentions_of("S9460") == ()


def test_passages_and_vectors_are_many_to_many(make_store, walkers):
    store = make_store(walkers)
    # E0130: title 0, description 1. E0143: title 2, description 3 … S9460: title 6, aliases 7.
    assert sorted(store.passages_of_vectors([1, 2, 9])) == [
        (1, "E0130", 1),
        (3, "E0143", 1),
        (7, "S9460", 1),
        (7, "S9460", 2),
    ]
    assert sorted(store.encoded_passages_of(["E0130", "S9460"])) == [
        (0, "E0130", 0),
        (1, "E0130", 1),
        (6, "S9460", 0),
        (7, "S9460", 1),
        (7, "S9460", 2),
    ]


def test_numbers_and_keys(make_store, walkers):
    store = make_store(walkers)
    assert store.code_numbers() == ("E0130", "E0143", "S9460")
    assert store.vector_keys() == {b"first": 0, b"second": 1}
    assert store.passages([1, 99]) == {1: passages_of(walkers[0])[1]}


def test_two_documents_with_one_id_are_refused(tmp_path, make_document):
    writer = StoreWriter(tmp_path / "s")
    writer.add_document(make_document("S9460", "One"))
    with pytest.raises(BuildError, match=r"'S9460\.test'"):
        writer.add_document(make_document("S9460", "Two"))
    writer.close()


def test_the_corpus_hash_knows_documents_not_their_order(tmp_path, walkers, make_document):
    def hash_of(name, documents):
        writer = StoreWriter(tmp_path / name)
        for document in documents:
            writer.add_document(document)
        writer.close()
        return writer.corpus_hash()

    changed = (*walkers[:2], make_document("S9460", "Another title"))
    assert hash_of("a", walkers) == hash_of("b", reversed(walkers))
    assert hash_of("c", changed) != hash_of("d", walkers)


def test_equal_texts_have_equal_keys():
    assert vector_key("walker") == vector_key("walker") != vector_key("Walker")


@pytest.mark.parametrize("content", [None, b"", b"SQLite format 3\0 and then nothing"])
def test_what_is_no_store_is_refused(tmp_path, content):
    path = tmp_path / "s"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(SnapshotError, match="not a document store"):
        DocumentStore(path)


def test_threads_share_a_store(make_store, walkers):
    store = make_store(walkers)
    wrong = []

    def read():
        for _ in range(200):
            wrong.extend(d.id for d in walkers if store.documents_of(d.code) != (d,))

    threads = [threading.Thread(target=read) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []


def test_a_path_with_marks_that_mean_something_in_a_url(tmp_path, walkers):
    path = tmp_path / "50% of #1?.sqlite"
    writer = StoreWriter(path)
    writer.add_document(walkers[0])
    writer.finish([])
    store = DocumentStore(path)
    assert store.document(walkers[0].id) == walkers[0]
    store.close()
