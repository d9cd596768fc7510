"""What docker-compose.yml says about the services: one description of the system, for containers and one machine."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

import yaml
from msgspec import Struct

Condition = Literal["service_started", "service_healthy", "service_completed_successfully"]

_VARIABLE = re.compile(r"\$(?:\$|\{(?P<name>\w+)(?:(?P<rule>:?[-?])(?P<word>[^}]*))?\})")


class ComposeError(Exception):
    """The file, or a variable that it asks for, is missing. The message says which."""


class Service(Struct, frozen=True):
    """One service. `built` tells our own image from another's; `health` is a command that ends with 0 if it is well."""

    name: str
    built: bool
    command: list[str]
    environment: dict[str, str]
    needs: dict[str, Condition]
    health: list[str] | None


def read(path: Path) -> list[Service]:
    """The services of a Compose file in its order; variables stay as they are written. Raises ComposeError."""
    try:
        document = yaml.safe_load(path.read_text("utf-8"))
    except FileNotFoundError as error:
        raise ComposeError(f"{path} is missing: `frontlog up` runs from a checkout of the repository.") from error
    return [_service(name, body) for name, body in document["services"].items()]


def interpolate(text: str, variables: Mapping[str, str]) -> str:
    """Put `${NAME}`, `${NAME:-default}` and `${NAME:?message}` in. Raises ComposeError where a needed one is unset."""
    return _VARIABLE.sub(lambda match: _value(match, variables), text)


def one_shots(services: list[Service]) -> set[str]:
    """Names of the services that others wait for to end: they run once and are not started again."""
    return {
        name
        for service in services
        for name, condition in service.needs.items()
        if condition == "service_completed_successfully"
    }


def _service(name: str, body: dict[str, Any]) -> Service:
    return Service(
        name=name,
        built="build" in body,
        command=body.get("command", []),
        environment={key: str(value) for key, value in body.get("environment", {}).items()},
        needs={needed: how["condition"] for needed, how in body.get("depends_on", {}).items()},
        health=_exec_form(body.get("healthcheck", {}).get("test")),
    )


def _exec_form(test: list[str] | None) -> list[str] | None:
    return test[1:] if test and test[0] == "CMD" else None


def _value(match: re.Match[str], variables: Mapping[str, str]) -> str:
    name, rule, word = match["name"], match["rule"] or "", match["word"] or ""
    if name is None:
        return "$"
    value = variables.get(name)
    if value is not None and (value or not rule.startswith(":")):
        return value
    if rule.endswith("?"):
        raise ComposeError(f"Set {name}: {word}")
    return word
