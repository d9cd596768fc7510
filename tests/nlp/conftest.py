"""The real atlas, its index built once beside the other data of this checkout and shared by all test processes."""

import pytest

from services.ledger.settings import settings
from services.nlp.extract import atlas
from services.nlp.words.units import Atlas
from tests.nlp.reading import Reader


@pytest.fixture(scope="session")
def known() -> Atlas:
    return atlas(settings().home)


@pytest.fixture(scope="session")
def reader(known: Atlas) -> Reader:
    return Reader(known)
