"""First view: the film as it was known last, and its files, before what looks at it anew is loaded."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response

from langreel import files
from langreel.errors import BuildError, known
from langreel.studio.requests import Refusal, in_thread, route
from langreel.studio.session import Session


async def first_view(session: Session, request: Request) -> Response:
    """``GET /api/film/first``: what was told of the film last, in this session or before; ``settled: false``.

    Of a film that nobody has looked at yet, only the finished dubs.
    """
    return JSONResponse(await in_thread(_known, session, await _languages(session)))


def remember(session: Session, found: Mapping[str, Any]) -> None:
    """Only a shortcut for the next opening: failing to save it is no failure."""
    with suppress(BuildError):
        files.write_text(_memory(session), json.dumps(found, ensure_ascii=False))


def as_reel(lang: str, frames: int, fps: float, made: float) -> Mapping[str, Any]:
    """A finished dub as the page has it."""
    return {"url": f"/media/film/{lang}?made={made}", "frames": frames, "fps": fps, "made": made}


def media_file(path: Path | None, kind: str, *, lasting: bool = False) -> Response:
    """A file as it is, in ranges; a refusal where it is not made yet."""
    if path is None or not path.is_file():
        raise Refusal(404, "that is not made yet")
    headers = {"Cache-Control": "private, max-age=3600" if lasting else "no-cache"}
    return FileResponse(path, media_type=kind, headers=headers)


async def film(session: Session, request: Request) -> Response:
    """``GET /media/film/{lang}``: the finished dub, in ranges."""
    lang = known(request.path_params["lang"], await _languages(session), "language")
    return media_file(_reel(session, lang), "video/mp4")


async def track(session: Session, request: Request) -> Response:
    """``GET /media/track/{lang}/{track}``: subtitles of the finished dub, as WebVTT."""
    lang = known(request.path_params["lang"], await _languages(session), "language")
    lying = {path.name: path for path in _reel(session, lang).parent.glob("*.vtt")}
    name = f"{session.episode}.{request.path_params['track']}.vtt"
    return media_file(lying.get(name), "text/vtt; charset=utf-8")


def _known(session: Session, langs: Sequence[str]) -> Mapping[str, Any]:
    try:
        found = json.loads(_memory(session).read_text("utf-8"))
        dubs = [{**dub, "reel": _reel_now(session, dub)} for dub in found["dubs"]]
        return {**found, "dubs": dubs, "settled": False}
    except (OSError, ValueError, KeyError, TypeError):
        made = _only_made(session, langs)
        return {"revision": -1, "profile": session.profile, "settled": False, "dubs": made}


def _reel_now(session: Session, dub: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """The film of a dub; as it was told of last, unless it is another by now."""
    path, told = _reel(session, dub["lang"]), dub["reel"]
    if not path.is_file():
        return None
    if told and told["made"] == path.stat().st_ctime:
        return dict(told)
    reel: Mapping[str, Any] | None = _only_made(session, [dub["lang"]])[0]["reel"]
    return reel


def _only_made(session: Session, langs: Sequence[str]) -> Sequence[Mapping[str, Any]]:
    # Loaded where too little is known: it takes longer than to answer.
    from langreel.studio.parts.film_routes import made_views

    return made_views(session, langs)


async def _languages(session: Session) -> Sequence[str]:
    head = await session.head()
    return [str(lang) for lang in head.get("languages", ())]


def _reel(session: Session, lang: str) -> Path:
    return session.project.folder(session.episode, session.profile, lang) / f"{session.episode}.mp4"


def _memory(session: Session) -> Path:
    return session.project.cache / "studio" / f"{session.episode}.{session.profile}.film.json"


ROUTES = (
    route("/api/film/first", first_view),
    route("/media/film/{lang}", film),
    route("/media/track/{lang}/{track}", track),
)
