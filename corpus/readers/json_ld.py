"""What the schema.org JSON-LD of a page says about its code."""

import html
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bs4 import BeautifulSoup

from corpus.canonical import one_line

_TYPE = "application/ld+json"
_DEEPEST = 20


@dataclass(frozen=True, slots=True)
class CodeData:
    """The parts of ``MedicalCode`` and ``FAQPage`` that documents use; empty where absent.

    Attributes:
        code: ``codeValue``, normalised.
        title: ``description``, or ``name``.
        description: ``detailedDescription``.
        url: Of the page.
        publisher: Name of the ``publisher`` or ``author``.
        faq: Question and answer pairs in plain text.
    """

    code: str = ""
    title: str = ""
    description: str = ""
    url: str = ""
    publisher: str = ""
    faq: tuple[tuple[str, str], ...] = ()


def code_data(soup: BeautifulSoup) -> CodeData:
    """Read all JSON-LD blocks of a page; a block that is no JSON is passed over."""
    objects = [item for block in _blocks(soup) for item in _objects(block)]
    codes = [item for item in objects if _is_a(item, "MedicalCode")]
    code = codes[0] if codes else {}
    return CodeData(
        code=_plain(code.get("codeValue")).upper(),
        title=_plain(code.get("description") or code.get("name")),
        description=_plain(code.get("detailedDescription")),
        url=_url(code),
        publisher=next((name for item in objects if (name := _publisher(item))), ""),
        faq=tuple(pair for item in objects if _is_a(item, "FAQPage") for pair in _faq(item)),
    )


def _blocks(soup: BeautifulSoup) -> Iterator[Any]:
    for script in soup.find_all("script", type=_TYPE):
        try:
            yield json.loads(script.get_text())
        except (ValueError, RecursionError):
            continue


def _objects(value: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    """All objects of a block, wherever they nest (lists, ``@graph``, ``mainEntity``)."""
    if depth > _DEEPEST:
        return
    if isinstance(value, dict):
        yield value
        for child in value.values():
            yield from _objects(child, depth + 1)
    elif isinstance(value, list):
        for child in value:
            yield from _objects(child, depth + 1)


def _is_a(item: dict[str, Any], name: str) -> bool:
    return name in _listed(item.get("@type"))


def _listed(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _faq(page: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for entry in _listed(page.get("mainEntity")):
        if not isinstance(entry, dict):
            continue
        question = _plain(entry.get("name") or entry.get("text"))
        answers = [item for item in _listed(entry.get("acceptedAnswer")) if isinstance(item, dict)]
        answer = _plain(answers[0].get("text")) if answers else ""
        if question and answer:
            yield question, answer


def _url(code: dict[str, Any]) -> str:
    url = _plain(code.get("url"))
    return url if url.startswith(("https://", "http://")) else ""


def _publisher(item: dict[str, Any]) -> str:
    for key in ("publisher", "author"):
        for who in _listed(item.get(key)):
            if isinstance(who, dict) and who.get("name"):
                return _plain(who["name"])
    return ""


def _plain(value: Any) -> str:
    """Plain text of a JSON string that may hold HTML."""
    if isinstance(value, int):
        return str(value)
    if not isinstance(value, str):
        return ""
    if "<" in value or "&" in value:
        value = BeautifulSoup(f"<div>{html.unescape(value)}</div>", "lxml").get_text(" ")
    return " ".join(one_line(value).split())
