"""What is read from the Compose file, and what is not."""

from pathlib import Path

import pytest

from services.local.compose import ComposeError, interpolate, one_shots, read

COMPOSE_FILE = Path(__file__).parents[2] / "docker-compose.yml"
OURS = {"migrate", "ingest", "beat", "nlp", "exporter", "api"}


@pytest.mark.parametrize(
    ("text", "variables", "expected"),
    [
        ("redis://valkey:6379/0", {}, "redis://valkey:6379/0"),
        ("${PORT:-8001}", {}, "8001"),
        ("${PORT:-8001}", {"PORT": ""}, "8001"),
        ("${PORT-8001}", {"PORT": ""}, ""),
        ("${PORT:-8001}", {"PORT": "9001"}, "9001"),
        ("${A}-${B}", {"A": "1", "B": "2"}, "1-2"),
        ("${UNSET}", {}, ""),
        ("$${A}", {"A": "1"}, "${A}"),
    ],
)
def test_variables_follow_the_rules_of_compose(text: str, variables: dict[str, str], expected: str) -> None:
    assert interpolate(text, variables) == expected


@pytest.mark.parametrize("variables", [{}, {"PASSWORD": ""}])
def test_a_needed_variable_that_is_unset_is_named_with_its_message(variables: dict[str, str]) -> None:
    with pytest.raises(ComposeError, match="PASSWORD: of the database"):
        interpolate("${PASSWORD:?of the database}", variables)


def test_the_systems_own_services_are_told_from_the_images_of_others() -> None:
    services = {service.name: service for service in read(COMPOSE_FILE)}
    assert {name for name, service in services.items() if service.built} == OURS
    assert services["ingest"].command == ["frontlog", "serve", "ingest"]
    assert services["ingest"].health == ["frontlog", "health", "ingest"]


def test_migrations_run_once_and_before_every_other_service_of_ours() -> None:
    services = read(COMPOSE_FILE)
    assert one_shots(services) == {"migrate"}
    waiting = {service.name for service in services if "migrate" in service.needs}
    assert waiting == {"ingest", "beat", "nlp", "api"}


def test_a_missing_file_says_where_the_command_belongs(tmp_path: Path) -> None:
    with pytest.raises(ComposeError, match="checkout"):
        read(tmp_path / "docker-compose.yml")
