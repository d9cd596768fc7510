"""Connections to PostgreSQL: each service under its own role, none waiting for ever."""

from typing import Literal, get_args

from psycopg import AsyncConnection, Connection
from psycopg.rows import TupleRow
from psycopg_pool import AsyncConnectionPool
from sqlalchemy import URL, Engine, create_engine, event, make_url

from services.ledger.settings import settings

# "owner" takes no role: migrations, rebuilds and operators.
Service = Literal["ingest", "nlp", "api", "owner"]

STATEMENT_TIMEOUT = "15s"
LOCK_TIMEOUT = "5s"
IDLE_TIMEOUT = "30s"
# No other limit ends a transaction whose client hangs in the middle of a message: its locks would stay for ever.
TRANSACTION_TIMEOUT, SINCE_POSTGRES = "45s", 170_000
POOL_SIZE = 8
# Beyond this many waiting requests an answer would come too late to be of use: 503 at once instead.
POOL_WAITING = 64
POOL_SECONDS = 3.0


class DatabaseUnsetError(RuntimeError):
    """No database is configured."""


def connect_url(service: Service, url: str | None = None) -> str:
    """The libpq URL (or of the settings) with the service's role, name, time zone and time limits.

    Raises DatabaseUnsetError when there is neither `url` nor FRONTLOG_DATABASE_URL.
    """
    given = url or settings().database_url
    if given is None:
        raise DatabaseUnsetError("Set FRONTLOG_DATABASE_URL, or run `frontlog up`, which starts a database of its own.")
    parsed = make_url(given).set(drivername="postgresql")
    return _rendered(
        parsed.update_query_dict(
            {"options": _options(service), "application_name": f"frontlog-{service}", "connect_timeout": "5"}
        )
    )


def libpq_url(engine: Engine) -> str:
    """The URL with which psycopg connects as the engine does."""
    return _rendered(engine.url.set(drivername="postgresql"))


def alchemy_url(url: str) -> str:
    """The same database for SQLAlchemy, whichever driver the URL names."""
    return make_url(url).set(drivername="postgresql+psycopg").render_as_string(hide_password=False)


def engine(service: Service, url: str | None = None) -> Engine:
    """A pooled engine for writers. Transactions are READ COMMITTED; rows' times are in UTC."""
    made = create_engine(
        alchemy_url(connect_url(service, url)),
        pool_size=POOL_SIZE,
        max_overflow=0,
        pool_timeout=POOL_SECONDS,
        pool_pre_ping=True,
    )
    if service != "owner":
        event.listen(made, "connect", _limit_transactions)
    return made


def pool(service: Service, url: str | None = None) -> AsyncConnectionPool[AsyncConnection[TupleRow]]:
    """A pool for readers, not opened yet: `async with pool("api") as readers`.

    Taking a connection raises PoolTimeout when none comes free in time, TooManyRequests when too many wait.
    """
    return AsyncConnectionPool(
        connect_url(service, url),
        min_size=1,
        max_size=POOL_SIZE,
        max_waiting=POOL_WAITING,
        timeout=POOL_SECONDS,
        check=AsyncConnectionPool.check_connection,
        kwargs={"autocommit": True},
        name=f"frontlog-{service}",
        open=False,
    )


def _limit_transactions(connection: Connection[TupleRow], _: object) -> None:
    """Where the server knows the limit: to an older one, naming it at the start would be an error."""
    if connection.info.server_version >= SINCE_POSTGRES:
        connection.execute(f"SET transaction_timeout = '{TRANSACTION_TIMEOUT}'")
        connection.commit()


def _rendered(url: URL) -> str:
    address, _, query = url.render_as_string(hide_password=False).partition("?")
    # SQLAlchemy writes a space as "+", which libpq takes for a plus.
    return f"{address}?{query.replace('+', '%20')}"


def _options(service: Service) -> str:
    if service not in get_args(Service):
        raise ValueError(f"unknown service {service!r}: one of {', '.join(get_args(Service))}")
    limits = {
        "statement_timeout": STATEMENT_TIMEOUT,
        "lock_timeout": LOCK_TIMEOUT,
        "idle_in_transaction_session_timeout": IDLE_TIMEOUT,
    }
    values = {"timezone": "UTC"} | ({} if service == "owner" else {"role": f"frontlog_{service}"} | limits)
    return " ".join(f"-c {name}={value}" for name, value in values.items())
