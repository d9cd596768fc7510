"""The API keeps its OpenAPI contract, whatever is asked of it."""

from collections.abc import Callable
from datetime import date

import pytest
import schemathesis

from services.api.app import create_app
from tests.api.conftest import Serving
from tests.api.war import ARMY, KIRKUK, PESHMERGA, SINJAR, Told, War
from tests.contract_check import UNRELATED, check, operations

# The first look-up of a name in a fresh checkout builds the index of places.
pytestmark = [pytest.mark.timeout(400), pytest.mark.filterwarnings(UNRELATED)]

OPERATIONS = operations(create_app(), endless=["/v1/changes/stream"])


@pytest.mark.parametrize("mode", list(schemathesis.GenerationMode))
@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda operation: operation.label)
def test_every_answer_keeps_the_contract(
    operation: schemathesis.APIOperation,
    mode: schemathesis.GenerationMode,
    serving: Serving,
    make_key: Callable[..., str],
    war: War,
) -> None:
    war.report("The Peshmerga took Kirkuk.", date(2014, 6, 12), Told(KIRKUK, PESHMERGA))
    war.report("The army captured Kirkuk.", date(2017, 10, 16), Told(KIRKUK, ARMY, opponent=PESHMERGA))
    war.report("Fighting in Sinjar.", date(2017, 10, 16), Told(SINJAR, ARMY, "contest", PESHMERGA))
    with serving() as address:
        check(operation, address, mode, make_key())
