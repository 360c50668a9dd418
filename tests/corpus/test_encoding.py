import codecs

import pytest

from corpus.encoding import decode


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("Café \u2013 “x”".encode(), "Café \u2013 “x”"),
        (codecs.BOM_UTF8 + b"abc", "abc"),
        ("Café \u2013 “x”".encode("cp1252"), "Café \u2013 “x”"),
        ("abc é".encode("utf-16"), "abc é"),
    ],
)
def test_encodings(data: bytes, text: str) -> None:
    assert decode(data) == text


def test_bytes_that_are_no_text() -> None:
    with pytest.raises(UnicodeDecodeError):
        decode(b"abc \x81\x8d\xff")
