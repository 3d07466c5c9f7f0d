"""Kept parts: marks, figures, pauses and numbers of a text, and whether its translation has them."""

from __future__ import annotations

from collections.abc import Iterator

from langreel.model import Line
from langreel.script.agreement import numbers_apart
from langreel.translation.text_task import TextTask


def parts_apart(task: TextTask, text: str) -> Iterator[str]:
    """What a translation lacks of its source, or has beyond it, in words; what is malformed in it."""
    yield from _codes(task, text)
    source, _ = task.line(task.raw, task.source)
    line, wrong = task.line(text, task.lang)
    yield from wrong
    yield from _numbers(source, line)


def _codes(task: TextTask, text: str) -> Iterator[str]:
    here, there = task.codes(task.raw), task.codes(text)
    for code in here - there:
        yield f"{code} is missing"
    for code in there - here:
        yield f"{code} does not stand in the source" if code not in here else f"{code} stands there twice"


def _numbers(source: Line, line: Line) -> Iterator[str]:
    missing, added = numbers_apart(source, line)
    yield from (f"the number {text!r} is missing or another one" for text, _ in missing)
    yield from (f"the number {text!r} does not stand in the source" for text, _ in added)
