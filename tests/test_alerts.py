"""The alert rules and the dashboard as files: valid, complete, tested by promtool, explained to whom they call."""

import re
import runpy
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.promtool import promtool

ROOT = Path(__file__).parents[1]
PROMETHEUS = ROOT / "deploy/prometheus"
ALERTS: list[dict[str, Any]] = [
    rule
    for group in yaml.safe_load((PROMETHEUS / "alerts.yml").read_text("utf-8"))["groups"]
    for rule in group["rules"]
]


def test_prometheus_takes_its_settings_and_rules() -> None:
    promtool("check", "config", "prometheus.yml", folder=PROMETHEUS)


def test_each_alert_calls_when_it_should_and_stays_quiet_when_not() -> None:
    promtool("test", "rules", "alerts.test.yml", folder=PROMETHEUS)


def test_each_alert_is_tested_both_ways() -> None:
    cases = yaml.safe_load((PROMETHEUS / "alerts.test.yml").read_text("utf-8"))["tests"]
    calls = {check["alertname"] for case in cases for check in case["alert_rule_test"] if check.get("exp_alerts")}
    quiet = {check["alertname"] for case in cases for check in case["alert_rule_test"] if not check.get("exp_alerts")}
    assert calls == quiet == {rule["alert"] for rule in ALERTS}


@pytest.mark.parametrize("rule", ALERTS, ids=lambda rule: str(rule["alert"]))
def test_each_alert_says_what_is_wrong_and_where_to_read_on(rule: dict[str, Any]) -> None:
    assert rule["labels"]["severity"] in ("page", "ticket")
    assert set(rule["annotations"]) == {"summary", "description", "runbook_url"}
    assert rule["annotations"]["runbook_url"] == f"docs/operations.md#{rule['alert'].lower()}"
    assert re.search(rf"^#### {rule['alert']}$", (ROOT / "docs/operations.md").read_text("utf-8"), re.MULTILINE)


def test_the_dashboard_is_what_its_source_makes() -> None:
    made = runpy.run_path(str(ROOT / "deploy/grafana/build.py"))
    assert made["DASHBOARD"].read_text("utf-8") == made["text"](), "run python deploy/grafana/build.py"


def test_each_panel_has_a_unit_and_says_what_it_shows() -> None:
    made = runpy.run_path(str(ROOT / "deploy/grafana/build.py"))
    panels = [panel for panel in made["dashboard"]()["panels"] if panel["type"] != "row"]
    assert all(panel["description"] and panel["fieldConfig"]["defaults"]["unit"] for panel in panels)
    places = [(panel["gridPos"]["x"], panel["gridPos"]["y"]) for panel in panels]
    assert len(set(places)) == len(places)
    assert all(panel["gridPos"]["x"] + panel["gridPos"]["w"] <= 24 for panel in panels)
