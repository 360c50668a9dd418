import shutil
from importlib.resources import as_file, files

import pytest

from corpus.loader import load
from index.build import build
from index.code_index import CodeIndex
from training.choices import choices
from training.messages import Message

CODES = ("B4034", "B4035", "B4036", "E0143")


@pytest.fixture(scope="module")
def index(tmp_path_factory, make_encoder):
    """An index of some documents of the starter corpus."""
    folder = tmp_path_factory.mktemp("documents")
    with as_file(files("corpus.starter")) as starter:
        for name in ("source.yaml", *(f"{code}.md" for code in CODES)):
            shutil.copy(starter / name, folder / name)
    encoder = make_encoder("bag-of-words-1")
    build(load([folder], strict=True).documents, folder / "index", encoder)
    return CodeIndex.open(folder / "index", encoder)


def choice(index, *message):
    *said, meant = message
    return list(choices([Message(*said, frozenset(meant))], index))


def test_a_first_message_is_a_choice_among_what_is_found(index):
    (found,) = choice(index, "", "daily kit for tube feeding", "", {"B4034", "B4035", "B4036"})
    assert found.message == "daily kit for tube feeding"
    assert {"B4034", "B4035", "B4036"} <= set(found.codes)
    assert len(found.texts) == len(found.codes)
    assert not found.is_second
    assert not any(code in text for code, text in zip(found.codes, found.texts, strict=True))


def test_a_second_message_is_read_with_the_code_in_focus(index):
    (found,) = choice(index, "What is B4035?", "the gravity kind for a bed", "B4035", {"B4036"})
    assert found.is_second
    assert not found.is_on_focus
    assert "before: Enteral feed supp pump" in found.message
    texts = dict(zip(found.codes, found.texts, strict=True))
    assert texts["B4035"].startswith("same. ")
    assert texts["B4036"].startswith("near. ")
    assert "called the kit for feeding by gravity" in texts["B4036"]


def test_what_is_meant_is_shown_even_where_it_is_not_found(index):
    (found,) = choice(index, "", "kit for feeding", "", {"E0143"})
    assert "E0143" in found.codes


def test_a_message_whose_code_is_not_the_one_answered_is_left_out(index):
    assert choice(index, "What is B4034?", "and by pump?", "B4035", {"B4035"}) == []
