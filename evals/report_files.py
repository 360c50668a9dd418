"""The report as files, all from one record."""

import json
from pathlib import Path

from evals.evaluation import Evaluation
from evals.report_html import HTML, write_html
from evals.report_json import as_json
from evals.report_markdown import as_markdown

MARKDOWN = "report.md"
JSON = "report.json"


def write_report(folder: Path, evaluation: Evaluation) -> None:
    """Write every form of the report; the folder is made where it does not exist."""
    folder.mkdir(parents=True, exist_ok=True)
    report = as_json(evaluation)
    text = json.dumps(report, indent=1, ensure_ascii=False, allow_nan=False)
    (folder / JSON).write_text(text + "\n", encoding="utf-8")
    (folder / MARKDOWN).write_text(as_markdown(evaluation), encoding="utf-8")
    write_html(folder / HTML, report)
