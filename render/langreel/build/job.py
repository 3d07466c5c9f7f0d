"""Job: a function, its arguments and the file it writes; Made: what came of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

Place = Literal["clean", "bare", "here"]
"""Where a job runs: in a clean process with what is preloaded, in one without, or in the render's own.

A bare job that is the only one of its batch runs in the render's own too.
"""


@dataclass(frozen=True, slots=True)
class Job:
    """``function(*arguments, out=…, **options)`` run in the project root, ``out`` ending in ``suffix``.

    Arguments and the returned value are plain: numbers, text, dates, fractions, paths, tuples, mappings and
    frozen dataclasses of these. A file's path stands for what the file holds. ``weight`` orders a batch,
    heavy jobs first. ``environment`` names what else the result depends on: ``"manim 0.22; ffmpeg 7.0"``.
    ``needs`` are modules that take long to import: where jobs like this come first, workers are born with
    them. ``edition`` tells jobs of one name apart that are kept side by side. A job that ``resumes`` is also
    given ``earlier=(file, value)``, what its name and edition stood for last, if there is any: it may take
    from there what would be the same.
    """

    step: str
    name: str
    function: Callable[..., Any]
    arguments: tuple[Any, ...]
    suffix: str
    weight: float = 1.0
    environment: str = ""
    options: Mapping[str, Any] = field(default_factory=dict)
    place: Place = "clean"
    needs: tuple[str, ...] = ()
    edition: str = ""
    resumes: bool = False

    def __str__(self) -> str:
        return f"{self.step} {self.name}"


@dataclass(frozen=True, slots=True)
class Result:
    """A job's file (absolute), what its function returned, and whether and why it ran just now."""

    job: Job
    path: Path
    value: Any
    fresh: bool
    reason: str
