"""Data: the tables that numbers come from, and every number that is said or shown."""

from __future__ import annotations

from datetime import date

from starlette.requests import Request
from starlette.responses import Response

from langreel.errors import ContentError
from langreel.pipeline import tables_view
from langreel.pipeline.show_table import show_table
from langreel.studio.requests import Refusal, StudioPart, answer, in_thread, raw_body, route
from langreel.studio.session import Session

LARGEST_TABLE = 64 * 1024 * 1024
TEXTS = ("title", "publisher", "series", "url", "as_of", "licence")


async def tables(session: Session, request: Request) -> Response:
    """``GET /api/data``: every table of the project, with its age and small drawings of its columns."""
    found = await session.kept(tables_view.listed_tables, session.project, date.today())
    return answer({"revision": session.revision, "tables": found})


async def table(session: Session, request: Request) -> Response:
    """``GET /api/data/{table}``: its columns with their course, and the figures and scenes that use it."""
    found = await session.kept(show_table, session.project, request.path_params["table"])
    return answer({"revision": session.revision, "table": found})


async def claims(session: Session, request: Request) -> Response:
    """``GET /api/claims``: every number of the episode, and those that the finished film tells otherwise."""
    found = await session.kept(tables_view.claims_view, session.project, session.episode)
    return answer({"revision": session.revision, **_fields(found)})


def _fields(found: tables_view.ClaimsView) -> dict[str, object]:
    return {"claims": found.claims, "ledger": found.ledger, "drifted": found.drifted}


async def offer(session: Session, request: Request) -> Response:
    """``POST /api/data/offer/{name}``: a file → the entry that it would have; ``write=yes`` adds it."""
    query = request.query_params
    if not query.keys() <= {*TEXTS, "write"}:
        raise Refusal(400, f"what is understood: {', '.join(TEXTS)}, write")
    texts = {key: query[key] for key in TEXTS if query.get(key)}
    data = await raw_body(request, LARGEST_TABLE)
    name, write = request.path_params["name"], query.get("write") == "yes"
    try:
        made = await in_thread(tables_view.offered, session.project, name, data, texts=texts, write=write)
    except ContentError as error:
        raise Refusal(422, error.message, error.hint) from None
    if write:
        session.touched()
    return answer(made)


PART = StudioPart(
    "data",
    (
        route("/api/data", tables),
        route("/api/data/{table}", table),
        route("/api/claims", claims),
        route("/api/data/offer/{name}", offer, "POST"),
    ),
)
