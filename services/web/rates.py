"""How often each asks. Counted in this process, so that no request waits; shared with the others through Valkey.

A count is told to Valkey, and the others' learned, every second while there is news. Without Valkey, or while it is
away, each process counts for itself.
"""

import asyncio
import time
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from ipaddress import IPv6Address, ip_address

import structlog
from msgspec import Struct
from redis.asyncio import Redis
from redis.exceptions import RedisError

from services.web.problem import ProblemError

WINDOW_SECONDS = 60
SHARE_SECONDS = 1.0
PATIENCE_SECONDS = 2.0
# Beyond so many in one minute, newcomers are counted as one.
MOST_COUNTED = 50_000
THE_REST = "the rest"
log = structlog.get_logger(__name__)


class Standing(Struct, frozen=True):
    """Where one who asks stands: `asked` of `limit` requests in this minute, which ends in `reset` seconds."""

    limit: int
    asked: int
    reset: int

    def headers(self) -> dict[str, str]:
        """RateLimit-Policy and RateLimit, as of draft-ietf-httpapi-ratelimit-headers."""
        remaining = max(self.limit - self.asked, 0)
        return {
            "RateLimit-Policy": f'"minute";q={self.limit};w={WINDOW_SECONDS}',
            "RateLimit": f'"minute";r={remaining};t={self.reset}',
        }

    def refusal(self) -> ProblemError | None:
        """The 429 for one request too many."""
        if self.asked <= self.limit:
            return None
        detail = f"These are more than {self.limit:,} requests in a minute. Ask again in {self.reset} s."
        return ProblemError(429, detail, headers={"Retry-After": str(self.reset)})


class Rates:
    """The counts of one service's process, by key or address."""

    def __init__(self, service: str, broker_url: str | None, clock: Callable[[], float] = time.time) -> None:
        self._service = service
        self._broker_url = broker_url
        self._clock = clock
        self._window = 0
        self._asked: Counter[str] = Counter()
        self._unshared: Counter[str] = Counter()
        self._heard = True

    def ask(self, who: str, limit: int) -> Standing:
        """Count one request of `who`."""
        now = self._clock()
        self._turn(int(now // WINDOW_SECONDS))
        if who not in self._asked and len(self._asked) >= MOST_COUNTED:
            who = THE_REST
        if self._asked[who] <= limit:
            self._asked[who] += 1
            self._unshared[who] += 1
        return Standing(limit, self._asked[who], max(1, round(WINDOW_SECONDS - now % WINDOW_SECONDS)))

    @asynccontextmanager
    async def shared(self) -> AsyncIterator[None]:
        """Share the counts until left. Without a broker nothing is shared."""
        if self._broker_url is None:
            yield
            return
        async with Redis.from_url(
            self._broker_url, socket_timeout=PATIENCE_SECONDS, socket_connect_timeout=PATIENCE_SECONDS
        ) as valkey:
            sharing = asyncio.create_task(self._keep_sharing(valkey))
            yield
            sharing.cancel()
            with suppress(asyncio.CancelledError):
                await sharing

    async def share(self, valkey: Redis) -> None:
        """Tell what was counted here since the last time, learn what all have counted. Raises RedisError, OSError."""
        window, news = self._window, +self._unshared
        if not news:
            return
        async with valkey.pipeline(transaction=False) as pipeline:
            for who, asked in news.items():
                name = f"frontlog:rate:{self._service}:{window}:{who}"
                pipeline.incrby(name, asked)
                pipeline.expire(name, 2 * WINDOW_SECONDS)
            totals = (await pipeline.execute())[::2]
        if window == self._window:
            self._unshared -= news
            for who, total in zip(news, totals, strict=True):
                self._asked[who] = total + self._unshared[who]

    async def _keep_sharing(self, valkey: Redis) -> None:
        while True:
            await asyncio.sleep(SHARE_SECONDS)
            try:
                await self.share(valkey)
            except (RedisError, OSError) as error:
                self._note(False, str(error))
            else:
                self._note(True)

    def _turn(self, window: int) -> None:
        if window != self._window:
            self._window = window
            self._asked.clear()
            self._unshared.clear()

    def _note(self, heard: bool, error: str | None = None) -> None:
        if heard != self._heard:
            log.warning("rates are shared again" if heard else "valkey away: rates are counted here", error=error)
        self._heard = heard


def counted_as(address: str) -> str:
    """What one client address is counted as: of IPv6, its network of 64 bits, which is one client's."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return address
    if isinstance(parsed, IPv6Address) and parsed.ipv4_mapped is None:
        return f"{IPv6Address(int(parsed) >> 64 << 64)}/64"
    return str(getattr(parsed, "ipv4_mapped", None) or parsed)
