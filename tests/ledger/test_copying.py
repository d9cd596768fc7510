"""What is written for COPY comes out of COPY as it went in."""

from uuid import uuid4

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from services.ledger.copying import HEADER, INTERVAL_COLUMNS, TRAILER, rows_of
from services.ledger.rebuild import rebuild
from services.ledger.tables import control_interval, place
from tests.ledger.desk import Desk
from tests.ledger.dispatches import TOWN, said

ODD = "Tab\there, \\back\\slash, \\N,\nnew line\r, \"quotes\", {braces} and 'apostrophe'"
TEXTS = st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"]))


def test_every_column_of_an_interval_is_written() -> None:
    assert sorted(INTERVAL_COLUMNS) == sorted(column.name for column in control_interval.c)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=50)
@given(rows=st.lists(st.tuples(TEXTS, TEXTS, st.none() | TEXTS, st.none() | st.floats(allow_nan=False)), max_size=4))
def test_any_text_comes_out_as_it_went_in(desk: Desk, rows: list[tuple[str, str, str | None, float | None]]) -> None:
    names = ["id", "name", "type", "country", "lat", "lon"]
    given_rows = [
        (f"{number} {key}", name, "town", country, lat, lat) for number, (key, name, country, lat) in enumerate(rows)
    ]
    encoded = rows_of(place)([dict(zip(names, row, strict=True)) for row in given_rows])
    with desk.owner.connect() as conn:
        cursor = conn.connection.cursor()
        cursor.execute("CREATE TEMPORARY TABLE copied (LIKE ledger.place) ON COMMIT DROP")
        with cursor.copy("COPY copied FROM STDIN WITH (FORMAT BINARY)") as copy:
            copy.write(b"".join([HEADER, *encoded, TRAILER]))
        cursor.execute("SELECT * FROM copied")
        assert sorted(cursor.fetchall()) == sorted(given_rows)


def test_odd_words_survive_a_rebuild(desk: Desk) -> None:
    where = replace(TOWN, id=f"pending:{ODD}", name=ODD)
    desk.report(ODD, replace(said("capture", f"army {ODD}", 3, place=where, root=ODD), id=uuid4()))
    desk.report("news", replace(said("control", f"rebels {ODD}", 5, place=where), id=uuid4()))
    tables = ("place", "control_event", "control_interval", "control_change")
    kept = [sorted(desk.rows(f"SELECT t::text FROM ledger.{name} t")) for name in tables]
    rebuild(desk.owner, lambda done, total: None)
    assert [sorted(desk.rows(f"SELECT t::text FROM ledger.{name} t")) for name in tables] == kept
