"""`deploy/install-chromium`, on made-up machines: what it would run is nothing but a note of what it was told."""

import subprocess
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[1] / "deploy" / "install-chromium"
PLACE = "/usr/bin/chromium"
NOTES = 'echo "${0##*/} $*" >> "$NOTES"; '


class Machine:
    """Has no program but those that it is given: the script's PATH is its folder."""

    def __init__(self, folder: Path) -> None:
        self.programs = folder / "bin"
        self.programs.mkdir()
        self.notes = folder / "notes"
        self.package = folder / "chromium"

    def has(self, name: str, does: str = "exit 0", notes: bool = True) -> None:
        program = self.programs / name
        program.write_text(f"#!/bin/sh\n{NOTES if notes else ''}{does}\n", "utf-8")
        program.chmod(0o755)

    def is_used_by(self, user: int) -> None:
        self.has("id", f"echo {user}", notes=False)
        self.has("env", 'while [ "${1#*=}" != "$1" ]; do shift; done; "$@"', notes=False)

    @property
    def ran(self) -> list[str]:
        return self.notes.read_text("utf-8").splitlines() if self.notes.exists() else []

    def install(self, chromium: str = "") -> subprocess.CompletedProcess[str]:
        environment = {"PATH": str(self.programs), "NOTES": str(self.notes), "FRONTLOG_TEST_CHROMIUM": chromium}
        return subprocess.run(
            ["/bin/sh", self.script], env=environment, capture_output=True, text=True, check=False, timeout=60
        )

    @property
    def script(self) -> Path:
        """A copy that looks for the package in this folder, so that it does not see the one of the real machine."""
        copy = self.programs.parent / "install-chromium"
        words = SCRIPT.read_text("utf-8")
        assert PLACE in words
        copy.write_text(words.replace(PLACE, str(self.package)), "utf-8")
        return copy


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def assert_says_how(done: subprocess.CompletedProcess[str], why: str) -> None:
    assert done.returncode == 1
    assert f"No Chromium here, and it could not be installed: {why}." in done.stderr
    assert "apt-get install chromium" in done.stderr
    assert "FRONTLOG_TEST_CHROMIUM" in done.stderr


def test_without_apt_get_it_says_how_to_get_one(machine: Machine) -> None:
    assert_says_how(machine.install(), "there is no apt-get")


def test_who_is_not_root_and_has_no_sudo_is_told_so(machine: Machine) -> None:
    machine.has("apt-get")
    machine.is_used_by(1000)
    assert_says_how(machine.install(), "that needs root")
    assert machine.ran == []


@pytest.mark.parametrize("step", ["update", "install"])
def test_a_step_that_fails_is_named(machine: Machine, step: str) -> None:
    machine.has("apt-get", f'case "$*" in *{step}*) exit 100;; esac')
    machine.is_used_by(0)
    assert_says_how(machine.install(), f"apt-get {step} failed")


def test_root_gets_the_package_without_a_question(machine: Machine) -> None:
    machine.has("apt-get")
    machine.is_used_by(0)
    assert machine.install().returncode == 0
    update, install = machine.ran
    assert update.startswith("apt-get update")
    assert install.startswith("apt-get install")
    assert {"-y", "chromium"} <= set(install.split())


def test_who_may_use_sudo_gets_it_through_sudo(machine: Machine) -> None:
    machine.has("apt-get")
    machine.has("sudo", '"$@"')
    machine.is_used_by(1000)
    assert machine.install().returncode == 0
    as_root = [line for line in machine.ran if line.startswith("sudo ")]
    assert len(as_root) == 2
    assert "apt-get install" in as_root[1]


def test_one_that_is_named_is_enough(machine: Machine) -> None:
    machine.has("apt-get")
    machine.has("my-browser")
    done = machine.install(str(machine.programs / "my-browser"))
    assert (done.returncode, done.stdout, machine.ran) == (0, "", [])


def test_one_that_is_named_and_is_not_there_is_not_enough(machine: Machine) -> None:
    assert_says_how(machine.install(str(machine.programs / "my-browser")), "there is no apt-get")


def test_one_in_its_place_is_enough(machine: Machine) -> None:
    machine.has("apt-get")
    machine.package.write_text("#!/bin/sh\n", "utf-8")
    machine.package.chmod(0o755)
    done = machine.install()
    assert (done.returncode, done.stdout, machine.ran) == (0, "", [])
