"""The picture: stills of any moment, drawn anew as files change, with what is wrong in them."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from starlette.requests import Request
from starlette.responses import FileResponse, Response

from langreel.model import Beat
from langreel.pipeline.warm_stills import StillStage, stage
from langreel.studio.requests import Refusal, StudioPart, answer, route
from langreel.studio.session import Session


async def moments(session: Session, request: Request) -> Response:
    """``GET /api/moments/{lang}``: each segment's marks in their order, and how many frames it has."""
    found = await _stage(session)
    lang = request.path_params["lang"]
    film = found.film
    if lang not in found.timelines:
        raise Refusal(404, f"there is no dub in {lang!r}")
    shots = found.timelines[film.picture_of(lang)].shots
    size = {"fps": film.profile.fps, "width": film.profile.width, "height": film.profile.height}
    beats = [_beat(beat) for shot in shots for beat in shot.beats]
    return answer({"revision": session.revision, **size, "segments": beats})


def _beat(beat: Beat) -> Mapping[str, Any]:
    marks = sorted(beat.marks, key=lambda mark: beat.marks[mark])
    return {"id": beat.segment, "frames": beat.span.frames, "marks": marks, "at": {**beat.marks}}


async def still(session: Session, request: Request) -> Response:
    """``GET /api/still/{lang}/{segment}?moment=…``: draw it; where its PNG is, and what is wrong in it."""
    found, name, frame = await _wanted(session, request)
    made = await _drawn(session, found, *name, frames=(frame,))
    return answer({"frame": frame, **made[0]})


async def wall(session: Session, request: Request) -> Response:
    """``GET /api/wall/{lang}/{segment}``: the stills of all marks and of the end, in one run of the scene."""
    found = await _stage(session)
    lang, segment = request.path_params["lang"], request.path_params["segment"]
    shot = found.shot_of(segment, lang)
    marks = next(beat.marks for beat in shot.beats if beat.segment == segment)
    names = [*sorted(marks, key=lambda mark: marks[mark]), ""]
    frames = [found.frame_of(segment, f"{name}+0.7" if name else "", lang) for name in names]
    made = await _drawn(session, found, lang, segment, frames=frames)
    return answer({"stills": [{"moment": name, **each} for name, each in zip(names, made)]})


async def png(session: Session, request: Request) -> Response:
    """``GET /media/still/{name}``: a still that was drawn."""
    name = request.path_params["name"]
    if name not in session.stills:
        raise Refusal(404, "that is not drawn")
    return FileResponse(
        session.stills[name], media_type="image/png", headers={"Cache-Control": "private, max-age=3600"}
    )


async def _stage(session: Session) -> StillStage:
    return await session.kept(stage, session.project, session.request())


async def _wanted(session: Session, request: Request) -> tuple[StillStage, tuple[str, str], int]:
    found = await _stage(session)
    lang, segment = request.path_params["lang"], request.path_params["segment"]
    shot = found.shot_of(segment, lang)
    beat = next(beat for beat in shot.beats if beat.segment == segment)
    into = request.query_params.get("frame", "")
    if into:
        if not into.isascii() or not into.isdigit() or len(into) > 9:
            raise Refusal(400, "a frame is a number")
        return found, (lang, segment), beat.span.start + min(int(into), beat.span.frames - 1)
    return found, (lang, segment), found.frame_of(segment, request.query_params.get("moment", ""), lang)


async def _drawn(
    session: Session, found: StillStage, lang: str, segment: str, *, frames: Sequence[int]
) -> list[Mapping[str, Any]]:
    """The stills of these frames of a shot: the address of each, and its findings."""
    shot = found.shot_of(segment, lang)
    paths = {frame: session.new_still() for frame in frames}
    seen = await asyncio.wrap_future(session.warm.draw(shot, found.film.profile, paths))
    return [
        {"url": f"/media/still/{_kept(session, paths[frame])}", "findings": seen.get(frame, ())}
        for frame in frames
    ]


def _kept(session: Session, path: Path) -> str:
    session.keep_still(path)
    return path.stem


PART = StudioPart(
    "picture",
    (
        route("/api/moments/{lang}", moments),
        route("/api/still/{lang}/{segment}", still),
        route("/api/wall/{lang}/{segment}", wall),
        route("/media/still/{name}", png),
    ),
)
