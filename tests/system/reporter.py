"""A client that posts one article after the other and, as a careful client does, each again until it is taken."""

import itertools
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import httpx

from tests.system.services import Services

TOWNS = ("Tal Afar", "Hawija", "Daquq", "Jalawla", "Sinjar", "Rawa", "Anah", "Makhmur")
TAKEN = (httpx.codes.OK, httpx.codes.ACCEPTED)
LATER = (httpx.codes.SERVICE_UNAVAILABLE, httpx.codes.TOO_MANY_REQUESTS)
PAUSE_SECONDS = 0.1


class Reporter:
    """Reports that towns change hands, every day another. `taken` are the ids of the articles answered 200 or 202."""

    def __init__(self, services: Services) -> None:
        self.taken = list[str]()
        self.put_off = 0
        self._services = services
        self._numbers = itertools.count()
        self._failed: list[str] = []

    @contextmanager
    def reporting(self, articles: int) -> Iterator[None]:
        """Post so many meanwhile; entered when a quarter is taken, left when all are."""
        first = len(self.taken) + articles // 4
        thread = threading.Thread(target=self.post, args=(articles,), daemon=True)
        thread.start()
        self._services.until(lambda: len(self.taken) >= first or bool(self._failed), "the first articles to be taken")
        yield
        self._services.until(lambda: not thread.is_alive(), "all articles to be taken")
        assert self._failed == []

    def post(self, articles: int) -> None:
        """Post so many more, and come back when all are taken."""
        for number in itertools.islice(self._numbers, articles):
            self._post_until_taken(report(number))

    def _post_until_taken(self, article: dict[str, Any]) -> None:
        headers = {"Idempotency-Key": str(uuid4())}
        while True:
            try:
                answer = self._services.client.post("/v1/articles", json=article, headers=headers)
            except httpx.TransportError:
                answer = None
            if answer is not None and answer.status_code in TAKEN:
                self.taken.append(answer.json()["id"])
                return
            if answer is not None and answer.status_code not in LATER:
                self._failed.append(f"{answer.status_code} {answer.text}")
                return
            self.put_off += 1
            threading.Event().wait(PAUSE_SECONDS)


def report(number: int) -> dict[str, Any]:
    """That a town was taken, by the one side or the other, and when."""
    winner, loser = ("Iraqi forces", "Islamic State")[:: 1 if number % 2 else -1]
    town = TOWNS[number % len(TOWNS)]
    text = f"{winner} captured {town} from {loser} on Sunday, unit {number} of the brigade there reported."
    return {"text": text, "published_at": str(date(2014, 7, 1) + timedelta(days=number))}
