"""The script: its lines in every language, edited in the very files that they stand in."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from langreel.errors import UsageError
from langreel.pipeline.script_view import script_view
from langreel.pipeline.script_edits import Edit, Outdated, edit
from langreel.studio.requests import Refusal, StudioPart, answer, body, in_thread, needed, route
from langreel.studio.session import Session


async def view(session: Session, request: Request) -> Response:
    """``GET /api/script``: acts, segments, lines as they are written, what they read as, and findings."""
    found = await session.kept(script_view, session.project, session.episode)
    return answer({"revision": session.revision, **found})


async def change(session: Session, request: Request) -> Response:
    """``POST /api/script``: write one text of the script: where it stands, what it was, what it becomes.

    409 with the text that stands there now, if that is neither: somebody else has changed it.
    """
    asked = await body(request, file=str, at=list, was=(str, type(None)), text=(str, type(None)))
    file, at, was, text = needed(asked, "file", "at", "was", "text")
    if not all(isinstance(step, str | int) and not isinstance(step, bool) for step in at):
        raise Refusal(400, "at is a list of keys and numbers")
    try:
        done = await in_thread(edit, session.project, session.episode, Edit(file, tuple(at), was, text))
    except Outdated as outdated:
        raise Refusal(409, "somebody else has changed this text", theirs=outdated.theirs) from None
    except UsageError as error:
        raise Refusal(404, error.message, error.hint) from None
    session.touched(frozenset({done}))
    return answer({"revision": session.revision})


PART = StudioPart(
    "script",
    (
        route("/api/script", view),
        route("/api/script", change, "POST"),
    ),
)
