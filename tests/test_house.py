"""What no tool of the house checks: nothing stays behind in a module when what used it moves to another."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

SERVICES = Path(__file__).parents[1] / "services"
MODULES = sorted(SERVICES.rglob("*.py"))


def private_names(module: ast.Module) -> Iterator[str]:
    for one in module.body:
        match one:
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
                names = [name]
            case ast.Assign(targets=targets):
                names = [target.id for target in targets if isinstance(target, ast.Name)]
            case ast.AnnAssign(target=ast.Name(id=name)):
                names = [name]
            case _:
                names = []
        yield from (name for name in names if re.match("_[^_]", name))


def unused(source: str) -> list[str]:
    return [name for name in private_names(ast.parse(source)) if len(re.findall(rf"\b{name}\b", source)) == 1]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SERVICES)))
def test_a_module_uses_all_that_it_keeps_to_itself(path: Path) -> None:
    assert unused(path.read_text("utf-8")) == []


def test_what_is_unused_is_seen() -> None:
    assert unused("_A = 1\n_B: int = 2\ndef _c(): return _A\nclass _D: pass\n") == ["_B", "_c", "_D"]
