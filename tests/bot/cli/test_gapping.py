import json
import os
from datetime import date, timedelta

import pytest
from typer.testing import CliRunner

from bot.cli.main import app
from bot.gaps.gap import Gap, Reason
from bot.gaps.store import FILE, GapStore
from bot.question import Facet


@pytest.fixture
def run(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    for name in list(os.environ):
        if name.startswith("CODECITE_"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("CODECITE_DATA_DIR", str(tmp_path))
    monkeypatch.setattr("bot.cli.main._out.width", 200)
    monkeypatch.setattr("bot.cli.main._err.width", 400)
    return lambda *arguments: CliRunner().invoke(app, ["gaps", *arguments])


@pytest.fixture
def today():
    return date.today()  # noqa: DTZ011 - gaps are counted under local days


@pytest.fixture
def filled(tmp_path, today):
    store = GapStore(tmp_path)
    silent = Gap("K0001", Facet.COVERAGE, Reason.NOT_STATED)
    store.add(today, silent, 2)
    store.add_words(today, silent, "Is K0001 covered? [bold]")
    store.add(today - timedelta(days=7), Gap("", Facet.OTHER, Reason.OUT_OF_SCOPE), 9)
    store.close()


@pytest.mark.usefixtures("filled")
def test_gaps_are_listed_the_most_frequent_first(run):
    result = run()
    assert result.exit_code == 0
    rows = [line.split("│")[1:-1] for line in result.stdout.splitlines() if "│" in line]
    assert [[cell.strip() for cell in row] for row in rows] == [
        ["no code", "other", "out of scope", "9"],
        ["K0001", "coverage", "not stated", "2"],
    ]
    assert "K0001: “Is K0001 covered? [bold]”" in result.stdout


@pytest.mark.usefixtures("filled")
def test_gaps_of_some_days_as_json(run):
    assert json.loads(run("--days", "7", "--json").stdout) == [
        {
            "code": "K0001",
            "facet": "coverage",
            "reason": "not_stated",
            "times": 2,
            "words": ["Is K0001 covered? [bold]"],
        }
    ]


def test_no_gaps(run, today):
    assert run("--days", "1").stdout == f"No gaps since {today}.\n"


def test_a_broken_file_is_named(run, tmp_path):
    (tmp_path / FILE).write_text("not a database, but long enough to be read as one " * 40)
    result = run()
    assert result.exit_code == 1
    assert "gaps.sqlite3: gaps cannot be kept here" in result.stderr
