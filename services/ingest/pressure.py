"""Backpressure: when too many articles wait for analysis, new ones are asked to come later."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from http import HTTPStatus

from services.web.problem import ProblemError

# For so long a count holds. What this process takes meanwhile is added to it, what others take is not.
COUNT_SECONDS = 1.0
# Workers need some time to make room.
RETRY_AFTER_SECONDS = 5


class Pressure:
    """How many articles may still come in. `count` counts those that wait, up to the number that it is given."""

    def __init__(self, most: int, count: Callable[[int], Awaitable[int]]) -> None:
        self.most = most
        self._count = count
        self._waiting = 0
        self._counted_at = float("-inf")
        self._counting = asyncio.Lock()

    async def room(self) -> int:
        """For how many more articles there is room: 0 or more. Raises what `count` raises."""
        if self._is_old():
            async with self._counting:
                if self._is_old():
                    begun = time.monotonic()
                    self._waiting = await self._count(self.most)
                    self._counted_at = begun
        return max(self.most - self._waiting, 0)

    async def require_room(self) -> None:
        """Raises ProblemError (429) when there is no room."""
        if not await self.room():
            raise self.refusal()

    def took(self, articles: int) -> None:
        """Say that so many were taken in."""
        self._waiting += articles

    def refusal(self) -> ProblemError:
        """The answer to an article for which there is no room."""
        detail = f"{self.most:,} articles wait for analysis already. This one was not taken; send it again later."
        after = {"Retry-After": str(RETRY_AFTER_SECONDS)}
        return ProblemError(HTTPStatus.TOO_MANY_REQUESTS, detail, headers=after)

    def _is_old(self) -> bool:
        return time.monotonic() - self._counted_at > COUNT_SECONDS
