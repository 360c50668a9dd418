"""Which deliveries have been served: Slack sends one again when it misses our acknowledgement."""

from collections import OrderedDict
from collections.abc import Awaitable, Callable

# Slack repeats a delivery for about an hour; a busy workspace sends a few messages a second.
_REMEMBERED = 10_000


class Deliveries:
    """Serves each delivery once; one whose serving failed may come again.

    Not safe between threads: it lives in one event loop.
    """

    def __init__(self) -> None:
        self._begun: OrderedDict[str, None] = OrderedDict()

    async def once(self, key: str | None, serve: Callable[[], Awaitable[None]]) -> None:
        """Serve a delivery unless it was served, or is being served right now.

        Args:
            key: What tells deliveries apart; None where nothing does.
            serve: Does the work; if it raises, the delivery counts as not served.
        """
        if key is None:
            await serve()
            return
        if key in self._begun:
            return
        self._begun[key] = None
        if len(self._begun) > _REMEMBERED:
            self._begun.popitem(last=False)
        try:
            await serve()
        except BaseException:
            self._begun.pop(key, None)
            raise
