"""Season: several films at once, in one graph of jobs: heavy shots first, and every film its share.

Each film goes through its own steps, in a thread of its own; what they ask for is made by one runner. A film
that cannot be made does not keep the others from it.
"""

from __future__ import annotations

import contextvars
import threading
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from typing import Final

from langreel.build import Runner
from langreel.errors import Interrupted, LangreelError
from langreel.model import Event, Watcher
from langreel.pipeline import check_recordings
from langreel.pipeline.film import Film, FilmRunner, FinishedDub, RenderRequest, open_runner, prepare
from langreel.pipeline.render import finish
from langreel.project import Project

AT_ONCE: Final = 32
"""Films that are begun before one is done."""
LOOK: Final = 1.0
"""Seconds after which a wait looks whether Ctrl-C was pressed."""

FilmOutcome = tuple[FinishedDub, ...] | LangreelError


def render_season(
    project: Project, requests: Sequence[RenderRequest], watch: Watcher
) -> Mapping[str, FilmOutcome]:
    """Make every film that is asked for; its dubs, or why there are none, by episode."""
    films = [prepare(project, request) for request in requests]
    watch = _one_at_a_time(watch)
    with open_runner(films[0], watch, several=True) as runner:
        making = {film.episode.id: lambda film=film: _made(film, runner, watch) for film in films}
        # Without other workers there is nobody to share.
        threads = 1 if films[0].request.executor == "inline" else min(len(films), AT_ONCE)
        return _at_once(making, runner, threads)


def _made(film: Film, runner: Runner, watch: Watcher) -> FilmOutcome:
    try:
        check_recordings.require(film)
        return finish(film, FilmRunner(runner, film.episode.id), watch)
    except LangreelError as error:
        return error


def _at_once(
    making: Mapping[str, Callable[[], FilmOutcome]], runner: Runner, threads: int
) -> Mapping[str, FilmOutcome]:
    """What each gives, in a thread that knows what this one knows; Ctrl-C ends them all."""
    with ThreadPoolExecutor(threads, "film") as pool:
        begun = {name: pool.submit(contextvars.copy_context().run, make) for name, make in making.items()}
        try:
            _wait(list(begun.values()))
        except KeyboardInterrupt:
            pool.shutdown(wait=False, cancel_futures=True)
            runner.stop()
            raise Interrupted("stopped", hint="the next run goes on from here") from None
        return {name: future.result() for name, future in begun.items()}


def _wait(futures: Sequence[Future[FilmOutcome]]) -> None:
    while wait(futures, LOOK).not_done:
        continue


def _one_at_a_time(watch: Watcher) -> Watcher:
    lock = threading.Lock()

    def locked(event: Event) -> None:
        with lock:
            watch(event)

    return locked
