"""Which modules run compiled where there was a compiler: `deploy/compile` makes them beside their sources.

docs/decisions/0024-compiled-modules.md tells why.
"""

import json
import sys
from collections.abc import Iterable, Sequence
from functools import cache
from hashlib import sha256
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from importlib.util import spec_from_file_location
from pathlib import Path
from sysconfig import get_config_var
from types import ModuleType

HERE = Path(__file__).parent
# Extraction from text to events, the look-ups of the atlas, and inference up to its rows. What msgspec decodes stays.
MODULES = (
    "atlas/actors.py",
    "atlas/countries.py",
    "atlas/places.py",
    "ledger/case.py",
    "ledger/chronicle.py",
    "ledger/chronology.py",
    "ledger/copying.py",
    "ledger/course.py",
    "ledger/replay.py",
    "ledger/testimony.py",
    "ledger/unfolding.py",
    "ledger/weighing.py",
    "nlp/claims",
    "nlp/context.py",
    "nlp/dates",
    "nlp/doubt",
    "nlp/extract.py",
    "nlp/merge.py",
    "nlp/parties",
    "nlp/places",
    "nlp/settling.py",
    "nlp/spokesmen.py",
    "nlp/story",
    "nlp/syntax",
    "nlp/title.py",
    "nlp/words",
)
# Where they have types from besides: of a type that changes there, compiled code would expect what it was.
TYPES = (
    "atlas",
    *(f"ledger/{name}.py" for name in ("counting", "encoding", "events", "policies", "projection", "rows", "weighed")),
    "nlp/article.py",
    "nlp/lexicon",
)
# The one library of all of them, for this version of Python; those beside the sources only lead there.
LIBRARY = HERE / f"modules__mypyc{get_config_var('EXT_SUFFIX')}"
# The digest of each source as it was when they were compiled, by its path in this folder.
RECORD = HERE / "compiled.json"


def sources() -> dict[str, Path]:
    """The modules that are compiled, by their path in this folder."""
    return {name: file for name, file in _files(MODULES).items() if file.name != "__init__.py"}


def digests() -> dict[str, str]:
    """Of each source as it is now, in hexadecimal."""
    return {name: sha256(file.read_bytes()).hexdigest() for name, file in _files((*MODULES, *TYPES)).items()}


def _files(names: Iterable[str]) -> dict[str, Path]:
    paths = (HERE / name for name in names)
    files = {file for path in paths for file in (path.glob("*.py") if path.is_dir() else (path,))}
    return {file.relative_to(HERE).as_posix(): file for file in sorted(files)}


@cache
def is_current() -> bool:
    """Whether the modules are compiled, each from its source as it is now."""
    return LIBRARY.exists() and RECORD.exists() and json.loads(RECORD.read_text("utf-8")) == digests()


class _FromSources(MetaPathFinder):
    """Finds the sources before the libraries beside them."""

    def __init__(self) -> None:
        self._files = {f"{HERE.name}.{name[:-3].replace('/', '.')}": file for name, file in sources().items()}

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        file = self._files.get(fullname)
        return spec_from_file_location(fullname, file) if file else None


def use_sources() -> None:
    """From here on all modules come from their sources. Before any of them is imported."""
    sys.meta_path.insert(0, _FromSources())


def choose() -> None:
    """Where one source was changed after they were compiled, all come from theirs: the two kinds do not mix."""
    if RECORD.exists() and not is_current():
        use_sources()
