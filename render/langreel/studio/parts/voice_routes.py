"""The voice: each line with its take, other voices beside it, and a line that is recorded on the page."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import FileResponse, Response

from langreel.pipeline import voice_room
from langreel.pipeline.film import RenderRequest
from langreel.project import Project
from langreel.studio.requests import StudioPart, answer, body, in_thread, needed, raw_body, route
from langreel.studio.session import Session

LARGEST_RECORDING = 32 * 1024 * 1024


async def view(session: Session, request: Request) -> Response:
    """``GET /api/voice/{lang}``: every line of a dub with its take."""
    lang = request.path_params["lang"]
    found = await session.kept(voice_room.voice_room, session.project, session.request(), lang)
    return answer({"revision": session.revision, "room": found})


async def voices(session: Session, request: Request) -> Response:
    """``GET /api/voices``: every voice that is here."""
    return answer({"voices": await in_thread(voice_room.voices)})


async def take(session: Session, request: Request) -> Response:
    """``GET /media/take/{lang}/{key}``: the sound of a line, as WAV."""
    sound = await in_thread(voice_room.take_of, *_line(session, request))
    return FileResponse(sound, media_type="audio/wav", headers={"Cache-Control": "no-cache"})


async def drawing(session: Session, request: Request) -> Response:
    """``GET /api/take/{lang}/{key}``: how loud a take is at most, stretch by stretch."""
    sound = await in_thread(voice_room.take_of, *_line(session, request))
    return answer({"peaks": await in_thread(voice_room.peaks, sound)})


async def other(session: Session, request: Request) -> Response:
    """``POST /api/take/{lang}/{key}`` ``{voice}``: the line as another voice says it, as WAV."""
    (name,) = needed(await body(request, voice=str), "voice")
    data = await in_thread(voice_room.said_by, *_line(session, request), name=name)
    return Response(data, media_type="audio/wav")


async def recording(session: Session, request: Request) -> Response:
    """``POST /api/recording/{lang}/{key}``: a recording → what is heard in it; ``keep=yes`` lays its take."""
    data = await raw_body(request, LARGEST_RECORDING)
    keep = request.query_params.get("keep") == "yes"
    heard = await in_thread(
        voice_room.recorded, *_line(session, request), data=data, keep=keep, watch=lambda event: None
    )
    if keep:
        session.touched(frozenset({heard.line.lies}))
    return answer({"revision": session.revision, "heard": heard})


def _line(session: Session, request: Request) -> tuple[Project, RenderRequest, str, str]:
    return session.project, session.request(), request.path_params["lang"], request.path_params["key"]


PART = StudioPart(
    "voice",
    (
        route("/api/voices", voices),
        route("/api/voice/{lang}", view),
        route("/api/take/{lang}/{key}", drawing),
        route("/api/take/{lang}/{key}", other, "POST"),
        route("/api/recording/{lang}/{key}", recording, "POST"),
        route("/media/take/{lang}/{key}", take),
    ),
)
