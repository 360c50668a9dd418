from dataclasses import replace

from corpus.document import Authority, SectionKind
from index.build import build
from index.code_index import CodeIndex
from index.names import names_for
from index.passages import passages_of


def as_record(document):
    return replace(document, source=replace(document.source, authority=Authority.CMS_RECORD))


def test_only_the_title_of_a_cms_record_has_names(walkers):
    page = walkers[1]
    record = as_record(page)
    assert not any(names_for(page, passage) for passage in passages_of(page))
    named = [p.kind for p in passages_of(record) if names_for(record, p)]
    assert named == [SectionKind.TITLE]


def test_a_code_without_names_has_none(walkers):
    record = as_record(replace(walkers[0], code="Z9999"))
    assert not any(names_for(record, passage) for passage in passages_of(record))


def test_a_record_is_found_by_a_name_but_its_quote_is_its_own_text(tmp_path, walkers, encoder):
    record = as_record(walkers[1])
    name = names_for(record, passages_of(record)[0])[0]
    assert name not in record.text
    build([as_record(walkers[0]), record], tmp_path, encoder)
    index = CodeIndex.open(tmp_path, encoder)
    (hit,) = index.search(name, limit=1)
    assert hit.code == record.code
    assert hit.cosine > 0.99
    assert record.text[hit.passage.start : hit.passage.end] in record.text
    index.close()
