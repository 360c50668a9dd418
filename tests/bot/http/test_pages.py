import pytest


def directives(response):
    policy = response.headers["content-security-policy"]
    parts = [part.split() for part in policy.split(";")]
    return {name: values for name, *values in parts}


@pytest.mark.parametrize(
    ("path", "media_type"),
    [
        ("/", "text/html"),
        ("/documents/S9460.test-notes", "text/html"),
        ("/gaps", "text/html"),
        ("/widget.js", "text/javascript"),
        ("/widget/chat.js", "text/javascript"),
        ("/widget/styles.js", "text/javascript"),
        ("/widget/page.css", "text/css"),
    ],
)
def test_pages_and_their_parts_under_a_strict_policy(client, path, media_type):
    response = client.get(path)
    assert response.status_code == 200
    assert response.headers["content-type"].split(";")[0] == media_type
    assert response.headers["x-content-type-options"] == "nosniff"
    assert response.headers["referrer-policy"] == "no-referrer"
    policy = directives(response)
    assert policy["default-src"] == ["'none'"]
    assert policy["script-src"] == ["'self'"]
    assert policy["style-src"] == ["'self'"]
    assert policy["connect-src"] == ["'self'"]
    assert "unsafe" not in response.headers["content-security-policy"]


@pytest.mark.parametrize("path", ["/", "/documents/S9460.test-notes", "/gaps"])
def test_a_page_has_nothing_inline_and_nothing_from_elsewhere(client, path):
    page = client.get(path).text.replace("xmlns='http://www.w3.org/2000/svg'", "")
    assert "<script>" not in page
    assert "<style" not in page
    assert "http://" not in page
    assert "https://" not in page


@pytest.mark.parametrize(
    "path",
    [
        "/widget/..%2f..%2fsettings.py",
        "/widget/..%2F..%2F..%2Fpyproject.toml",
        "/widget/%2e%2e%2f__init__.py",
        "/widget/../settings.py",
        "/widget/..%5c..%5csettings.py",
        "/widget/%2fetc%2fpasswd",
        "/widget//etc/passwd",
        "/widget/__init__.py",
        "/widget/index.html",
        "/widget/nothing.js",
        "/widget/.js",
        "/widget/",
        "/widget/chat.js%00.css",
        "/widget/a%00.js",
        f"/widget/{'x' * 300}.js",
    ],
)
def test_nothing_but_scripts_and_styles_of_the_widget_is_served(client, path):
    response = client.get(path)
    assert response.status_code == 404
    assert response.headers["content-type"] == "application/problem+json"


def test_pages_are_no_part_of_the_interface(client):
    paths = client.get("/openapi.json").json()["paths"]
    assert not {"/", "/gaps", "/widget.js", "/documents/{document_id}"} & set(paths)
