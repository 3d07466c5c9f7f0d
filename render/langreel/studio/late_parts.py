"""Late parts: the routes of all parts, loaded once the first of them is asked for."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack

from starlette.routing import Router
from starlette.types import Receive, Scope, Send

from langreel.studio import parts
from langreel.studio.requests import in_thread
from langreel.studio.session import Session


class LateParts:
    """An application of all parts. Who asks first has them loaded and the session opened; others wait."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.opened = AsyncExitStack()
        self._lock = asyncio.Lock()
        self._router: Router | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        router = await self._loaded()
        await router(scope, receive, send)

    async def _loaded(self) -> Router:
        async with self._lock:
            if self._router is None:
                found = await in_thread(parts.load)
                await self.opened.enter_async_context(self.session.open())
                self._router = Router([each for part in found for each in part.routes])
            return self._router
