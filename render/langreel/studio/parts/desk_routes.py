"""The translator's desk: one language at a time, line by line, in the files that every tool shares."""

from __future__ import annotations

from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response

from langreel.languages import endonym, of
from langreel.languages.tags import checked_tag, is_tag
from langreel.model import PROFILES
from langreel.pipeline import translators_desk as translators
from langreel.pipeline.translate import TranslationRequest
from langreel.studio.requests import Refusal, StudioPart, answer, body, in_thread, needed, raw_body, route
from langreel.studio.session import Session

LARGEST_SHEET = 64 * 1024 * 1024


async def languages(session: Session, request: Request) -> Response:
    """``GET /api/desk``: the languages that the episode is translated into, and the formats of sheets."""
    folder = session.project.script / session.episode / "translations"
    head = await session.head()
    named = [str(code) for code in head.get("translations") or ()]
    codes = dict.fromkeys((*named, *sorted(path.stem for path in folder.glob("*.po"))))
    return answer({
        "languages": [{"code": code, "name": endonym(code)} for code in codes if is_tag(code)],
        "formats": translators.formats(),
    })  # fmt: skip


async def view(session: Session, request: Request) -> Response:
    """``GET /api/desk/{lang}?dub=``: every line with its limits, and the track as it is now."""
    found = await in_thread(translators.desk, await _opened(session, request))
    direction = of(found.target).direction
    return answer({"revision": session.revision, "direction": direction, "desk": found})


async def attempt(session: Session, request: Request) -> Response:
    """``POST /api/desk/{lang}/attempt``: what a line would look like, and what it breaks."""
    asked = await body(request, key=str, target=str)
    key, target = needed(asked, "key", "target")
    work = await _opened(session, request)
    return answer(await in_thread(translators.attempt, work, key, target))


async def enter(session: Session, request: Request) -> Response:
    """``POST /api/desk/{lang}``: store one line; 409 with what stands there, if somebody was before."""
    asked = await body(request, key=str, source=str, was=str, target=str, note=str, unsure=bool)
    _, was, _ = needed(asked, "key", "was", "target")
    typed = translators.line_typed(**{name: value for name, value in asked.items() if name != "was"})
    work = _request(session, request)
    try:
        report = await in_thread(translators.enter, session.project, work, typed, was=was)
    except translators.Overtaken as overtaken:
        entry = overtaken.entry
        raise Refusal(409, str(overtaken), theirs=entry.target, source=entry.source) from None
    session.touched(frozenset({session.project.relative(report.path)}))
    return answer({"revision": session.revision, "report": report})


async def sheet(session: Session, request: Request) -> Response:
    """``GET /media/desk/{lang}/{fmt}``: the whole language as a file for a translator's tool."""
    work, fmt = await _opened(session, request), request.path_params["fmt"]
    profile = PROFILES[session.profile]
    data = await in_thread(translators.exported, work, fmt, (profile.width, profile.height))
    name = f"{session.episode}.{work.lang}{translators.ending_of(fmt)}"
    headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(name)}"}
    return Response(data, media_type="application/octet-stream", headers=headers)


async def take(session: Session, request: Request) -> Response:
    """``POST /api/desk/{lang}/sheet/{name}``: store what a translator's file holds, given as its bytes."""
    data = await raw_body(request, LARGEST_SHEET)
    name = request.path_params["name"]
    asked = _request(session, request)
    report = await in_thread(translators.imported, session.project, asked, name, data)
    session.touched(frozenset({session.project.relative(report.path)}))
    return answer({"revision": session.revision, "report": report})


def _request(session: Session, request: Request) -> TranslationRequest:
    lang = checked_tag(request.path_params["lang"])
    return TranslationRequest(session.episode, lang, dub=request.query_params.get("dub", ""))


async def _opened(session: Session, request: Request) -> translators.OpenedDesk:
    return await session.kept(translators.opened, session.project, _request(session, request))


PART = StudioPart(
    "desk",
    (
        route("/api/desk", languages),
        route("/api/desk/{lang}", view),
        route("/api/desk/{lang}", enter, "POST"),
        route("/api/desk/{lang}/attempt", attempt, "POST"),
        route("/api/desk/{lang}/sheet/{name}", take, "POST"),
        route("/media/desk/{lang}/{fmt}", sheet),
    ),
)
