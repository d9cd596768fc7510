"""The whole system as a user starts it: `frontlog up` on free ports and a home of its own.

`start_system(home)` starts one and waits until it is ready; what a test leaves running is ended after it. `home` is a
new home that has the index of places already.
"""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from services.atlas import index
from services.ledger.settings import settings
from tests.system.follower import Follower
from tests.system.reporter import Reporter
from tests.system.running import START_SECONDS, RunningSystem, StartSystem, end, is_ready, launch, use_key
from tests.system.services import Services


@contextmanager
def home_folder() -> Iterator[Path]:
    """A new home that has the index of places already, gone afterwards."""
    # Not tmp_path: PostgreSQL runs as another user when the tests run as root, and must get in.
    folder = Path(tempfile.mkdtemp(prefix="frontlog-test-"))
    folder.chmod(0o755)
    places = index.ensure(settings().home)
    os.link(places, folder / places.name) if _same_device(places, folder) else shutil.copy(places, folder)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def home() -> Iterator[Path]:
    with home_folder() as folder:
        yield folder


@pytest.fixture(scope="session")
def services() -> Iterator[Services]:
    """A system that many tests share: two of each that may be two. What a test ends it starts again."""
    with home_folder() as folder, Services(folder) as running:
        for command in (("serve", "api"), ("beat",), ("beat",), ("worker",), ("worker",)):
            running.start(*command)
        running.until(lambda: is_ready(running.api), "the API")
        yield running


@pytest.fixture(scope="session")
def follower(services: Services) -> Iterator[Follower]:
    """Who follows the changes of that system from its first one on."""
    following = Follower(services.api)
    services.until(lambda: following.begun, "the stream")
    yield following
    following.stop()


@pytest.fixture(scope="session")
def reporter(services: Services, follower: Follower) -> Reporter:
    """Who posts all articles of that system."""
    return Reporter(services)


@pytest.fixture
def start_system() -> Iterator[StartSystem]:
    with ExitStack() as ending:

        def start(home: Path) -> RunningSystem:
            system = launch(home)
            ending.callback(end, system)
            system.until(system.ready, "readiness", START_SECONDS)
            use_key(system)
            return system

        yield start


def _same_device(one: Path, other: Path) -> bool:
    return one.stat().st_dev == other.stat().st_dev
