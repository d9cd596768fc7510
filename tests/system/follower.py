"""A reader of the change feed who comes back after each break, as EventSource in a browser does."""

import json
import threading
from typing import Any

import httpx

PAUSE_SECONDS = 0.1


class Follower:
    """Follows the stream on a thread, from the present on, until `stop`. `seen` are the changes in their order."""

    def __init__(self, api: httpx.Client) -> None:
        self.seen = list[dict[str, Any]]()
        self.breaks = 0
        self._api = api
        self._last_id: str | None = None
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._follow, daemon=True)
        self._thread.start()

    @property
    def begun(self) -> bool:
        """Whether it was told where it starts: it misses nothing from here on."""
        return self._last_id is not None

    def stop(self) -> None:
        """Leave the stream; returns when it has."""
        self._stopping.set()
        self._thread.join()

    def _follow(self) -> None:
        while not self._stopping.is_set():
            try:
                self._read_until_it_breaks()
            except httpx.HTTPError:
                self.breaks += 1
                self._stopping.wait(PAUSE_SECONDS)

    def _read_until_it_breaks(self) -> None:
        headers = {"Last-Event-ID": self._last_id} if self._last_id else {}
        # A second without a line is no fault: it is how the thread hears that it shall stop.
        with self._api.stream("GET", "/v1/changes/stream", headers=headers, timeout=5) as answer:
            answer.raise_for_status()
            data: str | None = None
            for line in answer.iter_lines():
                if self._stopping.is_set():
                    return
                field, _, value = line.partition(":")
                if field == "data":
                    data = value.strip()
                elif field == "id":
                    self._last_id = value.strip()
                elif not line and data is not None:
                    self.seen.append(json.loads(data))
                    data = None
