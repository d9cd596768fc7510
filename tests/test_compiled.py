"""What is compiled gives the same as its sources, and gives way to them once they change."""

import ast
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from runpy import run_path

import pytest

from services import compiled

ROOT = Path(__file__).parents[1]
ARTICLES = sorted([*ROOT.glob("tests/nlp/gold/*.json"), *ROOT.glob("tests/nlp/newsroom/*.json")])
# What one process makes of all articles: the second argument says from what.
READ = """
import sys
from services import compiled
if sys.argv[1] == "sources":
    compiled.use_sources()
from services.nlp import extract
assert extract.__file__.endswith(".py") == (sys.argv[1] == "sources"), extract.__file__
from services.cli import main
main(["extract"])
"""
# And what it believes of the places of a ledger, as rows.
BELIEVED = """
import sys
from services import compiled
if sys.argv[1] == "sources":
    compiled.use_sources()
from benchmarks.inference import told
from services.ledger import copying
from services.ledger.replay import PlaceHistory
assert copying.__file__.endswith(".py") == (sys.argv[1] == "sources"), copying.__file__
for place_id, turns in sorted(told(3_000, 100, 1).items()):
    history = PlaceHistory()
    for one in turns:
        history.take(*one)
    sys.stdout.buffer.writelines(copying.interval_rows(place_id, history.intervals))
    print(history.changes)
"""
compiled_here = pytest.mark.skipif(
    not compiled.is_current(), reason="nothing is compiled here, or no more: `make setup` says why"
)


def test_what_can_be_compiled_here_was() -> None:
    # `make test` compiles first, and removes what is left of a source that mypyc does not take.
    missing: str = run_path(str(ROOT / "deploy" / "compile"))["what_is_missing"]()
    assert missing or compiled.RECORD.exists(), "`make compiled` says what is wrong"


@compiled_here
def test_compiled_and_from_its_sources_extraction_says_the_same_to_the_last_byte() -> None:
    articles = "".join(_line(file) for file in ARTICLES)
    said = [_output(READ, articles, kind) for kind in ("compiled", "sources")]
    assert said[0] == said[1]
    assert said[0].count(b"\n") == len(ARTICLES)


@compiled_here
def test_compiled_and_from_its_sources_inference_believes_the_same_to_the_last_byte() -> None:
    believed = [_output(BELIEVED, "", kind) for kind in ("compiled", "sources")]
    assert believed[0] == believed[1]
    assert believed[0]


def _line(file: Path) -> str:
    article = json.loads(file.read_text("utf-8"))
    return json.dumps({key: article[key] for key in ("id", "title", "text", "publisher", "published_at")}) + "\n"


def _output(program: str, given: str, kind: str) -> bytes:
    command = [sys.executable, "-c", program, kind]
    return subprocess.run(command, input=given.encode(), stdout=subprocess.PIPE, check=True, cwd=ROOT).stdout


def test_a_module_changed_after_it_was_compiled_takes_all_to_their_sources(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = tmp_path / "compiled.json"
    record.write_text(json.dumps({**compiled.digests(), "nlp/extract.py": "of another day"}), "utf-8")
    monkeypatch.setattr(compiled, "RECORD", record)
    monkeypatch.setattr(sys, "meta_path", [*sys.meta_path])
    compiled.is_current.cache_clear()
    compiled.choose()
    finder = sys.meta_path[0]
    spec = finder.find_spec("services.nlp.extract", None)
    assert spec is not None
    assert spec.origin == str(ROOT / "services/nlp/extract.py")
    assert finder.find_spec("services.nlp.tasks", None) is None
    compiled.is_current.cache_clear()


def test_what_is_compiled_is_there_and_imports_nothing_that_is_not_watched() -> None:
    assert all((compiled.HERE / name).exists() for name in (*compiled.MODULES, *compiled.TYPES))
    watched = compiled.digests().keys()
    imported = {name for file in compiled.sources().values() for name in _imports(ast.parse(file.read_text("utf-8")))}
    unwatched = {name for name in imported if not {f"{name}.py", f"{name}/__init__.py"} & watched}
    assert unwatched == set()


def _imports(module: ast.Module) -> Iterator[str]:
    """The modules of ours that it imports, as paths without an ending."""
    for node in ast.walk(module):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("services."):
            path = node.module.removeprefix("services.").replace(".", "/")
            folder = (compiled.HERE / path).is_dir()
            for alias in node.names:
                inner = f"{path}/{alias.name}"
                yield inner if folder and (compiled.HERE / f"{inner}.py").exists() else path
