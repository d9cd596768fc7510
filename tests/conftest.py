"""Real servers for the tests. Which fixture to take:

- `database_url`: a migrated database of its own for this test, as the owner. The first choice.
- `engine_of`: `engine_of("nlp")` is a SQLAlchemy engine on that database under a service's role; closed after the test.
- `make_key`: `make_key("ingest")` is a key for that database as its holder has it; R. Aziz', an analyst's, if nothing
  else is said.
- `empty_database_url`: a database without any schema, to test migrations.
- `valkey_url`: the worker's Valkey, emptied for this test.
- `postgres_url`, `valkey_server`: the servers themselves, one of each per pytest process; take one to stop or break it
  only after starting a copy of your own through services.ledger.embedded.

A fresh database is a copy of a template that went through the real migrations once.
"""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
import redis
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis
from sqlalchemy import Engine, make_url

from services.access import keys
from services.access.key import Scope
from services.atlas import index
from services.ledger.database import Service, engine
from services.ledger.embedded import Running, start_postgres, start_valkey
from services.ledger.migrate import migrate
from services.ledger.settings import settings

TEMPLATE = "template_migrated"

# How long one example takes says more about what else the machine does than about the code.
hypothesis.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
hypothesis.load_profile("patient")


def pytest_sessionstart(session: pytest.Session) -> None:
    """Build the index of places before any test's clock runs: half a minute, once for each state of the atlas."""
    if not hasattr(session.config, "workerinput"):
        index.ensure(settings().home)


@pytest.fixture(scope="session")
def server_home() -> Iterator[Path]:
    # Not pytest's own tmp_path: PostgreSQL runs as another user when the tests run as root, and must get in.
    home = Path(tempfile.mkdtemp(prefix="frontlog-test-"))
    home.chmod(0o755)
    yield home
    shutil.rmtree(home)


@pytest.fixture(scope="session")
def postgres_url(server_home: Path) -> Iterator[str]:
    server = start_postgres(server_home)
    with psycopg.connect(server.url, autocommit=True) as connection:
        # Nothing here outlives the test run, so nothing need reach the disk.
        for setting in ("fsync", "synchronous_commit", "full_page_writes"):
            connection.execute(f"ALTER SYSTEM SET {setting} = off")
        connection.execute("SELECT pg_reload_conf()")
    yield server.url
    server.stop()


@pytest.fixture(scope="session")
def template(postgres_url: str) -> str:
    _create(postgres_url, TEMPLATE)
    migrate(_named(postgres_url, TEMPLATE))
    return TEMPLATE


@pytest.fixture
def database_url(postgres_url: str, template: str) -> Iterator[str]:
    with _database(postgres_url, template) as url:
        yield url


@pytest.fixture
def empty_database_url(postgres_url: str) -> Iterator[str]:
    with _database(postgres_url, "template1") as url:
        yield url


@pytest.fixture
def engine_of(database_url: str) -> Iterator[Callable[[Service], Engine]]:
    with ExitStack() as closing:

        def opened(service: Service) -> Engine:
            made = engine(service, database_url)
            closing.callback(made.dispose)
            return made

        yield opened


@pytest.fixture
def make_key(database_url: str) -> Callable[..., str]:
    def made(*scopes: Scope, name: str = "R. Aziz", expires_at: datetime | None = None) -> str:
        owner = engine("owner", database_url)
        with owner.begin() as connection:
            key = keys.create(connection, name, scopes or ["analyst"], expires_at)
        owner.dispose()
        return key.written

    return made


@pytest.fixture(scope="session")
def valkey_server(server_home: Path) -> Iterator[Running]:
    server = start_valkey(server_home)
    yield server
    server.stop()


@pytest.fixture
def valkey_url(valkey_server: Running) -> str:
    with redis.Redis.from_url(valkey_server.url) as client:
        client.flushall()
    return valkey_server.url


@contextmanager
def _database(server_url: str, template: str) -> Iterator[str]:
    name = f"test_{uuid4().hex}"
    _create(server_url, name, template)
    yield _named(server_url, name)
    with psycopg.connect(server_url, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


def _create(server_url: str, name: str, template: str = "template1") -> None:
    with psycopg.connect(server_url, autocommit=True) as connection:
        # The kernel copies its files: a fifth of the work of writing each page through the log.
        connection.execute("SET file_copy_method = clone")
        connection.execute(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY file_copy")


def _named(server_url: str, database: str) -> str:
    return make_url(server_url).set(database=database).render_as_string(hide_password=False)
