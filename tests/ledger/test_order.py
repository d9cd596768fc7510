"""A reader that only asks for `position > cursor` gets every record once, however slowly writers commit."""

import random
import threading
from concurrent.futures import ThreadPoolExecutor

from sqlalchemy import Connection, text

from services.ledger.append import append
from tests.ledger.desk import Desk
from tests.ledger.reading import read_records
from tests.ledger.test_append import note

WRITERS, ROUNDS = 8, 25


def pause(conn: Connection, seconds: float) -> None:
    """Keep the transaction open: the database waits, not the test."""
    conn.execute(text("SELECT pg_sleep(:seconds)"), {"seconds": seconds})


def write(desk: Desk, writer: int) -> list[int]:
    """Transactions that dawdle before the append, after it, or not at all; every fifth is rolled back."""
    chance, written = random.Random(writer), []
    for number in range(ROUNDS):
        with desk.owner.connect() as conn:
            pause(conn, chance.choice([0, 0.002, 0.005]))
            positions = [one.position for one in append(conn, [note(f"{writer}/{number}", 0) for _ in range(3)])]
            pause(conn, chance.choice([0, 0, 0.003]))
            if number % 5 == 4:
                conn.rollback()
            else:
                conn.commit()
                written.extend(positions)
    return written


def poll(desk: Desk, finished: threading.Event) -> list[int]:
    seen: list[int] = []
    with desk.nlp.connect().execution_options(isolation_level="AUTOCOMMIT") as conn:
        while True:
            last_round = finished.is_set()
            page = read_records(conn, seen[-1] if seen else 0, 50)
            seen.extend(one.position for one in page)
            if last_round and not page:
                return seen


def test_no_record_is_skipped_or_repeated(desk: Desk) -> None:
    finished = threading.Event()
    # The pool holds eight connections: one is the reader's, so seven writers write at any time.
    with ThreadPoolExecutor(WRITERS + 1) as threads:
        reader = threads.submit(poll, desk, finished)
        writers = [threads.submit(write, desk, number) for number in range(WRITERS)]
        try:
            written = sorted(position for one in writers for position in one.result())
        finally:
            finished.set()
        seen = reader.result()
    assert len(written) == WRITERS * ROUNDS * 4 // 5 * 3
    assert seen == written
    times = [row[0] for row in desk.rows("SELECT recorded_at FROM ledger.record ORDER BY position")]
    assert times == sorted(times)
