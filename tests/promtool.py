"""Prometheus' own tool, which checks its files and tests its rules."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest


def promtool(*arguments: str | Path, folder: Path) -> None:
    """Run it; fails the test with what it says, and where there is none: these tests are never skipped."""
    beside = Path(sys.executable).with_name("promtool")
    tool = os.environ.get("FRONTLOG_TEST_PROMTOOL") or shutil.which(
        "promtool", path=f"{beside.parent}:{os.environ.get('PATH', os.defpath)}"
    )
    if tool is None:
        pytest.fail(f"No promtool: run deploy/install-promtool {beside}, or name one in FRONTLOG_TEST_PROMTOOL.")
    done = subprocess.run([tool, *arguments], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
