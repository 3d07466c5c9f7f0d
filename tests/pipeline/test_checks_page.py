"""The page about checks names every rule that a check can raise."""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import langreel
from langreel import scenes
from langreel.cli.run import run
from langreel.scenes import Chart, ReelScene, theme
from langreel.scenes.charts import BarChart, LineChart, Scatter

PACKAGE = Path(langreel.__file__).parent
PAGE = PACKAGE.parent / "docs" / "checks.md"
FILES = ("script/*.py", "claims/*.py", "voice/recorded.py", "voice/recordings.py",
         "pipeline/check_kept.py", "pipeline/check_recordings.py", "pipeline/check.py",
         "pipeline/check_scenes.py", "pipeline/check_music.py", "pipeline/check_tables.py", "data/*.py",
         "picture/inspection/*.py", "scenes/charts/chart_rules.py")  # fmt: skip
SECOND = {"Finding", "Problem", "wrong", "_say"}
"""Calls that take the rule's name second; ``_error`` takes it first."""


def raised() -> Iterator[str]:
    """Every rule's name that is written in a call, wherever it may be chosen from."""
    for pattern in FILES:
        for file in PACKAGE.glob(pattern):
            for call in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                if isinstance(call, ast.Call):
                    yield from names(call)


def names(call: ast.Call) -> Iterator[str]:
    called = getattr(call.func, "id", getattr(call.func, "attr", ""))
    position = 1 if called in SECOND else 0 if called == "_error" else None
    if position is not None and len(call.args) > position:
        for part in ast.walk(call.args[position]):
            if isinstance(part, ast.Constant) and isinstance(part.value, str):
                yield part.value


def listed() -> list[str]:
    return re.findall(r"^\| `([a-z-]+)` \|", PAGE.read_text(encoding="utf-8"), re.MULTILINE)


def mended() -> list[tuple[str, str]]:
    """Each rule of the page, with each piece of code that its last column says to write."""
    rows = re.findall(r"^\| `([a-z-]+)` \|.*\| (.*?) \|$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    return [(rule, code) for rule, mend in rows for code in re.findall(r"`([^`]+)`", mend)]


def test_every_rule_is_on_the_page():
    """A new rule comes with a line on what it means and how to mend it."""
    found = set(raised())
    assert {"unknown-mark", "text-on-text", "no-source", "claim-drift"} <= found
    assert sorted(found - set(listed())) == []


def test_the_page_names_no_rule_that_nobody_raises():
    """Each once."""
    code = "\n".join(file.read_text(encoding="utf-8") for pattern in FILES for file in PACKAGE.glob(pattern))
    assert [rule for rule in listed() if f'"{rule}"' not in code] == []
    assert len(listed()) == len(set(listed()))


NAMES = {
    *scenes._HOMES,
    *(f"self.{name}" for name in dir(ReelScene)),
    *(f"chart.{name}" for chart in (LineChart, BarChart) for name in dir(chart)),
    *(f"theme.{name}" for name in dir(theme)),
    *dir(LineChart),
    *(f"{name}=" for made in (Chart, LineChart.draw, Scatter) for name in inspect.signature(made).parameters),
    "until=",
}
"""What a scene's author may write."""
FILES_OF_A_SCRIPT = re.compile(
    r"\d\d-(hook\.yaml|…)|(figures|(data/)?(sources|units))\.yaml|[a-z]{2}(-[A-Z]{2})?\.po"
)


def can_be_written(code: str) -> bool:
    if code.startswith("langreel "):
        return run([*code.split()[1:], "--help"]) == 0
    name = re.sub(r"^with |\(.*", "", code)
    return name in NAMES or FILES_OF_A_SCRIPT.fullmatch(code) is not None


@pytest.mark.parametrize(
    ("rule", "code"), [pair for pair in mended() if pair[1][0] not in "[{(" and pair[1][-1] != ":"]
)
def test_what_the_page_says_to_write_can_be_written(rule: str, code: str, capsys):
    """A command, a file, or a name that a scene has; keys and pieces of a line are tried in tests/docs."""
    assert can_be_written(code), f"{rule}: {code}"
