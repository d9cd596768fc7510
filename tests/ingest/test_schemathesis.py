"""Ingest keeps its OpenAPI contract, whatever is posted to it."""

import pytest
import schemathesis

from services.ingest.app import create_app
from tests.contract_check import UNRELATED, check, operations
from tests.ingest.conftest import Serving

pytestmark = pytest.mark.filterwarnings(UNRELATED)

OPERATIONS = operations(create_app())


@pytest.mark.parametrize("mode", list(schemathesis.GenerationMode))
@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda operation: operation.label)
def test_every_answer_keeps_the_contract(
    operation: schemathesis.APIOperation, mode: schemathesis.GenerationMode, serving: Serving
) -> None:
    with serving() as client:
        check(operation, str(client.base_url), mode, client.headers["Authorization"].removeprefix("Bearer "))
