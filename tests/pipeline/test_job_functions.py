"""Job functions: named by their path, so nothing but this tells whether they are there and what they take."""

from __future__ import annotations

import ast
import importlib
import inspect
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

import langreel

PACKAGE = Path(langreel.__file__).parent


@dataclass(frozen=True)
class StatedJob:
    """A call of ``Job`` as it is written: the functions it may name, and the names of its arguments."""

    place: str
    functions: tuple[str, ...]
    arguments: frozenset[str]
    resumes: bool

    def __str__(self) -> str:
        return self.place


def stated() -> Iterator[StatedJob]:
    """Every job that the package states."""
    for file in sorted(PACKAGE.rglob("*.py")):
        for call in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "Job":
                given = {keyword.arg: keyword.value for keyword in call.keywords}
                place = f"{file.relative_to(PACKAGE)}:{call.lineno}"
                names = frozenset(map(ast.literal_eval, given["arguments"].keys))
                yield StatedJob(place, tuple(paths(given["function"])), names, "resumes" in given)


def paths(expression: ast.expr) -> Iterator[str]:
    """The paths in an expression, which may choose between several."""
    for part in ast.walk(expression):
        if isinstance(part, ast.Constant) and isinstance(part.value, str):
            yield part.value


def parameters(path: str) -> inspect.Signature:
    module, _, name = path.partition(":")
    return inspect.signature(getattr(importlib.import_module(module), name))


@pytest.mark.parametrize("job", list(stated()), ids=str)
def test_a_job_gives_its_function_the_arguments_that_it_takes(job):
    """All that have no default, none that it does not know, and ``out``."""
    assert job.functions
    for path in job.functions:
        parameters(path).bind(**dict.fromkeys(job.arguments), out=Path())


def test_a_job_that_resumes_names_a_function_that_can():
    """One of those that it may name takes ``earlier``."""
    resuming = [job for job in stated() if job.resumes]
    assert resuming
    for job in resuming:
        assert any("earlier" in parameters(path).parameters for path in job.functions), job.place


def test_every_path_of_a_function_leads_to_one():
    """Wherever it is written: `module:function` of this package."""
    for file in sorted(PACKAGE.rglob("*.py")):
        for path in paths(ast.parse(file.read_text("utf-8"))):
            if path.startswith("langreel.") and path.count(":") == 1 and " " not in path:
                assert parameters(path), f"{file}: {path}"
