"""The film: what stands on the timeline, the finished dubs with their tracks, and what is to be made."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from langreel.errors import known
from langreel.pipeline.film_view import DubView, film_view, made_films
from langreel.studio.first_view import as_reel, media_file, remember
from langreel.studio.requests import StudioPart, in_thread, plain, route
from langreel.studio.session import Session


async def dubs(session: Session) -> Sequence[DubView]:
    """Every dub as its files are now."""
    return await session.kept(film_view, session.project, session.request())


async def dub(session: Session, lang: str) -> DubView:
    """One of them; UsageError if there is none in that language."""
    by_lang = {each.lang: each for each in await dubs(session)}
    return by_lang[known(lang, by_lang, "language")]


async def view(session: Session, request: Request) -> Response:
    """``GET /api/film``: the timeline of each dub, as the files are now."""
    revision = session.revision
    views = [_view(each) for each in await dubs(session)]
    found = {"revision": revision, "profile": session.profile, "settled": True, "dubs": plain(views)}
    await in_thread(remember, session, found)
    return JSONResponse(found)


def made_views(session: Session, langs: Sequence[str]) -> Sequence[Mapping[str, Any]]:
    """The finished dubs alone: what there is to be looked at before anything else is known."""
    made = made_films(session.project, session.episode, session.profile, langs)
    return [plain(_view(each)) for each in made]


def _view(found: DubView) -> Mapping[str, Any]:
    """A dub as the page has it: files by their addresses, never by their paths."""
    lang = found.lang
    reel = found.reel and as_reel(lang, found.reel.frames, found.reel.fps, found.reel.made)
    tracks = [
        {"lang": each.lang, "tag": each.tag, "label": each.label, "url": f"/media/track/{lang}/{each.lang}"}
        for each in found.tracks
    ]
    told = {key: getattr(found, key) for key in found.__dataclass_fields__ if key != "strips"}
    waveform = (
        f"/media/waveform/{lang}?made={_name(found.strips.waveform)}" if found.strips.waveform else None
    )
    return {**told, "reel": reel, "tracks": tracks, "waveform": waveform}


def _name(path: Path) -> str:
    return path.stem[:16]


async def shot(session: Session, request: Request) -> Response:
    """``GET /media/shot/{lang}/{segment}``: a shot that was laid beside the film by itself."""
    found = await dub(session, request.path_params["lang"])
    segment = request.path_params["segment"]
    own = any(each.segments[0] == segment and each.preview for each in found.shots)
    folder = session.project.folder(session.episode, session.profile, found.lang)
    return media_file(folder / f"{segment}.mp4" if own else None, "video/mp4")


async def waveform(session: Session, request: Request) -> Response:
    """``GET /media/waveform/{lang}``: pairs of signed bytes, a hundred a second."""
    found = await dub(session, request.path_params["lang"])
    return media_file(found.strips.waveform, "application/octet-stream", lasting=True)


async def strip(session: Session, request: Request) -> Response:
    """``GET /media/strip/{lang}/{shot}``: small pictures of a shot, side by side."""
    found = await dub(session, request.path_params["lang"])
    name = request.path_params["shot"]
    drawn = next((made for shot, made in found.strips.shots.items() if _same_shot(shot, name)), None)
    return media_file(drawn and drawn[0], "image/jpeg")


def _same_shot(one: str, other: str) -> bool:
    """Whether two names are of one shot: a shared picture bears the name of another dub."""
    return one.rpartition(".")[0] == other.rpartition(".")[0]


PART = StudioPart(
    "film",
    (
        route("/api/film", view),
        route("/media/shot/{lang}/{segment}", shot),
        route("/media/waveform/{lang}", waveform),
        route("/media/strip/{lang}/{shot}", strip),
    ),
)
