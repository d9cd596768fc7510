"""Seals over a real ledger: made once, by two at a time too, and every damage behind the database's back named."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from uuid import UUID, uuid4

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import DBAPIError

from services.ledger import seals
from services.ledger.append import Append, append
from services.ledger.records import ArticleAnalysed
from services.ledger.sealing import Block
from services.ledger.verify import verify
from tests.ledger.desk import Desk
from tests.ledger.dispatches import said

SIZE = 4
# The whole of what a superuser can do to get at a record.
BEHIND = "ALTER TABLE ledger.record DISABLE TRIGGER ALL; ALTER TABLE ledger.seal DISABLE TRIGGER ALL;"
TRUNCATE = "TRUNCATE ledger.seal"
INSERTED = (
    "INSERT INTO ledger.record (position, record_id, stream, stream_version, type, schema_version, recorded_at,"
    " correlation_id, payload) OVERRIDING SYSTEM VALUE SELECT {position}, gen_random_uuid(), 'forged', 1, type,"
    " schema_version, recorded_at, correlation_id, payload FROM ledger.record WHERE position = 6"
)


def nothing(_: int) -> None:
    return None


@pytest.fixture(autouse=True)
def small_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seals, "RECORDS", SIZE)


def add(desk: Desk, count: int) -> None:
    for _ in range(count):
        with desk.owner.begin() as conn:
            append(conn, [Append(uuid4(), "s", ArticleAnalysed(UUID(int=0), "none", ()), "test")])


def seal_all(engine: Engine) -> list[Block]:
    return [*seals.seal_all(engine)]


def broken(desk: Desk, known: tuple[int, bytes] | None = None) -> list[str]:
    with desk.owner.connect() as conn:
        return seals.broken(conn, nothing, known)


def damage(desk: Desk, statement: str) -> None:
    with desk.owner.begin() as conn:
        conn.execute(text(BEHIND + statement))


@pytest.fixture
def sealed(desk: Desk) -> Desk:
    """Ten records in three blocks: 1 to 4, 5 to 8, 9 and 10. Then two that no block holds."""
    add(desk, 10)
    assert [one.positions for one in seal_all(desk.nlp)] == [(1, 2, 3, 4), (5, 6, 7, 8), (9, 10)]
    add(desk, 2)
    return desk


def test_sealing_goes_on_where_it_ended(sealed: Desk) -> None:
    with sealed.nlp.connect() as conn:
        assert seals.unsealed_records(conn) == 2
        assert 0 < seals.unsealed_seconds(conn) < 60
    made = seal_all(sealed.nlp)
    assert [one.positions for one in made] == [(11, 12)]
    with sealed.nlp.connect() as conn:
        newest = seals.head(conn)
        assert newest is not None
        assert (newest.number, newest.hash, newest.last_position) == (4, made[0].hash, 12)
        assert (seals.unsealed_records(conn), seals.unsealed_seconds(conn)) == (0, 0)
    assert seal_all(sealed.nlp) == []
    assert broken(sealed) == []


def test_an_empty_ledger_has_no_seal(desk: Desk) -> None:
    assert seal_all(desk.nlp) == []
    with desk.nlp.connect() as conn:
        assert (seals.head(conn), seals.unsealed_records(conn), seals.unsealed_seconds(conn)) == (None, 0, 0)
        assert seals.spot_check(conn, 3) == []
    assert broken(desk) == []


def test_positions_that_were_never_used_are_no_damage(desk: Desk) -> None:
    add(desk, 3)
    with desk.owner.connect() as conn:
        append(conn, [Append(uuid4(), "s", ArticleAnalysed(UUID(int=0), "none", ()), "test")])
        conn.rollback()
    add(desk, 2)
    assert [one.positions for one in seal_all(desk.nlp)] == [(1, 2, 3, 5), (6,)]
    assert broken(desk) == []


def test_a_round_makes_so_many_blocks_and_the_next_goes_on(desk: Desk) -> None:
    add(desk, 10)
    assert [one.number for one in seals.seal_all(desk.nlp, most=2)] == [1, 2]
    assert [one.number for one in seals.seal_all(desk.nlp, most=2)] == [3]


def test_two_sealers_at_once_make_one_chain(desk: Desk, engine_of: Callable[..., Engine]) -> None:
    add(desk, 30)
    with ThreadPoolExecutor(2) as sealers:
        made = [*sealers.map(seal_all, (desk.nlp, engine_of("nlp")))]
    seal_all(desk.nlp)
    assert sorted(one.number for some in made for one in some) == [*range(1, sum(map(len, made)) + 1)]
    assert broken(desk) == []
    with desk.nlp.connect() as conn:
        assert seals.unsealed_records(conn) == 0


def test_a_sealer_that_finds_another_at_work_leaves(desk: Desk, engine_of: Callable[..., Engine]) -> None:
    add(desk, 3)
    with desk.nlp.begin() as first:
        assert seals.seal_next(first) is not None
        with engine_of("nlp").begin() as second:
            assert seals.seal_next(second) is None


@pytest.mark.parametrize(
    "changed",
    [
        "record_id = gen_random_uuid()",
        "stream = 'another', stream_version = 99",
        "stream_version = 99",
        "type = 'EventRetracted'",
        "schema_version = 2",
        "recorded_at = recorded_at + interval '1 microsecond'",
        "correlation_id = 'another'",
        'payload = payload || \'{"extractor": "another"}\'',
    ],
)
def test_a_change_of_any_column_is_named(sealed: Desk, changed: str) -> None:
    damage(sealed, f"UPDATE ledger.record SET {changed} WHERE position = 6")
    found = broken(sealed)
    assert [one.split(" was ")[0] for one in found] == ["record 6"]
    assert "was changed after block 2 was sealed" in found[0]


def test_a_number_written_otherwise_is_a_change(desk: Desk) -> None:
    desk.report("a report", said("capture", "army", 3))
    seal_all(desk.nlp)
    other = "jsonb_set(payload, '{event,place,lat}', '35')"
    damage(desk, f"UPDATE ledger.record SET payload = {other} WHERE type = 'ControlEventExtracted'")
    assert ["record 2 was changed" in one for one in broken(desk)] == [True]


@pytest.mark.parametrize("position", [1, 4, 5, 10])
def test_a_record_taken_out_is_named(sealed: Desk, position: int) -> None:
    # 10 is the last one of its stream that is sealed.
    damage(sealed, f"DELETE FROM ledger.record WHERE position = {position}")
    assert [one.split(" after ")[0] for one in broken(sealed)] == [f"record {position} was removed"]


def test_the_last_record_of_a_stream_is_missed(desk: Desk) -> None:
    desk.report("a report", said("capture", "army", 3))
    desk.report("another", said("capture", "army", 4))
    seal_all(desk.nlp)
    damage(desk, "DELETE FROM ledger.record WHERE position = (SELECT max(position) FROM ledger.record)")
    assert ["record 6 was removed" in one for one in broken(desk)] == [True]


@pytest.mark.parametrize("position", [-3, 0])
def test_a_record_put_in_before_all_others_is_named(sealed: Desk, position: int) -> None:
    damage(sealed, INSERTED.format(position=position))
    assert ["was inserted after block 1" in one for one in broken(sealed)] == [True]


def test_a_record_put_into_a_gap_is_named(sealed: Desk) -> None:
    add(sealed, 2)
    with sealed.owner.connect() as conn:
        append(conn, [Append(uuid4(), "s", ArticleAnalysed(UUID(int=0), "none", ()), "test")])
        conn.rollback()
    add(sealed, 1)
    assert [one.positions for one in seal_all(sealed.nlp)] == [(11, 12, 13, 14), (16,)]
    damage(sealed, INSERTED.format(position=15))
    assert ["record 15 was inserted after block 5" in one for one in broken(sealed)] == [True]


def test_the_first_of_several_is_named_for_each_block(sealed: Desk) -> None:
    damage(sealed, "UPDATE ledger.record SET correlation_id = 'another' WHERE position IN (3, 4, 7, 10)")
    assert [one.split(" was ")[0] for one in broken(sealed)] == ["record 3", "record 7", "record 10"]


def test_what_is_found_is_bounded(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seals, "RECORDS", 1)
    monkeypatch.setattr(seals, "MOST_FOUND", 3)
    add(desk, 6)
    seal_all(desk.nlp)
    damage(desk, "UPDATE ledger.record SET correlation_id = 'another'")
    assert len(broken(desk)) == 4
    assert broken(desk)[-1].startswith("There is more")


def test_a_block_taken_out_with_its_records_is_missed(sealed: Desk) -> None:
    damage(sealed, "DELETE FROM ledger.record WHERE position BETWEEN 5 AND 8; DELETE FROM ledger.seal WHERE number = 2")
    assert broken(sealed) == ["block 2 is missing, with the proof of what was there"]


def test_a_block_whose_records_are_gone_names_the_first(sealed: Desk) -> None:
    damage(sealed, "DELETE FROM ledger.record WHERE position BETWEEN 5 AND 8")
    assert [one.split(" after ")[0] for one in broken(sealed)] == ["record 5 was removed"]


def test_a_changed_block_is_named(sealed: Desk) -> None:
    damage(sealed, "UPDATE ledger.seal SET sealed_at = sealed_at - interval '1 day' WHERE number = 2")
    assert broken(sealed) == ["block 2 was changed: its hash is not that of what it holds"]


def test_a_chain_that_was_made_anew_for_a_changed_record_is_known_by_its_head(sealed: Desk) -> None:
    noted = [*sealed.rows("SELECT number, hash FROM ledger.seal ORDER BY number DESC LIMIT 1")[0]]
    damage(sealed, "UPDATE ledger.record SET correlation_id = 'another' WHERE position = 6; DELETE FROM ledger.seal")
    seal_all(sealed.nlp)
    assert broken(sealed) == []
    assert broken(sealed, (noted[0], noted[1])) == ["block 3 is not the one that you know: it was replaced"]


def test_a_tail_cut_off_with_its_seals_is_known_by_the_head(sealed: Desk) -> None:
    number, hashed = sealed.rows("SELECT number, hash FROM ledger.seal ORDER BY number DESC LIMIT 1")[0]
    damage(sealed, "DELETE FROM ledger.record WHERE position > 8; DELETE FROM ledger.seal WHERE number > 2")
    assert broken(sealed) == []
    assert broken(sealed, (number, hashed)) == ["block 3 is missing: the seals end with block 2, their end was cut off"]


def test_what_is_not_sealed_yet_proves_nothing(sealed: Desk) -> None:
    damage(sealed, "UPDATE ledger.record SET correlation_id = 'another' WHERE position = 12")
    assert broken(sealed) == []


@pytest.mark.parametrize(
    ("harm", "told"),
    [
        (
            "UPDATE ledger.record SET correlation_id = 'another' WHERE position = 6",
            "record 6 was changed after block 2",
        ),
        ("DELETE FROM ledger.record WHERE position = 1", "record 1 was removed after block 1"),
        ("UPDATE ledger.seal SET root = hash WHERE number = 3", "block 3 was changed"),
        ("DELETE FROM ledger.seal WHERE number = 2", "block 2 is missing"),
        (INSERTED.format(position=0), "record 0 was inserted after block 1"),
    ],
)
def test_a_spot_check_finds_what_is_wrong_with_the_blocks_that_it_picks(sealed: Desk, harm: str, told: str) -> None:
    def checked(blocks: int) -> list[str]:
        with sealed.nlp.connect() as conn:
            return seals.spot_check(conn, blocks)

    assert checked(100) == []
    damage(sealed, harm)
    assert [told in one for one in checked(100)] == [True]
    assert len(checked(1)) <= 1
    assert checked(0) == []


def test_verify_tells_what_the_seals_tell(desk: Desk) -> None:
    desk.report("a report", said("capture", "army", 3))
    seal_all(desk.nlp)
    assert verify(desk.owner, lambda done, total: None) == []
    damage(desk, "UPDATE ledger.record SET correlation_id = 'another' WHERE position = 2")
    assert [one.split(" after ")[0] for one in verify(desk.owner, lambda done, total: None)] == ["record 2 was changed"]


@pytest.mark.parametrize(
    "change", ["UPDATE ledger.seal SET number = 9", "DELETE FROM ledger.seal", "TRUNCATE ledger.seal"]
)
@pytest.mark.parametrize("before", ["SELECT 1", "SET session_replication_role = replica"])
def test_a_seal_is_never_changed(sealed: Desk, change: str, before: str) -> None:
    with sealed.owner.connect() as conn:
        conn.execute(text(before))
        with pytest.raises(DBAPIError, match=r"ledger\.seal is append-only"):
            conn.execute(text(change))


@pytest.mark.parametrize(
    "wrong",
    [
        {"number": 5},
        {"number": 3},
        {"previous": bytes(32)},
        {"positions": [11]},
        {"positions": [11, 12, 13], "digests": bytes(96)},
        {"first_position": 10},
        {"last_position": 11},
        {"digests": bytes(32)},
        {"hash": bytes(31)},
    ],
)
def test_a_block_that_does_not_continue_the_chain_is_refused(sealed: Desk, wrong: dict[str, object]) -> None:
    with sealed.nlp.connect() as conn:
        newest = seals.head(conn)
        assert newest is not None
        right = {
            "number": 4,
            "first_position": 11,
            "last_position": 12,
            "root": bytes(32),
            "previous": newest.hash,
            "sealed_at": newest.sealed_at,
            "hash": bytes(32),
            "positions": [11, 12],
            "digests": bytes(64),
        }
        with pytest.raises(DBAPIError):
            conn.execute(seals._ADD, right | wrong)
        conn.rollback()
        conn.execute(seals._ADD, right)


@pytest.mark.parametrize("service", ["ingest", "api"])
def test_only_nlp_may_seal(sealed: Desk, service: str, engine_of: Callable[..., Engine]) -> None:
    with engine_of(service).connect() as conn, pytest.raises(DBAPIError, match="permission denied"):
        conn.execute(text("SELECT ledger.add_seal(NULL::ledger.seal)"))
    with sealed.nlp.connect() as conn, pytest.raises(DBAPIError, match="permission denied"):
        conn.execute(text("INSERT INTO ledger.seal SELECT * FROM ledger.seal"))
