"""`desk`: articles received and analysed in the test's own database, each step as the service that does it."""

from collections.abc import Callable

import pytest
from sqlalchemy import Engine

from services.ledger.database import Service
from tests.ledger.desk import Desk


@pytest.fixture
def desk(engine_of: Callable[[Service], Engine]) -> Desk:
    return Desk(engine_of("ingest"), engine_of("nlp"), engine_of("owner"))
