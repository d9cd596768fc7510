"""The keys as one process of a service holds them: checking a key costs no query."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Iterable
from datetime import UTC, datetime

from services.access.key import Key, Secret

# For so long a key that was revoked may still be taken.
KEEP_SECONDS = 5.0
# Between two looks for keys that are not held, however many ask for them.
PAUSE_SECONDS = 0.1


class RefusedKeyError(Exception):
    """The key is none, or is good no more; the message says which, as a sentence."""


class Keyring:
    """All keys, read anew with `load` when they are asked for and were read some seconds ago.

    A key that is not held is looked for at once, so that a new one is good from its first second.
    """

    def __init__(self, load: Callable[[], Awaitable[Iterable[Key]]]) -> None:
        self._load = load
        self._keys: dict[str, Key] = {}
        self._read_at = self._tried_at = float("-inf")
        self._failure: Exception | None = None
        self._reading = asyncio.Lock()

    async def holder(self, written: str) -> Key:
        """The key that is written so. Raises RefusedKeyError, or what `load` raises when the keys cannot be read."""
        secret = Secret.read(written)
        if secret is None:
            raise RefusedKeyError("This is no key: one is written fl_<id>_<secret>.")
        key = await self._known(secret.id)
        if key is None or not key.is_of(secret):
            raise RefusedKeyError("Nobody has this key here.")
        if ended := key.ended(datetime.now(UTC)):
            raise RefusedKeyError(f"The key {key.id} of {key.name!r} {ended}.")
        return key

    async def _known(self, key_id: str) -> Key | None:
        asked_at = time.monotonic()
        if key_id not in self._keys or asked_at - self._read_at > KEEP_SECONDS:
            await self._read_since(asked_at)
        return self._keys.get(key_id)

    async def _read_since(self, moment: float) -> None:
        """All who wait share the first reading that began after they asked, also when it fails."""
        async with self._reading:
            if self._tried_at <= moment:
                await asyncio.sleep(self._tried_at + PAUSE_SECONDS - time.monotonic())
                await self._read()
            if self._failure is not None:
                raise self._failure

    async def _read(self) -> None:
        self._tried_at = time.monotonic()
        try:
            found = await self._load()
        except Exception as error:  # noqa: BLE001 - whatever it is, it is raised for all who wait
            self._failure = error
            return
        self._keys, self._read_at, self._failure = {key.id: key for key in found}, self._tried_at, None
