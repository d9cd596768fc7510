"""What the repository promises about itself: settings documented, files short, nothing that names a package index."""

import re
import statistics
import subprocess
from pathlib import Path

import pytest

from services.ledger.settings import Settings

ROOT = Path(__file__).parents[1]
LONGEST_FILE = 400
MEDIAN_FILE = 150
LINK = re.compile(r"\]\(([^)#:]+)(?:#[^)]*)?\)")
# Written so that this file does not hold what it looks for.
INDEX_HOSTS = re.compile(rb"py" + rb"pi\.|py" + rb"thonhosted\.|npm" + rb"js\.|yarn" + rb"pkg\.")


def tracked(*patterns: str) -> list[Path]:
    listed = subprocess.run(
        ["git", "-C", str(ROOT), "ls-files", "-z", "--", *patterns], capture_output=True, check=False
    )
    if listed.returncode != 0:
        pytest.skip("not a git checkout: there is no list of the repository's files")
    return [ROOT / name for name in listed.stdout.decode().split("\0") if name and (ROOT / name).is_file()]


def test_every_setting_is_documented_with_its_default() -> None:
    documented = dict(re.findall(r"^\| `(FRONTLOG_\w+)` \| (\S+) \|", (ROOT / "docs/operations.md").read_text(), re.M))
    defaults = {
        f"FRONTLOG_{name.upper()}": "unset" if field.default is None else f"`{field.default}`"
        for name, field in Settings.model_fields.items()
    }
    assert documented == defaults


def test_links_between_documents_lead_somewhere() -> None:
    links = [(file, target) for file in tracked("*.md") for target in LINK.findall(file.read_text("utf-8"))]
    assert len(links) > 10
    assert [f"{file.name}: {target}" for file, target in links if not (file.parent / target).exists()] == []


def test_no_file_names_the_host_of_a_package_index() -> None:
    naming = [str(file.relative_to(ROOT)) for file in tracked() if INDEX_HOSTS.search(file.read_bytes())]
    assert naming == []


def test_files_of_code_are_short() -> None:
    lengths = {file: len(file.read_text("utf-8").splitlines()) for file in tracked("*.py")}
    assert {str(file.relative_to(ROOT)): lines for file, lines in lengths.items() if lines > LONGEST_FILE} == {}
    assert statistics.median(lines for lines in lengths.values() if lines) <= MEDIAN_FILE
