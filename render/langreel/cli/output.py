"""Tell: words on the terminal; colours only where a person sees them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from langreel.model import Finding

COLOURS = {"error": "red", "warning": "yellow", "info": "blue"}


def tell(kind: str, words: str, hint: str = "", *, colour: str = "blue") -> None:
    """``kind: words`` on stderr, the hint on its own line."""
    click.echo(f"{click.style(kind, fg=colour, bold=True)}: {words}", err=True)
    if hint:
        click.echo(f"  {click.style('hint', fg='cyan')}: {hint}", err=True)


def counted(number: int, noun: str) -> str:
    """A number of things, in English.

    >>> counted(1, "act"), counted(2, "segment"), counted(0, "finding")
    ('1 act', '2 segments', '0 findings')
    """
    return f"{number} {noun}{'s' * (number != 1)}"


def findings(found: Iterable[Finding], as_json: bool) -> int:
    """Print findings to stdout; the exit code is 1 when one of them is an error."""
    found = tuple(found)
    if as_json:
        answer([asdict(finding) for finding in found])
    else:
        for finding in found:
            _finding(finding)
    return int(any(finding.severity == "error" for finding in found))


def _finding(finding: Finding) -> None:
    where = f"{finding.where}: " if finding.where else ""
    severity = click.style(finding.severity, fg=COLOURS[finding.severity], bold=True)
    click.echo(f"{where}{severity}: {finding.message} [{finding.rule}]")
    if finding.hint:
        click.echo(f"  {click.style('hint', fg='cyan')}: {finding.hint}")


def answer(value: object) -> None:
    """An answer for a program: JSON on stdout."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2, default=str))
