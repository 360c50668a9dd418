import pytest


def test_a_document_is_given_as_a_whole(client, documents):
    document = next(document for document in documents if document.code == "S9460")
    body = client.get(f"/v1/documents/{document.id}").json()
    assert set(body) == {"document_id", "code", "title", "text", "sections", "source"}
    assert (body["document_id"], body["code"], body["text"]) == (
        document.id,
        "S9460",
        document.text,
    )
    for section in body["sections"]:
        assert set(section) == {"kind", "heading", "start", "end"}


def test_an_unknown_document_is_404(client):
    response = client.get("/v1/documents/S9460.nowhere")
    assert response.status_code == 404
    assert response.headers["content-type"] == "application/problem+json"
    assert response.json()["detail"] == "There is no document S9460.nowhere."


@pytest.mark.parametrize("spelling", ["A9270", "a9270", "a-9270", "a%209270"])
def test_a_code_with_its_documents_and_facts(client, spelling):
    body = client.get(f"/v1/codes/{spelling}").json()
    assert set(body) == {"code", "title", "system", "documents", "facts"}
    assert (body["code"], body["system"]) == ("A9270", "HCPCS Level II")
    assert [document["document_id"] for document in body["documents"]] == [
        "A9270.test-notes",
        "A9270.rvu-edge",
    ]
    texts = {document["document_id"]: document["text"] for document in body["documents"]}
    for fact in body["facts"]:
        assert texts[fact["document_id"]][fact["start"] : fact["end"]] == fact["text"]


@pytest.mark.parametrize("code", ["S9461", "S946O", "59460"])
def test_an_unknown_code_is_404_with_the_nearest(client, code):
    response = client.get(f"/v1/codes/{code}")
    assert response.status_code == 404
    assert response.headers["content-type"] == "application/problem+json"
    assert response.json()["nearest"][0] == "S9460"


def test_search_gives_one_row_a_code_best_first(client):
    body = client.get("/v1/search", params={"q": "folding walker with wheels", "k": 3}).json()
    assert set(body) == {"hits"}
    assert all(
        set(hit) == {"code", "title", "score", "passage", "document_id"} for hit in body["hits"]
    )
    codes = [hit["code"] for hit in body["hits"]]
    assert set(codes[:2]) == {"E0143", "E0135"}
    assert len(codes) == len(set(codes)) <= 3
    scores = [hit["score"] for hit in body["hits"]]
    assert scores == sorted(scores, reverse=True)


def test_a_passage_found_stands_in_its_document(client):
    (hit,) = client.get("/v1/search", params={"q": "dietitian visit", "k": 1}).json()["hits"]
    assert hit["code"] == "S9465"
    assert hit["passage"] in client.get(f"/v1/documents/{hit['document_id']}").json()["text"]


@pytest.mark.parametrize(
    "code",
    [
        "E0143",
        "e0143",
        "E-0143",
    ],
)
def test_searching_for_a_code_finds_that_code_first(client, code):
    hits = client.get("/v1/search", params={"q": code}).json()["hits"]
    assert hits[0]["code"] == "E0143"


@pytest.mark.parametrize(
    "params", [{}, {"q": ""}, {"q": "x" * 2001}, {"q": "x", "k": 0}, {"q": "x", "k": 101}]
)
def test_a_search_that_cannot_be_made_is_422(client, params):
    response = client.get("/v1/search", params=params)
    assert response.status_code == 422
    assert response.headers["content-type"] == "application/problem+json"


def test_a_permalink_is_of_one_release(client):
    document = client.get("/v1/documents/S9460.test-notes").json()
    held = document["source"]["release"]
    same = client.get("/v1/documents/S9460.test-notes", params={"release": held})
    assert same.json() == document
    other = client.get("/v1/documents/S9460.test-notes", params={"release": "HCPCS 1999"})
    assert other.status_code == 404
    assert other.json()["release"] == held
    assert f"as of release {held}, not HCPCS 1999" in other.json()["detail"]
