"""A whole system that has read the samples of the demo."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from services.local.posting import bodies, post
from tests.system.conftest import home_folder
from tests.system.running import START_SECONDS, RunningSystem, end, launch, use_key

SAMPLES = Path(__file__).parents[2] / "samples"


@contextmanager
def read_system() -> Iterator[RunningSystem]:
    """It is up, and all articles are analysed; ended on leaving."""
    with home_folder() as home:
        system = launch(home)
        try:
            system.until(system.ready, "readiness", START_SECONDS)
            use_key(system)
            for posted in list(post(system.ingest, bodies(sorted(SAMPLES.glob("*.json"))))):
                system.analysed(f"/v1/articles/{posted.article_id}")
            yield system
        finally:
            end(system)
