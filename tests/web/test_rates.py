import asyncio

import pytest
import redis
from redis.asyncio import Redis
from redis.exceptions import RedisError

from services.web import rates as module
from services.web.rates import Rates, counted_as

pytestmark = pytest.mark.anyio


class Clock:
    def __init__(self) -> None:
        self.now = 600.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture
def clock() -> Clock:
    return Clock()


def test_so_many_in_a_minute_and_in_the_next_again(clock: Clock) -> None:
    rates = Rates("api", None, clock)
    standings = [rates.ask("a", 2) for _ in range(3)]
    assert [standing.refusal() is None for standing in standings] == [True, True, False]
    assert [standing.headers()["RateLimit"] for standing in standings] == [
        '"minute";r=1;t=60', '"minute";r=0;t=60', '"minute";r=0;t=60',
    ]  # fmt: skip
    assert rates.ask("b", 2).refusal() is None
    clock.now += 45
    refusal = rates.ask("a", 2).refusal()
    assert refusal is not None
    assert refusal.headers == {"Retry-After": "15"}
    clock.now += 15
    assert rates.ask("a", 2).refusal() is None


def test_newcomers_beyond_the_most_are_counted_as_one(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_COUNTED", 2)
    rates = Rates("api", None, clock)
    asked = [rates.ask(who, 10).asked for who in ("a", "b", "c", "d", "e", "a")]
    assert asked == [1, 1, 1, 2, 3, 2]


async def test_processes_learn_what_the_others_counted(valkey_url: str, clock: Clock) -> None:
    one, other = Rates("api", valkey_url, clock), Rates("api", valkey_url, clock)
    async with Redis.from_url(valkey_url) as valkey:
        for rates, times in ((one, 3), (other, 4)):
            for _ in range(times):
                rates.ask("a", 100)
        await one.share(valkey)
        await other.share(valkey)
        assert other.ask("a", 100).asked == 8
        assert one.ask("a", 100).asked == 4
        await one.share(valkey)
        assert one.ask("a", 100).asked == 9
    with redis.Redis.from_url(valkey_url) as valkey_now:
        (name,) = valkey_now.keys("frontlog:rate:*")
        assert 0 < valkey_now.ttl(name) <= 120


async def test_what_was_counted_while_valkey_was_away_is_shared_afterwards(valkey_url: str, clock: Clock) -> None:
    rates = Rates("api", valkey_url, clock)
    rates.ask("a", 100)
    async with Redis.from_url("redis://127.0.0.1:1") as nobody:
        with pytest.raises((RedisError, OSError)):
            await rates.share(nobody)
    rates.ask("a", 100)
    async with Redis.from_url(valkey_url) as valkey:
        await rates.share(valkey)
        assert await valkey.get("frontlog:rate:api:10:a") == b"2"


async def test_without_valkey_each_counts_alone_and_says_so_once(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(module, "SHARE_SECONDS", 0.0)
    rates = Rates("api", "redis://127.0.0.1:1")
    tried = asyncio.Event()
    share, tries = rates.share, []

    async def counted(valkey: Redis) -> None:
        tries.append(1)
        if len(tries) > 3:
            tried.set()
        await share(valkey)

    monkeypatch.setattr(rates, "share", counted)
    async with rates.shared():
        assert rates.ask("a", 2).refusal() is None
        await asyncio.wait_for(tried.wait(), 120)
        assert rates.ask("a", 2).asked == 2
    assert sum("valkey away" in str(entry.msg) for entry in caplog.records) == 1


@pytest.mark.parametrize(
    ("address", "counted"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:aaaa::1", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:bbbb::9", "2001:db8:1:2::/64"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("a socket", "a socket"),
    ],
)
def test_an_ipv6_network_is_one_client(address: str, counted: str) -> None:
    assert counted_as(address) == counted
