import asyncio

import pytest

from bot.slack import deliveries
from bot.slack.deliveries import Deliveries


def counting(served, error=None):
    async def serve():
        served.append(1)
        if error:
            raise error

    return serve


def test_once_for_each_key():
    async def scenario():
        served, once = [], Deliveries().once
        for key in ("a", "b", "a", None, None):
            await once(key, counting(served))
        return len(served)

    assert asyncio.run(scenario()) == 4


def test_one_under_way_is_not_begun_again():
    async def scenario():
        served, once = [], Deliveries().once
        gate = asyncio.Event()

        async def slow():
            served.append(1)
            await gate.wait()

        first = asyncio.create_task(once("a", slow))
        await asyncio.sleep(0)
        await once("a", slow)
        gate.set()
        await first
        return len(served)

    assert asyncio.run(scenario()) == 1


def test_one_that_failed_may_come_again():
    async def scenario():
        served, once = [], Deliveries().once
        with pytest.raises(OSError, match="down"):
            await once("a", counting(served, OSError("down")))
        await once("a", counting(served))
        await once("a", counting(served))
        return len(served)

    assert asyncio.run(scenario()) == 2


def test_the_oldest_are_forgotten(monkeypatch):
    monkeypatch.setattr(deliveries, "_REMEMBERED", 2)

    async def scenario():
        served, once = [], Deliveries().once
        for key in ("a", "b", "c", "a"):
            await once(key, counting(served))
        return len(served)

    assert asyncio.run(scenario()) == 4
