import threading
import time

import pytest

from index.lazily import Lazily


def test_it_is_made_once_and_only_when_asked_for():
    made = []
    lazily = Lazily(lambda: made.append("made") or object())
    assert made == []
    assert lazily() is lazily()
    assert made == ["made"]


def test_threads_that_ask_at_once_get_the_same():
    lazily = Lazily(lambda: time.sleep(0.02) or object())
    found = []
    threads = [threading.Thread(target=lambda: found.append(lazily())) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == len(threads)
    assert len(set(map(id, found))) == 1


def test_what_failed_is_tried_again():
    results = iter([OSError("away"), None])

    def make():
        if error := next(results):
            raise error
        return "made"

    lazily = Lazily(make)
    with pytest.raises(OSError, match="away"):
        lazily()
    assert lazily() == "made"
