"""The `frontlog` command: quick to start, and `extract` over pipes."""

import json
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from services.cli import SUBCOMMANDS, main
from services.commands.extract import Extracted, Line, extracted

FRONTLOG = Path(sys.executable).with_name("frontlog")
HEAVY = {"sqlalchemy", "psycopg", "celery", "fastapi", "httpx"}
ARTICLE = {
    "id": "dispatch-1",
    "url": "https://example.org/tal-afar",
    "publisher": "Example Wire",
    "title": "Army takes Tal Afar",
    "published_at": "2017-08-27T18:00:00Z",
    "text": "Iraqi forces captured the city of Tal Afar from Islamic State on Sunday.",
}


def frontlog(*arguments: str, given: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run([FRONTLOG, *arguments], input=given, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("name", SUBCOMMANDS)
def test_every_subcommand_explains_itself_as_the_list_does(name: str) -> None:
    command = main.get_command(click.Context(main), name)
    assert command is not None
    assert (command.help or "").startswith(SUBCOMMANDS[name][1].rstrip("."))
    assert CliRunner().invoke(main, [name, "--help"]).exit_code == 0


def test_an_unknown_subcommand_is_refused() -> None:
    result = CliRunner().invoke(main, ["conquer"])
    assert (result.exit_code, "conquer" in result.output) == (2, True)


def test_help_comes_at_once_because_it_loads_no_service() -> None:
    program = "import sys; from services.cli import main; main(['--help'], standalone_mode=False); print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
    assert "click" in loaded.split()
    ours = {name for name in loaded.split() if name.startswith("services.")}
    assert (ours, HEAVY & {*loaded.split()}) == ({"services.cli", "services.compiled"}, set())


def test_extract_needs_no_database_queue_or_network() -> None:
    program = f"import sys, services.commands.extract; print(*{HEAVY} & sys.modules.keys())"
    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
    assert loaded.split() == []


def test_extract_answers_each_article_with_its_events_and_what_follows_from_them() -> None:
    done = frontlog("extract", given=json.dumps(ARTICLE) + "\n\n" + json.dumps(ARTICLE | {"id": "dispatch-2"}) + "\n")
    assert (done.returncode, done.stderr) == (0, "")
    first, second = (json.loads(line) for line in done.stdout.splitlines())
    (event,) = first["events"]
    assert (first["id"], event["kind"], event["actor"]["side"]) == ("dispatch-1", "capture", "iraq-government")
    quote = event["evidence"]
    assert ARTICLE["text"][quote["start"] : quote["end"]] == quote["quote"]
    (state,) = first["state"]
    assert (state["place"]["name"], state["controller"]) == (event["place"]["name"], "iraq-government")
    assert second["id"] == "dispatch-2"
    assert second["events"][0]["article_id"] != event["article_id"]


def test_extract_reports_a_bad_line_and_goes_on() -> None:
    done = frontlog("extract", given='{"id": "1"\n{"id": "2"}\n' + json.dumps(ARTICLE) + "\n")
    assert done.returncode == 1
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == ["dispatch-1"]
    reports = done.stderr.splitlines()
    assert [report.partition(":")[0] for report in reports] == ["line 1", "line 2"]
    assert "text" in reports[1]


def test_an_article_that_breaks_the_reading_costs_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    def read(line: Line) -> Extracted:
        if line.id == "broken":
            raise RecursionError("deep")
        return extracted(line)

    monkeypatch.setattr("services.commands.extract.extracted", read)
    given = "".join(json.dumps(ARTICLE | {"id": name}) + "\n" for name in ("one", "broken", "other"))
    done = CliRunner().invoke(main, ["extract"], input=given)
    assert done.exit_code == 1
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == ["one", "other"]
    assert "line 2: the reading of broken broke" in done.stderr


def test_without_a_database_the_commands_that_need_one_say_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FRONTLOG_HOME", str(tmp_path))
    monkeypatch.delenv("FRONTLOG_DATABASE_URL", raising=False)
    done = frontlog("migrate")
    assert done.returncode == 1
    assert done.stderr.startswith("Error: Set FRONTLOG_DATABASE_URL, or run `frontlog up`")
