import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
TOOLS = ["bash", "dirname", "cat", "cksum", "grep", "uname", "env", "pwd", "true", "false"]


@pytest.fixture
def machine(tmp_path):
    """A machine with a shell, Python and little else; a project folder with a space in its name."""
    project, programs = tmp_path / "my film", tmp_path / "bin"
    (project / "render").mkdir(parents=True)
    programs.mkdir()
    for name in ("render/setup.sh", "requirements.lock", "pyproject.toml"):
        shutil.copy(ROOT / name, project / name)
    for name in TOOLS:
        (programs / name).symlink_to(shutil.which(name))
    put(programs, "uname", "echo Linux")
    put(programs, "id", "echo 1000")
    (programs / "python3").symlink_to(Path(sys.base_prefix) / "bin" / f"python3.{sys.version_info.minor}")
    return project, programs


def put(programs: Path, name: str, script: str) -> None:
    """Install a small program."""
    (programs / name).unlink(missing_ok=True)
    (programs / name).write_text(f"#!/bin/sh\n{script}\n")
    (programs / name).chmod(0o755)


def set_up(machine) -> tuple[int, str]:
    project, programs = machine
    command = [programs / "bash", project / "render/setup.sh", "requirements.lock"]
    environment = {"PATH": str(programs), "HOME": os.environ.get("HOME", "/")}
    done = subprocess.run(
        command, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )
    return done.returncode, done.stderr


def test_without_a_fitting_python_one_sentence_says_so(machine):
    """The first thing missing is told with the way to name another interpreter."""
    put(machine[1], "python3", "exit 1")
    code, said = set_up(machine)
    assert code == 3
    assert said.startswith("setup: Python 3.11, 3.12 or 3.13 is needed, and none was found on the PATH;")
    assert said.count("\n") == 1


def test_without_sudo_the_exact_command_is_named(machine):
    """Who may not install gets the line to give to who may."""
    put(machine[1], "apt-get", "exit 1")
    code, said = set_up(machine)
    assert code == 3
    assert (
        "only root can install them: apt-get install --yes build-essential pkg-config libpango1.0-dev" in said
    )
    assert "libcairo2-dev espeak-ng fontconfig fonts-noto-cjk" in " ".join(said.split())
    assert said.count("\n") == 1


def test_sudo_that_cannot_ask_is_not_waited_for(machine):
    """Without a terminal there is nobody to type a password."""
    put(machine[1], "apt-get", "exit 1")
    put(machine[1], "sudo", "exit 1")
    code, said = set_up(machine)
    assert code == 3
    assert "sudo asks for a password: sudo apt-get install --yes build-essential" in said


def test_only_what_is_missing_is_installed_and_named(machine):
    """Each package answers one test; what is there is left alone."""
    programs = machine[1]
    for name in ("cc", "c++", "pkg-config"):
        put(programs, name, "exit 0")
    put(programs, "fc-list", "echo 'Noto Sans CJK SC,Noto Sans CJK SC Black'")
    put(programs, "sudo", '[ "$1" = -n ] && shift; exec "$@"')
    asked = machine[0] / "asked"
    put(programs, "apt-get", f'echo "$@" >>"{asked}"')
    code, said = set_up(machine)
    assert asked.read_text().splitlines()[1].split()[-1] == "espeak-ng"
    assert "libpango1.0-dev" not in asked.read_text()
    assert said.splitlines() == [
        "setup: installing with apt-get: espeak-ng",
        "setup: installed, but still not found: espeak-ng (is the PATH complete?)",
    ]
    assert code == 3


def test_without_apt_the_packages_are_named(machine):
    """Another system gets the list, not a failure half-way."""
    code, said = set_up(machine)
    assert code == 3
    assert said.startswith("setup: there is no apt-get here; install what your system calls these")
