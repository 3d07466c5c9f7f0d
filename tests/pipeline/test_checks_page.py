"""The page about checks names every rule that a check can raise."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import langreel

PACKAGE = Path(langreel.__file__).parent
PAGE = PACKAGE.parent / "docs" / "checks.md"
FILES = ("script/*.py", "claims/*.py", "voice/recorded.py", "voice/recordings.py",
         "pipeline/check_recordings.py", "pipeline/check.py", "pipeline/check_scenes.py",
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
