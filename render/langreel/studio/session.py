"""Session: one project and episode that are open, what changes in them, and what is being made."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Final, TypeVar
from uuid import uuid4

from langreel import placed_yaml
from langreel.errors import ContentError
from langreel.project import Project
from langreel.studio.hub import Hub
from langreel.studio.job_queue import JobQueue
from langreel.studio.requests import in_thread

if TYPE_CHECKING:
    from langreel.pipeline.film import RenderRequest
    from langreel.pipeline.warm_stills import WarmStills

T = TypeVar("T")

STILLS: Final = 200
"""Stills that are kept; older ones are drawn again."""


@dataclass(slots=True)
class Session:
    """What every route is given. ``revision`` counts changes of the project's files since it was opened.

    ``hub`` tells all open pages; ``queue`` makes one thing at a time. What ``kept`` computes of the project
    is computed once a revision.
    """

    project: Project
    episode: str
    profile: str
    revision: int = 0
    hub: Hub = field(default_factory=Hub)
    queue: JobQueue = field(init=False)
    warm: WarmStills = field(init=False)
    stills: dict[str, Path] = field(default_factory=dict)
    _name: str = field(default_factory=lambda: uuid4().hex)
    _folder: TemporaryDirectory[str] = field(init=False)
    _kept: dict[Any, tuple[int, asyncio.Future[Any]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.queue = JobQueue(self.project.root, self.hub, self.touched)

    def request(self, *langs: str, segments: tuple[str, ...] = ()) -> RenderRequest:
        """The film of this session, or of some of its dubs."""
        from langreel.pipeline.film import RenderRequest

        return RenderRequest(self.episode, langs=langs, profile=self.profile, segments=segments)

    @property
    def state(self) -> Mapping[str, Any]:
        """Which session this is, and its revision: a page that knows another has to look anew."""
        return {"session": self._name, "revision": self.revision}

    async def head(self) -> Mapping[str, Any]:
        """What episode.yaml says, whatever is wrong with the rest; empty if it cannot be read."""
        file = self.project.script / self.episode / "episode.yaml"
        try:
            node = placed_yaml.composed(placed_yaml.text_of(file, file.name), file.name)
            found = placed_yaml.plain(node) if node else {}
        except ContentError:
            return {}
        return found if isinstance(found, dict) else {}

    async def kept(self, work: Callable[..., T], *arguments: Any) -> T:
        """What ``work`` says of the project as it is now: asked once for each revision."""
        key = (work, *arguments)
        revision, found = self._kept.get(key, (-1, None))
        if found is None or revision != self.revision or (found.done() and found.exception()):
            found = asyncio.ensure_future(in_thread(work, *arguments))
            self._kept[key] = (self.revision, found)
        return await asyncio.shield(found)

    def touched(self, paths: frozenset[str] = frozenset()) -> None:
        """Files have changed: what was known of them is forgotten, and every page is told."""
        self.revision += 1
        self.hub.tell("files", {"revision": self.revision, "paths": sorted(paths)})

    def new_still(self) -> Path:
        """Where a still may be drawn."""
        return Path(self._folder.name) / f"{uuid4().hex}.png"

    def keep_still(self, path: Path) -> None:
        """A still was drawn; the oldest makes room for it."""
        self.stills[path.stem] = path
        while len(self.stills) > STILLS:
            self.stills.pop(next(iter(self.stills))).unlink(missing_ok=True)

    @asynccontextmanager
    async def open(self) -> AsyncIterator[None]:
        """Follow the project's files and make what is asked for, until the studio closes."""
        # The pipeline is loaded once the page stands: nothing of it is needed before.
        from langreel.pipeline.warm_stills import WarmStills

        self.warm = WarmStills(self.project.root)
        async with AsyncExitStack() as stack:
            self._folder = TemporaryDirectory(prefix="langreel-")
            stack.callback(self._folder.cleanup)
            stack.callback(self.warm.close)
            self.warm.warm()
            following = asyncio.create_task(self._follow())
            stack.push_async_callback(_end, following)
            working = asyncio.create_task(self.queue.work())
            stack.push_async_callback(_end, working)
            stack.callback(self.hub.close)
            yield

    async def _follow(self) -> None:
        from langreel.pipeline.file_changes import CALM, changes

        loop, changed = asyncio.get_running_loop(), asyncio.Event()
        paths: set[str] = set()

        def heard(path: str) -> None:
            paths.add(path)
            changed.set()

        def told_elsewhere(path: str) -> None:
            loop.call_soon_threadsafe(heard, path)

        with changes(self.project, told_elsewhere):
            while True:
                await changed.wait()
                while changed.is_set():
                    changed.clear()
                    await asyncio.sleep(CALM)
                told = frozenset(paths)
                paths.clear()
                self.touched(told)


async def _end(task: asyncio.Task[None]) -> None:
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
