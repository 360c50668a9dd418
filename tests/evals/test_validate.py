import json

from evals.dialogue import Dialogue
from evals.jsonl import Entry
from evals.validate import invalid


def problems(path, index, *expectations):
    turns = [{"ask": "?", "expect": expect} for expect in expectations]
    record = Dialogue.model_validate_json(json.dumps({"id": "a", "tags": [], "turns": turns}))
    return [str(problem) for problem in invalid(path, [Entry(7, record)], index)]


def test_expectations_that_the_documents_can_meet_pass(tmp_path, code_index):
    assert not problems(
        tmp_path,
        code_index,
        {"codes": ["S9460"], "quotes": ["Medicare does not cover S9460."]},
        {"quote_codes": ["S9455"], "quotes": ["Medicaid covers S9455"]},
        {"quotes": ["once a year"]},
    )


def test_a_code_that_does_not_exist_is_caught(tmp_path, code_index):
    [code, quote_code] = problems(
        tmp_path, code_index, {"codes": ["S9460", "S9999"], "quote_codes": ["S8888"]}
    )
    assert f"{tmp_path}:7: a, turn 1: the code S9999 is in no document" in code
    assert "S8888" in quote_code


def test_a_quote_that_stands_in_no_document_of_the_code_is_caught(tmp_path, code_index):
    [found] = problems(tmp_path, code_index, {"codes": ["S9455"], "quotes": ["Medicare does not"]})
    assert '"Medicare does not" stands in no document of S9455' in found


def test_a_quote_of_no_code_is_caught(tmp_path, code_index):
    [found] = problems(tmp_path, code_index, {"quotes": ["Medicare"]})
    assert "quotes are expected of no code" in found
