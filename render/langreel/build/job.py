"""Job: a function by its name, its arguments and the file it writes; Result: what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

Place = Literal["alone", "clean", "bare", "here"]
"""Where a job runs: in a clean process that has what is preloaded, or need not (bare), or in the render's.

Some executors run clean jobs one after another in one process. A job that is ``alone`` runs code of the
project, which may leave anything behind, from a changed default to a patched library: it has a process of its
own with every executor, and waits for what is preloaded. All others take what is there. A bare job that is
the only one of its batch runs in the render's own process.
"""


@dataclass(frozen=True, slots=True)
class Subject:
    """What a job is about: segments and a language, or everything (empty)."""

    segments: tuple[str, ...] = ()
    lang: str = ""

    def covers(self, segment: str, lang: str) -> bool:
        """Whether a segment in a language (empty: in any) is part of it.

        >>> Subject(("hook",), "zh").covers("hook", ""), Subject(lang="zh").covers("hook", "en")
        (True, False)
        """
        same_lang = not lang or not self.lang or lang == self.lang
        return same_lang and (not self.segments or segment in self.segments)


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """``function(**arguments, out=…)`` run in the project root, ``out`` ending in ``suffix``.

    ``function`` is a path, ``langreel.master.mux:mux``: only where the job runs is it loaded. Arguments and
    the returned value are plain: numbers, text, dates, fractions, paths, tuples, mappings and frozen
    dataclasses of these. A file's path stands for what the file holds.

    ``weight`` orders a batch, heavy jobs first. ``environment`` names what else the result depends on:
    ``"manim 0.22; ffmpeg 7.0"``. ``needs`` are modules that take long to import: where jobs like this come
    first, workers are born with them. ``loads`` names what takes too long to be loaded for each job, a model
    or the modules of many small ones: jobs that load the same may follow one another in a process.
    ``edition`` tells jobs of one name apart that are kept side by side, ``group`` those of films that are
    made together, which get equal shares of the workers.
    Several workers may make a job together that has a ``join``, a function's path: each calls ``function``
    with ``share=(begin, end)`` too, from 0 to 1, and ``join`` gets ``shares=((file, value), …)`` and makes of
    them the very file and value that the whole is.
    A job that ``resumes`` is also given ``earlier=(file, value)``, what its name and edition stood for last,
    if there is any: it may take from there what would be the same. ``force``: it runs even if its result is
    kept, and resumes nothing.
    """

    step: str
    name: str
    function: str
    arguments: Mapping[str, Any]
    suffix: str
    subject: Subject = Subject()
    weight: float = 1.0
    environment: str = ""
    place: Place = "clean"
    needs: tuple[str, ...] = ()
    loads: str = ""
    edition: str = ""
    group: str = ""
    join: str = ""
    resumes: bool = False
    force: bool = False

    def __str__(self) -> str:
        return f"{self.step} {self.name}"

    @property
    def module(self) -> str:
        """The module of its function."""
        return self.function.partition(":")[0]


@dataclass(frozen=True, slots=True)
class Result:
    """A job's file (absolute), what its function returned, and whether and why it ran just now."""

    job: Job
    path: Path
    value: Any
    fresh: bool
    reason: str
