"""How fast, and how busy, the machine is on which the rest was measured: a loop of plain Python tells it."""

import time

LOOP = 5_000_000


def told() -> str:
    """One line for the head of a benchmark's output."""
    return f"plain Python   {LOOP / 1e6:.0f} million additions in {_loop():.2f} s (some 0.2 s on an idle core)"


def _loop() -> float:
    began, total = time.perf_counter(), 0
    for number in range(LOOP):
        total += number
    return time.perf_counter() - began
