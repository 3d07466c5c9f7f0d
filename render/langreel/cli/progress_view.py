"""Show: events of a render as one live view on a terminal, as plain lines elsewhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

    from langreel.model import Event, Watcher


@dataclass(slots=True)
class StepBar:
    """How far a step is, in the weights of its jobs."""

    total: float = 0.0
    weights: dict[str, float] = field(default_factory=dict)
    done: dict[str, float] = field(default_factory=dict)
    running: list[str] = field(default_factory=list)

    @property
    def finished(self) -> float:
        return sum(self.done.values())

    def take(self, event: Event) -> None:
        """Count one event of this step."""
        weight = self.weights.setdefault(event.name, event.total or 1.0)
        if event.kind == "planned":
            self.total = sum(self.weights.values())
        elif event.kind == "started":
            self.running.append(event.name)
        elif event.kind == "progress" and event.total:
            self.done[event.name] = weight * min(1.0, event.done / event.total)
        elif event.kind in {"finished", "kept", "failed"}:
            self.done[event.name] = weight
            if event.name in self.running:
                self.running.remove(event.name)


@contextmanager
def watching() -> Iterator[Watcher]:
    """A watcher for the time of a render: live on a terminal, else a line per finished job."""
    if sys.stderr.isatty():
        with _live() as watch:
            yield watch
    else:
        yield _plain()


def _plain() -> Watcher:
    begun: dict[str, float] = {}

    def watch(event: Event) -> None:
        key = f"{event.step:8} {event.name}"
        if event.kind == "started":
            begun[key] = time.monotonic()
        elif event.kind == "finished":
            seconds = time.monotonic() - begun.get(key, time.monotonic())
            click.echo(f"{key}  {seconds:.1f} s{_because(event)}", err=True)
        elif event.kind == "note":
            click.echo(event.detail, err=True)

    return watch


def _because(event: Event) -> str:
    return f"  ({event.detail})" if event.detail else ""


@contextmanager
def _live() -> Iterator[Watcher]:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("{task.description:8}"),
        BarColumn(),
        TaskProgressColumn(),
        TimeRemainingColumn(compact=True),
        TextColumn("[dim]{task.fields[running]}"),
    )
    with Progress(*columns, console=Console(file=sys.stderr), transient=False) as progress:
        yield _drawn(progress)


def _drawn(progress: Progress) -> Watcher:
    steps: dict[str, StepBar] = {}
    tasks: dict[str, TaskID] = {}

    def watch(event: Event) -> None:
        if event.kind == "note":
            progress.console.print(event.detail, markup=False)
            return
        step = steps.setdefault(event.step, StepBar())
        if event.step not in tasks:
            tasks[event.step] = progress.add_task(event.step, total=None, running="")
        step.take(event)
        running = ", ".join(step.running)
        progress.update(tasks[event.step], total=step.total, completed=step.finished, running=running)

    return watch
