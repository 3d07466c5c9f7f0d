"""Hub: what happens, told to every open page as server-sent events."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from typing import Any, Final

BACKLOG: Final = 256
"""Events that wait for a page that does not read; then it is told to begin anew."""

PULSE: Final = 15.0
"""Seconds after which a silent line is kept open by a comment."""


@dataclass(slots=True)
class Hub:
    """Hands every event to every listener, in order."""

    _listeners: set[asyncio.Queue[tuple[str, Any] | None]] = field(default_factory=set)

    def tell(self, kind: str, data: Any) -> None:
        """Tell all pages; one that has fallen behind loses what waited, and hears ``again`` instead."""
        for queue in self._listeners:
            if queue.full():
                while not queue.empty():
                    queue.get_nowait()
                queue.put_nowait(("again", {}))
            else:
                queue.put_nowait((kind, data))

    def close(self) -> None:
        """End every stream."""
        for queue in self._listeners:
            while not queue.empty():
                queue.get_nowait()
            queue.put_nowait(None)

    async def stream(self, state: Callable[[], Any]) -> AsyncIterator[str]:
        """What is told from now on, as text/event-stream; ``hello`` tells how things stand then."""
        queue: asyncio.Queue[tuple[str, Any] | None] = asyncio.Queue(BACKLOG)
        self._listeners.add(queue)
        try:
            yield _event("hello", state())
            while True:
                try:
                    event = await asyncio.wait_for(queue.get(), PULSE)
                except TimeoutError:
                    yield ": still here\n\n"
                    continue
                if event is None:
                    return
                yield _event(*event)
        finally:
            self._listeners.discard(queue)


def _event(kind: str, data: Any) -> str:
    return f"event: {kind}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n"
