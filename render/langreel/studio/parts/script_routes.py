"""The script: its lines in every language, edited in the very files that they stand in."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from langreel.pipeline.check import check as quick_check
from langreel.pipeline.script_edits import Outdated, TextEdit, edit, try_edit
from langreel.pipeline.script_view import script_view
from langreel.pipeline.table_cells import edit_cell, table_rows
from langreel.studio.requests import Refusal, StudioPart, answer, body, in_thread, needed, of_kinds, route
from langreel.studio.session import Session


async def view(session: Session, request: Request) -> Response:
    """``GET /api/script``: acts, segments, lines as they are written, what they read as, and findings."""
    found = await session.kept(script_view, session.project, session.episode)
    return answer({"revision": session.revision, **found})


async def check(session: Session, request: Request) -> Response:
    """``POST /api/script/check`` ``{file, edits: [{at, was, text}]}``: what a change would do, while typed.

    Findings, and seconds.
    """
    file, edits = await _edits(request)
    try:
        return answer(await in_thread(try_edit, session.project, session.episode, file, edits))
    except Outdated as outdated:
        raise _conflict(session, outdated) from None


async def findings(session: Session, request: Request) -> Response:
    """``GET /api/findings``: what `langreel check --quick` says of the whole episode."""
    found = await session.kept(quick_check, session.project, session.episode)
    return answer({"revision": session.revision, "findings": found})


async def table(session: Session, request: Request) -> Response:
    """``GET /api/cells/{table}``: its rows as they stand in its file, by their lines."""
    return answer(await in_thread(table_rows, session.project, request.path_params["table"]))


async def change_cell(session: Session, request: Request) -> Response:
    """``POST /api/cells/{table}`` ``{line, column, was, text}``: write one cell where it stands."""
    asked = await body(request, line=int, column=str, was=str, text=str)
    line, column, was, text = needed(asked, "line", "column", "was", "text")
    name = request.path_params["table"]
    try:
        done = await in_thread(edit_cell, session.project, name, line, column=column, was=was, text=text)
    except Outdated as outdated:
        raise _conflict(session, outdated) from None
    session.touched(frozenset({done}))
    return answer({"revision": session.revision})


async def change(session: Session, request: Request) -> Response:
    """``POST /api/script`` ``{file, edits: [{at, was, text}]}``: write texts of a file of the script.

    All or none: where each stands, what it was, what it becomes.

    409 with the text that stands there now and the number of the edit, if that is neither: somebody else has
    changed it.
    """
    file, edits = await _edits(request)
    try:
        done = await in_thread(edit, session.project, session.episode, file, edits)
    except Outdated as outdated:
        raise _conflict(session, outdated) from None
    session.touched(frozenset({done}))
    return answer({"revision": session.revision})


async def _edits(request: Request) -> tuple[str, list[TextEdit]]:
    file, edits = needed(await body(request, file=str, edits=list), "file", "edits")
    return file, [_edit(each) for each in edits]


def _edit(asked: object) -> TextEdit:
    told = of_kinds(asked, at=list, was=(str, type(None)), text=str)
    at, was, text = needed(told, "at", "was", "text")
    if not all(isinstance(step, str | int) and not isinstance(step, bool) for step in at):
        raise Refusal(400, "at is a list of keys and numbers")
    return TextEdit(tuple(at), was, text)


def _conflict(session: Session, outdated: Outdated) -> Refusal:
    """What is known of the files is forgotten: they were changed, whether that was heard of yet or not."""
    session.touched()
    words = "somebody else has changed this text"
    return Refusal(409, words, theirs=outdated.theirs, number=outdated.number)


PART = StudioPart(
    "script",
    (
        route("/api/script", view),
        route("/api/script", change, "POST"),
        route("/api/script/check", check, "POST"),
        route("/api/findings", findings),
        route("/api/cells/{table}", table),
        route("/api/cells/{table}", change_cell, "POST"),
    ),
)
