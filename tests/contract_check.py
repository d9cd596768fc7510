"""Schemathesis against a running service: what its OpenAPI document allows and forbids is tried, the same each time."""

from collections.abc import Iterable

import schemathesis
from fastapi import FastAPI
from hypothesis import HealthCheck, Phase, given
from hypothesis import settings as hypothesis
from schemathesis.checks import negative_data_rejection, not_a_server_error, positive_data_acceptance

# Bounded, and derandomised: a failure comes back on every machine.
EXAMPLES = hypothesis(
    max_examples=12,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
# Some of what the document allows has no answer: a day after another, a name that nobody knows.
LEFT_OUT = [positive_data_acceptance]
# A batch may be any text: what is wrong with a line is answered by a line. No worker runs here to show anything: 503.
EXCUSED = {"/v1/articles/batch": [negative_data_rejection], "/v1/articles/preview": [not_a_server_error]}
LONGEST_WAIT = 0.05
# The service runs on a thread of this process, and its pool draws random numbers while Hypothesis draws examples.
UNRELATED = "ignore:Do not use the `random` module:hypothesis.errors.HypothesisDeprecationWarning"


@schemathesis.serializer("application/x-ndjson", "application/ndjson", "application/jsonl")
def lines(_context: schemathesis.SerializationContext, value: object) -> bytes:
    """A body of lines as it is generated: a string."""
    return str(value).encode("utf-8", "surrogatepass")


def operations(app: FastAPI, endless: Iterable[str] = ()) -> list[schemathesis.APIOperation]:
    """Everything that can be asked of the service, but for paths whose answers do not end."""
    schema = schemathesis.openapi.from_dict(app.openapi()).exclude(path=[*endless])
    return [found.ok() for found in schema.exclude(path=["/healthz", "/readyz"]).get_all_operations()]


def check(operation: schemathesis.APIOperation, address: str, mode: schemathesis.GenerationMode, key: str) -> None:
    """Ask as allowed, or as forbidden; raises where an answer breaks the document, or a missing key is overlooked."""

    @EXAMPLES
    @given(case=operation.as_strategy(generation_mode=mode))
    def ask(case: schemathesis.Case) -> None:
        wait = (case.query or {}).get("wait")
        if isinstance(wait, int | float) and 0 < wait <= 60:
            case.query["wait"] = LONGEST_WAIT
        left_out = LEFT_OUT + EXCUSED.get(operation.path, [])
        case.call_and_validate(base_url=address, headers={"Authorization": f"Bearer {key}"}, excluded_checks=left_out)

    ask()
