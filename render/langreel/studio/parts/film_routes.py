"""The film: what stands on the timeline, the finished dubs with their tracks, and what is to be made."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from starlette.requests import Request
from starlette.responses import FileResponse, Response

from langreel import files
from langreel.errors import BuildError, known
from langreel.pipeline.film_view import DubView, film_view, made_films
from langreel.studio.requests import Refusal, StudioPart, answer, in_thread, plain, route
from langreel.studio.session import Session


async def dubs(session: Session) -> Sequence[DubView]:
    """Every dub as its files are now."""
    return await session.kept(film_view, session.project, session.request())


async def dub(session: Session, lang: str) -> DubView:
    """One of them; UsageError if there is none in that language."""
    by_lang = {each.lang: each for each in await dubs(session)}
    return by_lang[known(lang, by_lang, "language")]


async def view(session: Session, request: Request) -> Response:
    """``GET /api/film``: the timeline of each dub.

    ``?first=1`` answers at once with what was known last, ``settled: false``, while that is looked at anew.
    """
    if request.query_params.get("first"):
        return answer(await _known(session))
    revision = session.revision
    views = [_view(each) for each in await dubs(session)]
    found = {"revision": revision, "profile": session.profile, "settled": True, "dubs": plain(views)}
    await in_thread(_remember, session, found)
    return answer(found)


async def _known(session: Session) -> Mapping[str, Any]:
    """What was answered last, in this session or before; else only the films themselves."""
    head, memory = await session.head(), _memory(session)
    langs = [str(lang) for lang in head.get("languages", ())]
    made = await in_thread(made_films, session.project, session.episode, session.profile, langs)
    reels = {each.lang: _view(each)["reel"] for each in made}
    try:
        found = json.loads(memory.read_text("utf-8"))
        for each in found["dubs"]:
            each["reel"] = reels[each["lang"]]
        return {**found, "settled": False}
    except (OSError, ValueError, KeyError, TypeError):
        views = [_view(each) for each in made]
        return {"revision": -1, "profile": session.profile, "settled": False, "dubs": views}


def _remember(session: Session, found: Mapping[str, Any]) -> None:
    """Only a shortcut for the next opening: failing to save it is no failure."""
    with suppress(BuildError):
        files.write_text(_memory(session), json.dumps(found, ensure_ascii=False))


def _memory(session: Session) -> Path:
    return session.project.cache / "studio" / f"{session.episode}.{session.profile}.json"


def _view(found: DubView) -> Mapping[str, Any]:
    """A dub as the page has it: files by their addresses, never by their paths."""
    lang = found.lang
    reel = found.reel and {
        "url": f"/media/film/{lang}?made={found.reel.made}",
        "frames": found.reel.frames,
        "fps": found.reel.fps,
        "made": found.reel.made,
    }
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


async def film(session: Session, request: Request) -> Response:
    """``GET /media/film/{lang}``: the finished dub, in ranges."""
    head = await session.head()
    lang = known(request.path_params["lang"], head.get("languages", ()), "language")
    folder = session.project.folder(session.episode, session.profile, lang)
    return _file(folder / f"{session.episode}.mp4", "video/mp4")


async def shot(session: Session, request: Request) -> Response:
    """``GET /media/shot/{lang}/{segment}``: a shot that was laid beside the film by itself."""
    found = await dub(session, request.path_params["lang"])
    segment = request.path_params["segment"]
    own = any(each.segments[0] == segment and each.preview for each in found.shots)
    folder = session.project.folder(session.episode, session.profile, found.lang)
    return _file(folder / f"{segment}.mp4" if own else None, "video/mp4")


async def track(session: Session, request: Request) -> Response:
    """``GET /media/track/{lang}/{track}``: subtitles of the finished dub, as WebVTT."""
    found = await dub(session, request.path_params["lang"])
    paths = {each.lang: each.path for each in found.tracks}
    return _file(paths.get(request.path_params["track"]), "text/vtt; charset=utf-8")


async def waveform(session: Session, request: Request) -> Response:
    """``GET /media/waveform/{lang}``: pairs of signed bytes, a hundred a second."""
    found = await dub(session, request.path_params["lang"])
    return _file(found.strips.waveform, "application/octet-stream", lasting=True)


async def strip(session: Session, request: Request) -> Response:
    """``GET /media/strip/{lang}/{shot}``: small pictures of a shot, side by side."""
    found = await dub(session, request.path_params["lang"])
    name = request.path_params["shot"]
    drawn = next((made for shot, made in found.strips.shots.items() if _same_shot(shot, name)), None)
    return _file(drawn and drawn[0], "image/jpeg")


def _same_shot(one: str, other: str) -> bool:
    """Whether two names are of one shot: a shared picture bears the name of another dub."""
    return one.rpartition(".")[0] == other.rpartition(".")[0]


def _file(path: Path | None, kind: str, *, lasting: bool = False) -> Response:
    if path is None or not path.is_file():
        raise Refusal(404, "that is not made yet")
    headers = {"Cache-Control": "private, max-age=3600" if lasting else "no-cache"}
    return FileResponse(path, media_type=kind, headers=headers)


PART = StudioPart(
    "film",
    (
        route("/api/film", view),
        route("/media/film/{lang}", film),
        route("/media/shot/{lang}/{segment}", shot),
        route("/media/track/{lang}/{track}", track),
        route("/media/waveform/{lang}", waveform),
        route("/media/strip/{lang}/{shot}", strip),
    ),
)
