"""Gaps in SQLite: counts by day, and, where the operator wants them, redacted words."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bot.errors import GapStoreError
from bot.gaps.gap import Gap, Reason
from bot.question import Facet

FILE = "gaps.sqlite3"
"""Its name in the data folder."""

_VERSION = 1
_SCHEMA = f"""
CREATE TABLE IF NOT EXISTS count (
    day TEXT NOT NULL, code TEXT NOT NULL, facet TEXT NOT NULL, reason TEXT NOT NULL,
    times INTEGER NOT NULL, PRIMARY KEY (day, code, facet, reason)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS words (
    day TEXT NOT NULL, code TEXT NOT NULL, facet TEXT NOT NULL, reason TEXT NOT NULL,
    text TEXT NOT NULL, UNIQUE (day, code, facet, reason, text)
);
PRAGMA user_version = {_VERSION};
"""
_PATIENCE = 2.0  # seconds that a write waits for another process's


@dataclass(frozen=True, slots=True)
class GapCount:
    """How often a gap was met, and (newest first) what was asked or said of it, if kept."""

    gap: Gap
    times: int
    words: tuple[str, ...] = ()


class GapStore:
    """Gaps of one data folder; several processes may share it. No file before the first gap.

    Every method raises `GapStoreError` where the file cannot be used.
    """

    def __init__(self, folder: Path) -> None:
        self.path = folder / FILE
        self._lock = threading.Lock()
        self._database: sqlite3.Connection | None = None

    def add(self, day: date, gap: Gap, times: int = 1) -> None:
        """Count a gap; a negative number takes it back."""
        with self._transaction() as database:
            database.execute(
                "INSERT INTO count VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE "
                "SET times = max(0, times + excluded.times)",
                (*_key(day, gap), times),
            )

    def add_words(self, day: date, gap: Gap, text: str) -> None:
        """Keep a text with a gap; the same text is kept once a day."""
        with self._transaction() as database:
            database.execute(
                "INSERT OR IGNORE INTO words VALUES (?, ?, ?, ?, ?)", (*_key(day, gap), text)
            )

    def forget_words(self, before: date) -> None:
        """Drop the texts of earlier days; their counts stay."""
        if self.path.is_file():
            with self._transaction() as database:
                database.execute("DELETE FROM words WHERE day < ?", (before.isoformat(),))

    def counts(self, since: date) -> tuple[GapCount, ...]:
        """All gaps since a day, the most frequent first."""
        if not self.path.is_file():
            return ()
        with self._transaction() as database:
            rows = database.execute(
                "SELECT code, facet, reason, sum(times) AS times FROM count WHERE day >= ? "
                "GROUP BY code, facet, reason HAVING times > 0 ORDER BY times DESC, 1, 2, 3",
                (since.isoformat(),),
            ).fetchall()
            texts = database.execute(
                "SELECT code, facet, reason, text FROM words WHERE day >= ? "
                "ORDER BY day DESC, rowid DESC",
                (since.isoformat(),),
            ).fetchall()
        words: dict[tuple[str, ...], list[str]] = {}
        for *key, text in texts:
            words.setdefault(tuple(key), []).append(text)
        return tuple(
            GapCount(
                Gap(code, Facet(facet), Reason(reason)),
                times,
                tuple(dict.fromkeys(words.get((code, facet, reason), ()))),
            )
            for code, facet, reason, times in rows
        )

    def close(self) -> None:
        """Let go of the file; the next use opens it again."""
        with self._lock:
            if self._database is not None:
                self._database.close()
                self._database = None

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        try:
            with self._lock:
                if self._database is None:
                    self._database = self._open()
                with self._database:
                    yield self._database
        except (OSError, sqlite3.Error) as error:
            raise GapStoreError(
                f"{self.path}: gaps cannot be kept here ({error}). "
                "Make the folder writable, or name another in CODECITE_DATA_DIR."
            ) from error

    def _open(self) -> sqlite3.Connection:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self.path.touch(mode=0o600)  # others on this machine have no business with it
        database = sqlite3.connect(self.path, timeout=_PATIENCE, check_same_thread=False)
        try:
            # A write-ahead log: a commit, which may stand in the way of a reply, waits for no disk.
            database.execute("PRAGMA journal_mode = WAL")
            database.execute("PRAGMA synchronous = NORMAL")
            version = database.execute("PRAGMA user_version").fetchone()[0]
            if version == 0:
                database.executescript(f"BEGIN IMMEDIATE;{_SCHEMA}COMMIT;")
            elif version != _VERSION:
                raise GapStoreError(
                    f"{self.path}: was written by another version of codecite ({version}, "
                    f"not {_VERSION}). Move it away."
                )
        except BaseException:
            database.close()
            raise
        return database


def _key(day: date, gap: Gap) -> tuple[str, str, str, str]:
    return day.isoformat(), gap.code, gap.facet.value, gap.reason.value
