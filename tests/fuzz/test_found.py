"""What once broke a target breaks it no more."""

import gzip
from pathlib import Path

import pytest

from tests.fuzz.targets import ROOT, TARGETS

FOUND = sorted((ROOT / "tests/corpus/found").glob("*/*"))
pytestmark = pytest.mark.timeout(240)


@pytest.mark.parametrize("path", FOUND, ids=lambda path: f"{path.parent.name}-{path.name[:20]}")
def test_what_was_found_is_read(path: Path) -> None:
    TARGETS[path.parent.name](path.read_bytes())


@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize(
    "data", [b"", b"{", b"\x00\x01" * 40, gzip.compress(b'{"text": "The army took Kirkuk."}\n')], ids=range(4)
)
def test_every_target_takes_bytes_of_all_sorts(target: str, data: bytes) -> None:
    TARGETS[target](data)
