"""A small project, and a module of small jobs that lies beside it."""

import importlib
import inspect
import sys
from dataclasses import dataclass, field
from pathlib import Path
from textwrap import dedent
from types import ModuleType

import pytest

from langreel.build import Job, Result, Runner
from langreel.model import Event
from small_jobs_source import WORK


@dataclass
class Workplace:
    """A project folder, jobs of the module that lies beside it, and runners whose events are noted."""

    root: Path
    work: ModuleType
    events: list[Event] = field(default_factory=list)
    probes: dict = field(default_factory=dict)
    store: str = ""

    def open(self, executor="inline", jobs=2) -> Runner:
        return Runner(self.root, executor, jobs, self.events.append, self.probes, store=self.store)

    def make(self, *jobs: Job, executor="inline") -> list[Result]:
        self.events.clear()
        with self.open(executor) as runner:
            return runner.make(jobs)

    def why(self, job: Job) -> str:
        """Why a job would run; empty if its result is kept."""
        return self.open().status(job).reason

    def job(self, function: str, *arguments, name="one", suffix=".txt", **others) -> Job:
        names = inspect.signature(getattr(self.work, function)).parameters
        return Job(
            step="test",
            name=name,
            function=f"small_jobs:{function}",
            arguments=dict(zip(names, arguments)),
            suffix=suffix,
            **others,
        )

    def write(self, name: str, text: str) -> Path:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent(text), "utf-8")
        return path

    @property
    def kinds(self) -> list[str]:
        return [event.kind for event in self.events]


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """An empty project at ``place.root`` with the jobs of ``WORK`` at ``place.work``."""
    library = tmp_path / "library"
    library.mkdir()
    (library / "small_jobs.py").write_text(dedent(WORK))
    monkeypatch.syspath_prepend(str(library))
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    sys.modules.pop("small_jobs", None)
    root = tmp_path / "浪 'project'"
    root.mkdir()
    yield Workplace(root, importlib.import_module("small_jobs"))
    for name in [name for name in sys.modules if name.partition(".")[0] in ("small_jobs", "scenes")]:
        del sys.modules[name]
