"""Look for input that breaks a target, led by what code it reaches: `make fuzz`, or `python -m tests.fuzz TARGET`.

What breaks it is kept in tests/corpus/found/TARGET, where tests/fuzz/test_found.py reads it for ever after.
"""

import sys
import tempfile
from pathlib import Path

import atheris
import click

with atheris.instrument_imports(include=["services"]):
    from tests.fuzz.targets import ROOT, TARGETS, seeds


@click.command()
@click.argument("target", type=click.Choice(sorted(TARGETS)))
@click.option("--seconds", default=60, show_default=True)
def main(target: str, seconds: int) -> None:
    """Feed the target for so many seconds, on inputs of at most 4 KB. Ends at the first that breaks it."""
    found = ROOT / "tests/corpus/found" / target
    found.mkdir(parents=True, exist_ok=True)
    reached = Path(tempfile.mkdtemp(prefix="frontlog-fuzz-"))
    for number, seed in enumerate(seeds(target)):
        (reached / str(number)).write_bytes(seed)
    limits = ["-max_len=4096", "-timeout=20", f"-max_total_time={seconds}", "-print_final_stats=1"]
    atheris.Setup([sys.argv[0], *limits, f"-artifact_prefix={found}/", str(reached), str(found)], TARGETS[target])
    atheris.Fuzz()


if __name__ == "__main__":
    main()
