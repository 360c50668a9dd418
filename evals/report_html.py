"""The report as one HTML file that needs nothing else: no server, no library, no network."""

import base64
import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from string import Template
from typing import Any

HTML = "report.html"

_PAGE = Path(__file__).with_name("report_page")
_SCRIPTS = (
    "dom.js",
    "figures.js",
    "charts.js",
    "tables.js",
    "overview.js",
    "query_charts.js",
    "set_section.js",
    "systems.js",
    "problem_kinds.js",
    "exchange.js",
    "failures.js",
    "page.js",
)
"""The pieces of the page's one script; each may use constants of those before it."""


def write_html(path: Path, report: Mapping[str, Any]) -> None:
    """Write the report as a page that a browser shows without any other file.

    Args:
        path: The file; replaced where it exists.
        report: What ``report.json`` holds.

    Raises:
        ValueError: A figure is not finite; JSON has no word for it.
    """
    path.write_text(page_of(report), encoding="utf-8", newline="\n")


def page_of(report: Mapping[str, Any]) -> str:
    """The page: mark-up, style, script and data, under a policy that allows just these."""
    style = (_PAGE / "style.css").read_text(encoding="utf-8")
    script = "\n".join((_PAGE / name).read_text(encoding="utf-8") for name in _SCRIPTS)
    template = Template((_PAGE / "template.html").read_text(encoding="utf-8"))
    return template.substitute(
        policy=_policy(script=script, style=style),
        style=style,
        script=script,
        data=embedded(report),
    )


def embedded(report: Mapping[str, Any]) -> str:
    r"""The report as JSON that may stand in a script element.

    A document can hold ``</script>`` or ``<!--``, either of which the HTML parser would act on, so
    each ``<`` is written ``\u003c``. Only ASCII, so that half a surrogate pair does no harm either.
    """
    text = json.dumps(report, ensure_ascii=True, allow_nan=False, separators=(",", ":"))
    return text.replace("<", r"\u003c")


def _policy(*, script: str, style: str) -> str:
    # Trusted types forbid what turns strings into mark-up, by this script or by a later one.
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src '{_hash(script)}'",
            f"style-src '{_hash(style)}'",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types 'none'",
        )
    )


def _hash(content: str) -> str:
    digest = hashlib.sha256(content.encode("utf-8")).digest()
    return f"sha256-{base64.b64encode(digest).decode('ascii')}"
