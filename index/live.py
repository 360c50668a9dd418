"""An index that moves to a newly published snapshot while it serves."""

import logging
import threading
import time
from collections.abc import Callable
from pathlib import Path

from index.code_index import CodeIndex
from index.encoder import Encoder
from index.errors import SnapshotError
from index.snapshot import POINTER

CHECK_EVERY = 1.0
"""Seconds between looks at `current`; a look is one stat, some microseconds."""

_log = logging.getLogger(__name__)


class LiveIndex:
    """Gives the index to use for one request; safe to share between threads.

    A request keeps the index it was given to its end, so that all of it rests on one snapshot.
    """

    def __init__(
        self, folder: Path, encoder: Encoder, *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """Open the snapshot in force.

        Raises:
            SnapshotError: There is none, or it is refused.
        """
        self._folder = folder
        self._encoder = encoder
        self._clock = clock
        self._looking = threading.Lock()
        self._seen = self._stamp()
        self._index = CodeIndex.open(folder, encoder)
        self._look_again = clock() + CHECK_EVERY

    def current(self) -> CodeIndex:
        """The index of the newest snapshot that could be opened."""
        # Whoever finds another thread looking goes on with what there is.
        if self._clock() >= self._look_again and self._looking.acquire(blocking=False):
            try:
                self._look()
            finally:
                self._looking.release()
        return self._index

    def _look(self) -> None:
        self._look_again = self._clock() + CHECK_EVERY
        stamp = self._stamp()
        if stamp == self._seen:
            return
        # Noted before opening: a refused snapshot is refused once, not every second.
        self._seen = stamp
        try:
            self._index = CodeIndex.open(self._folder, self._encoder)
        except SnapshotError:
            _log.exception("staying with snapshot %s: the new one is refused", self._index.name)
        else:
            _log.info("moved to snapshot %s", self._index.name)

    def _stamp(self) -> tuple[int, int] | None:
        try:
            status = (self._folder / POINTER).stat()
        except OSError:
            return None
        return status.st_ino, status.st_mtime_ns
