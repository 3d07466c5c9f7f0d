"""Server: a session's application on a socket that listens already."""

from __future__ import annotations

import socket

import uvicorn

from langreel.studio.app import create_app
from langreel.studio.launch import hosts
from langreel.studio.session import Session


class StudioServer(uvicorn.Server):
    """Serves a session's app. When it is to end, open pages are let go first, which would listen for ever."""

    def __init__(self, session: Session, token: str, listening: socket.socket) -> None:
        host, port = listening.getsockname()[:2]
        app = create_app(session, token, hosts(host, port))
        super().__init__(
            uvicorn.Config(
                app, log_level="critical", access_log=False, server_header=False, timeout_graceful_shutdown=2
            )
        )
        self.session, self.listening = session, listening

    def run(self, sockets: list[socket.socket] | None = None) -> None:
        super().run(sockets or [self.listening])

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self.session.hub.close()
        await super().shutdown(sockets)
