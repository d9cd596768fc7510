"""The real index, built once beside the other data of this checkout and shared by all test processes."""

import pytest

from services.atlas.places import Places, open_places
from services.ledger.settings import settings


@pytest.fixture(scope="session")
def places() -> Places:
    return open_places(settings().home)
