"""App: the shell, its files and the first view, then the parts' routes; all behind the guard."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from langreel.languages import endonym
from langreel.studio import first_view
from langreel.studio.guard import Guard
from langreel.studio.late_parts import LateParts
from langreel.studio.parts import NAMES
from langreel.studio.requests import answer, route
from langreel.studio.session import Session

STATIC = Path(__file__).with_name("static")


def create_app(session: Session, token: str, hosts: frozenset[str]) -> ASGIApp:
    """The studio of a session, as an ASGI application."""
    late = LateParts(session)
    routes = [
        Route("/", _page),
        route("/api/shell", _shell),
        *first_view.ROUTES,
        Mount("/static", StaticFiles(directory=STATIC)),
        Mount("", late),
    ]
    app = Starlette(routes=routes, lifespan=_lifespan)
    app.state.session, app.state.late = session, late
    return Guard(app, token, hosts)


@asynccontextmanager
async def _lifespan(app: Starlette) -> AsyncIterator[None]:
    late: LateParts = app.state.late
    async with late.opened:
        yield


async def _page(request: Request) -> Response:
    return FileResponse(STATIC / "index.html", media_type="text/html; charset=utf-8")


async def _shell(session: Session, request: Request) -> Response:
    """What the page needs before any part: the episode, its languages, the parts, their words."""
    episode = await session.head()
    return answer({
        "state": session.state,
        "episode": session.episode,
        "episodes": session.project.episodes(),
        "title": episode.get("title", {}),
        "languages": [
            {"code": code, "name": endonym(code)} for code in episode.get("languages", ())
        ],
        "parts": NAMES,
        "words": words(),
    })  # fmt: skip


def words() -> Mapping[str, Mapping[str, Any]]:
    """The page's own words: by key, in each of its languages."""
    found: dict[str, Mapping[str, Any]] = {}
    for name in ("shell", *NAMES):
        found |= json.loads((STATIC / f"words/{name}.json").read_text("utf-8"))
    return found
