import asyncio
from datetime import UTC, datetime

import pytest

from services.access import keyring
from services.access.key import Key, Secret
from services.access.keyring import Keyring, RefusedKeyError

pytestmark = pytest.mark.anyio

ONE, OTHER = Secret.new(), Secret.new()
THEN = datetime(2020, 1, 1, tzinfo=UTC)


class Book:
    """The keys as the database has them, and how often they were read."""

    def __init__(self, *secrets: Secret) -> None:
        self.keys = {secret.id: key(secret) for secret in secrets}
        self.readings = 0
        self.away = False

    async def read(self) -> list[Key]:
        self.readings += 1
        if self.away:
            raise ConnectionError("the database is away")
        return list(self.keys.values())


def key(secret: Secret, expires_at: datetime | None = None, revoked_at: datetime | None = None) -> Key:
    return Key(secret.id, secret.sha256, "A. Nalyst", ("read",), THEN, expires_at, revoked_at)


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


async def test_checking_a_key_again_costs_no_reading() -> None:
    book = Book(ONE)
    ring = Keyring(book.read)
    for _ in range(10):
        assert (await ring.holder(ONE.written)).id == ONE.id
    assert book.readings == 1


async def test_a_key_made_later_is_good_at_once() -> None:
    book = Book(ONE)
    ring = Keyring(book.read)
    await ring.holder(ONE.written)
    book.keys[OTHER.id] = key(OTHER)
    assert (await ring.holder(OTHER.written)).id == OTHER.id
    assert book.readings == 2


async def test_however_many_ask_for_unknown_keys_few_readings_are_made() -> None:
    book = Book(ONE)
    ring = Keyring(book.read)
    answers = await asyncio.gather(*(ring.holder(Secret.new().written) for _ in range(200)), return_exceptions=True)
    assert all(isinstance(answer, RefusedKeyError) for answer in answers)
    assert book.readings <= 2


async def test_a_revoked_key_is_refused_when_the_keys_are_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    book = Book(ONE)
    ring = Keyring(book.read)
    await ring.holder(ONE.written)
    book.keys[ONE.id] = key(ONE, revoked_at=THEN)
    monkeypatch.setattr(keyring, "KEEP_SECONDS", 0.0)
    with pytest.raises(RefusedKeyError, match="revoked on 2020-01-01"):
        await ring.holder(ONE.written)


async def test_a_key_that_is_held_expires_all_the_same() -> None:
    book = Book()
    book.keys[ONE.id] = key(ONE, expires_at=THEN)
    with pytest.raises(RefusedKeyError, match="expired on 2020-01-01"):
        await Keyring(book.read).holder(ONE.written)


@pytest.mark.parametrize(
    "written",
    ["", "fl_", "Bearer", f"fl_{ONE.id}_{OTHER.secret}", OTHER.written, ONE.secret],
    # Keys are others on each run: workers could not tell by them that they have the same tests.
    ids=["empty", "prefix", "kind", "another's secret", "unknown", "secret alone"],
)
async def test_what_is_nobodys_key_is_refused(written: str) -> None:
    with pytest.raises(RefusedKeyError):
        await Keyring(Book(ONE).read).holder(written)


async def test_a_failed_reading_is_everybodys_answer_who_waited_and_the_next_may_succeed() -> None:
    book = Book(ONE)
    book.away = True
    ring = Keyring(book.read)
    answers = await asyncio.gather(*(ring.holder(ONE.written) for _ in range(50)), return_exceptions=True)
    assert all(isinstance(answer, ConnectionError) for answer in answers)
    assert book.readings == 1
    book.away = False
    assert (await ring.holder(ONE.written)).id == ONE.id
