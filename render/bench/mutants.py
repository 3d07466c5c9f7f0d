"""Mutants: change one thing in a room at a time, and see whether its tests notice (mutmut).

    make mutants ROOM=timing                what survived, each with its difference
    make mutants ROOM=captions/rules TESTS=tests/captions/rules

mutmut takes the package from ``src/``, so it works on a copy below ``.langreel/mutants``. What
survives, and why that is right, stands in ``render/docs/testing.md``.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
COPIED = ("tests", "script", "scenes", "data", "assets", "render", "Makefile", "README.md")
CAUGHT = {"killed", "timeout", "caught by type check"}
"""Fates of mutants that were noticed."""
SETTINGS = """
[tool.mutmut]
source_paths = ["src"]
only_mutate = ["src/langreel/{room}*"]
also_copy = ["tests", "script", "scenes", "data", "assets", "render", "README.md"]
pytest_add_cli_args = ["-p", "no:xdist", "-p", "no:cacheprovider", "-p", "forgetful"]
pytest_add_cli_args_test_selection = {tests}
timeout_multiplier = 60.0
"""
FORGETFUL = '''
import sys


def pytest_runtest_setup():
    """Forget what cached functions have answered, so that each test calls all that its answer is made of."""
    for name, module in [*sys.modules.items()]:
        if name.startswith("langreel."):
            for each in [*vars(module).values()]:
                getattr(each, "cache_clear", int)()
'''


def main() -> int:
    """Run the mutants of one room; 1 if any survived."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("room", help="a folder or module below render/langreel, such as captions/rules")
    parser.add_argument("tests", nargs="*", help="the tests that should notice (default: the room's own)")
    parser.add_argument("--jobs", type=int, default=2)
    asked = parser.parse_args()
    home = copied(asked.room, asked.tests or [f"tests/{asked.room}"])
    subprocess.run([*mutmut(), "run", "--max-children", str(asked.jobs)], cwd=home, check=False)
    fates = dict(results(home))
    if not fates or "not checked" in fates.values():
        sys.exit("not every mutant was tried: what mutmut says of it stands above")
    alive = [name for name, fate in fates.items() if fate not in CAUGHT]
    for name in alive:
        print(f"\n{name}\n{difference(home, name)}")
    print(f"\n{len(alive)} of {len(fates)} mutants of {asked.room} survived")
    return 1 if alive else 0


def mutmut() -> list[str]:
    """The command."""
    return [sys.executable, "-m", "mutmut"]


def copied(room: str, tests: list[str]) -> Path:
    """A copy of the project as mutmut wants it."""
    home = ROOT / ".langreel" / "mutants"
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir(parents=True)
    for name in COPIED:
        source = ROOT / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, home / name)
    for name in ("langreel", "docs"):
        shutil.copytree(ROOT / "render" / name, home / "src" / name)
    settings = (ROOT / "pyproject.toml").read_text("utf-8") + SETTINGS.format(room=room, tests=tests)
    (home / "pyproject.toml").write_text(settings, "utf-8")
    (home / "src" / "forgetful.py").write_text(FORGETFUL, "utf-8")
    return home


def results(home: Path) -> Iterator[tuple[str, str]]:
    """Each mutant that was tried, and its fate."""
    answer = subprocess.run(
        [*mutmut(), "results", "--all", "true"], cwd=home, capture_output=True, text=True, check=True
    )
    yield from re.findall(r"^\s*(\S+): (.+?)\s*$", answer.stdout, re.MULTILINE)


def difference(home: Path, name: str) -> str:
    """The lines that a mutant changed."""
    answer = subprocess.run([*mutmut(), "show", name], cwd=home, capture_output=True, text=True, check=True)
    return "\n".join(re.findall(r"^[-+](?![-+]).*$", answer.stdout, re.MULTILINE))


if __name__ == "__main__":
    sys.exit(main())
