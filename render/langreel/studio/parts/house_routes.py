"""The house: what is being made and why, how it went, and what this machine lacks."""

from __future__ import annotations

from pathlib import Path

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse

from langreel.errors import known
from langreel.pipeline import disk_use, machine
from langreel.studio.job_kinds import KINDS
from langreel.studio.job_queue import AskedFor
from langreel.studio.requests import Refusal, StudioPart, answer, body, in_thread, needed, route
from langreel.studio.session import Session

LONGEST_LOG = 256 * 1024


async def events(session: Session, request: Request) -> Response:
    """``GET /api/events``: what happens, as server-sent events: ``hello``, ``files``, ``job``, ``again``."""
    return StreamingResponse(session.hub.stream(lambda: session.state), media_type="text/event-stream")


async def jobs(session: Session, request: Request) -> Response:
    """``GET /api/jobs``: what was asked for since the studio was opened."""
    return answer({"jobs": [job.view for job in session.queue.jobs]})


async def ask(session: Session, request: Request) -> Response:
    """``POST /api/jobs``: have something made: its kind, and for which dubs and segments."""
    asked = await body(request, kind=str, langs=list, segments=list, profile=str, option=str)
    (name,) = needed(asked, "kind")
    kind = KINDS[known(name, KINDS, "kind of job")]
    wanted = AskedFor(
        session.episode,
        asked.get("profile", session.profile),
        _words(asked.get("langs", [])),
        _words(asked.get("segments", [])),
        known(asked.get("option", ""), kind.options, "option") if kind.options else "",
    )
    if kind.needs_segments and not wanted.segments:
        raise Refusal(400, "of which segment?")
    job = session.queue.ask(name, wanted)
    return answer(job.view, 202)


def _words(names: list[object]) -> tuple[str, ...]:
    if not all(isinstance(name, str) for name in names):
        raise Refusal(400, "names are words")
    return tuple(str(name) for name in names)


async def cancel(session: Session, request: Request) -> Response:
    """``DELETE /api/jobs/{number}``: stop it; nothing is broken, and the next goes on from there."""
    return answer(session.queue.cancel(request.path_params["number"]).view)


async def house(session: Session, request: Request) -> Response:
    """``GET /api/house``: disk, and what the machine has and lacks."""
    disk = await session.kept(disk_use.disk_use, session.project)
    options = {name: kind.options for name, kind in KINDS.items()}
    return answer({"disk": disk, "logs": [path.name for path in _logs(session)], "kinds": options})


async def doctor(session: Session, request: Request) -> Response:
    """``GET /api/doctor``: what this machine has and lacks, and what mends it."""
    return answer({"checks": await in_thread(lambda: list(machine.checks()))})


async def log(session: Session, request: Request) -> Response:
    """``GET /api/logs/{name}``: the end of what a job printed."""
    by_name = {path.name: path for path in _logs(session)}
    path = by_name[known(request.path_params["name"], by_name, "log")]
    return PlainTextResponse(await in_thread(_end_of, path))


def _logs(session: Session) -> list[Path]:
    """The newest logs first."""
    folder = session.project.cache / "logs"
    found = [path for path in folder.rglob("*") if path.is_file()] if folder.is_dir() else []
    return sorted(found, key=lambda path: -path.stat().st_mtime)[:100]


def _end_of(path: Path) -> str:
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - LONGEST_LOG))
        return file.read().decode("utf-8", "replace")


PART = StudioPart(
    "house",
    (
        route("/api/events", events),
        route("/api/jobs", jobs),
        route("/api/jobs", ask, "POST"),
        route("/api/jobs/{number:int}", cancel, "DELETE"),
        route("/api/house", house),
        route("/api/doctor", doctor),
        route("/api/logs/{name}", log),
    ),
)
