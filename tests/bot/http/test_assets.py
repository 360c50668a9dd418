import gzip

import pytest

from bot.http.assets import FOLDER, asset, slim


def test_comments_and_indentation_are_left_out_and_nothing_else():
    script = (
        "/** What it does.\n * More.\n */\nimport a from 'b';\n\n"
        "const url = 'https://x.example'; // kept: not a line of its own\n"
        "  // gone\n  f(1);\n"
    )
    assert slim(script) == (
        "import a from 'b';\nconst url = 'https://x.example'; // kept: not a line of its own\n"
        "f(1);\n"
    )


def test_every_file_is_packed_once_with_a_tag_of_its_content():
    for path in FOLDER.iterdir():
        if path.suffix in {".js", ".css", ".html"}:
            file = asset(path.name)
            assert gzip.decompress(file.packed) == file.content
    assert asset("chat.js").etag != asset("dom.js").etag


@pytest.mark.parametrize("path", ["/", "/gaps", "/widget.js", "/widget/dom.js", "/widget/page.css"])
def test_a_file_that_the_browser_has_is_not_sent_again(client, path):
    first = client.get(path, headers={"Accept-Encoding": "gzip"})
    assert first.headers["content-encoding"] == "gzip"
    plain = client.get(path, headers={"Accept-Encoding": "identity"})
    assert "content-encoding" not in plain.headers
    assert plain.text == first.text
    again = client.get(path, headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["content-security-policy"] == first.headers["content-security-policy"]
