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
    for name in ("render/setup.sh", "requirements.lock", "requirements-test.lock", "pyproject.toml"):
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


def set_up(machine, lock: str = "requirements.lock") -> tuple[int, str]:
    project, programs = machine
    command = [programs / "bash", project / "render/setup.sh", lock]
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


def on(machine, ubuntu: bool) -> None:
    """Let the machine be one of Ubuntu, or of Debian, whatever this one is."""
    grep = shutil.which("grep")
    told = f"exit {int(not ubuntu)}"
    put(machine[1], "grep", f'case "$*" in *ID=ubuntu*) {told};; esac; exec "{grep}" "$@"')


def test_only_who_tests_needs_a_browser(machine):
    """Chromium and its driver come with the test lock, but not where no package of them is of use."""
    put(machine[1], "apt-get", "exit 1")
    on(machine, ubuntu=False)
    assert "chromium" not in set_up(machine)[1]
    assert set_up(machine, "requirements-test.lock")[1].endswith("fonts-noto-cjk chromium chromium-driver\n")
    on(machine, ubuntu=True)
    assert set_up(machine, "requirements-test.lock")[1].endswith("fonts-noto-cjk\n")


def test_a_browser_that_is_there_is_left_alone(machine):
    """Chrome will do as well as Chromium."""
    put(machine[1], "apt-get", "exit 1")
    on(machine, ubuntu=False)
    for name in ("google-chrome", "chromedriver"):
        put(machine[1], name, "exit 0")
    assert "chrom" not in set_up(machine, "requirements-test.lock")[1]


@pytest.mark.parametrize(("lock", "lines"), [("requirements.lock", 0), ("requirements-test.lock", 1)])
def test_tests_that_will_be_skipped_are_told(machine, lock, lines):
    """Where no package of a browser is of use, who tests hears what to install."""
    on(machine, ubuntu=True)
    for name in ("cc", "c++", "pkg-config", "espeak-ng"):
        put(machine[1], name, "exit 0")
    put(machine[1], "fc-list", "echo 'Noto Sans CJK SC,Noto Sans CJK SC Black'")
    # A Python that has everything but cannot make an environment: there it ends.
    put(machine[1], "python3", 'case "$*" in *"-m venv"*) exit 1;; *python%d*) echo python3.12;; esac')
    code, said = set_up(machine, lock)
    assert (code, said.count("setup: the tests in a browser will be skipped: they need")) == (3, lines)
    assert said.splitlines()[-1].endswith("cannot make a virtual environment; its reason is above")


def test_letters_of_other_scripts_are_installed_or_told(machine):
    """Whoever may install gets them; others hear how, and films in Latin and Chinese do without."""
    on(machine, ubuntu=True)
    for name in ("cc", "c++", "pkg-config", "espeak-ng"):
        put(machine[1], name, "exit 0")
    put(machine[1], "fc-list", "echo 'Noto Sans CJK SC,Noto Sans CJK SC Black'")
    put(machine[1], "python3", 'case "$*" in *"-m venv"*) exit 1;; *python%d*) echo python3.12;; esac')
    how = "apt-get install fonts-noto-core" if sys.platform == "linux" else "brew install"
    assert f"Thai, Hindi and others install their letters: {how}" in set_up(machine)[1]
    asked = machine[0] / "asked"
    put(machine[1], "apt-get", f'echo "$@" >>"{asked}"')
    put(machine[1], "sudo", '[ "$1" = -n ] && shift; exec "$@"')
    assert "setup: installing with apt-get: fonts-noto-core" in set_up(machine)[1]
    assert asked.read_text().splitlines()[-1].endswith("fonts-noto-core")
    put(machine[1], "fc-list", "echo 'Noto Sans CJK SC,Noto Sans Devanagari'")
    assert "fonts" not in set_up(machine)[1]


def test_without_apt_the_packages_are_named(machine):
    """Another system gets the list, not a failure half-way."""
    code, said = set_up(machine)
    assert code == 3
    assert said.startswith("setup: there is no apt-get here; install what your system calls these")


def test_somebody_elses_environment_is_left_alone(machine, tmp_path):
    """A .venv that is a link is not cleared: what it leads to belongs to another project."""
    other = tmp_path / "other"
    other.mkdir()
    (other / ".home").write_text("/elsewhere")
    (machine[0] / ".venv").symlink_to(other)
    code, said = set_up(machine)
    assert code == 3 and ".venv is a link to another folder" in said
    assert (other / ".home").is_file()
