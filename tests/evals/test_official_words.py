"""The questions by words over CMS's own descriptors, against the release they were written on."""

from importlib.resources import files
from pathlib import Path

import pytest

from corpus.cms.release_records import read_code_records
from evals.retrieval.query import read_queries

OFFICIAL = Path(str(files("evals"))) / "sets" / "official"


def test_there_are_three_hundred_and_a_third_is_held_out():
    sizes = {path.stem: len(read_queries(path).queries) for path in OFFICIAL.glob("*.jsonl")}
    assert sizes == {"words": 200, "held_out_words": 100}


@pytest.mark.shared
def test_every_code_is_a_live_one_of_the_release(shared):
    records = read_code_records(shared / "data" / "cms" / "2019-Alpha-Numeric-HCPCS-File.zip")
    asked = {
        code
        for path in OFFICIAL.glob("*.jsonl")
        for query in read_queries(path).queries
        for code in query.codes
    }
    assert not [code for code in asked if code not in records or records[code].terminated]
