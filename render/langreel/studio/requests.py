"""Requests: what a route reads of one, within bounds, and how it answers; failures become words."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, ParamSpec, TypeVar

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from langreel.errors import ContentErrors, LangreelError, UsageError

if TYPE_CHECKING:
    from langreel.studio.session import Session

P = ParamSpec("P")
T = TypeVar("T")
Handler = Callable[["Session", Request], Awaitable[Response]]

LARGEST_JSON: Final = 1024 * 1024


class Refusal(Exception):
    """A request that is not answered, with the status that says why."""

    def __init__(self, status: int, message: str, hint: str = "", **more: Any) -> None:
        super().__init__(message)
        self.status, self.message, self.hint, self.more = status, message, hint, more


@dataclass(frozen=True, slots=True)
class StudioPart:
    """A part of the studio: its name, which its module and its words have as well, and its routes."""

    name: str
    routes: tuple[Route, ...]


def route(path: str, handler: Handler, method: str = "GET") -> Route:
    """One address of a part. The handler is given the session and the request; what it raises is told."""

    async def answered(request: Request) -> Response:
        try:
            return await handler(request.app.state.session, request)
        except Refusal as refusal:
            told = {"message": refusal.message, "where": "", "hint": refusal.hint}
            return JSONResponse({"error": told, **refusal.more}, refusal.status)
        except LangreelError as error:
            return JSONResponse(_as_json(error), 404 if isinstance(error, UsageError) else 422)

    return Route(path, answered, methods=[method], name=handler.__name__)


def _as_json(error: LangreelError) -> Mapping[str, Any]:
    every = error.errors if isinstance(error, ContentErrors) else (error,)
    told = [{"message": each.message, "where": each.where, "hint": each.hint} for each in every]
    return {"error": told[0], "errors": told}


async def body(request: Request, **kinds: type | tuple[type, ...]) -> dict[str, Any]:
    """The request's JSON object: only these keys, each of its kind; any may be missing."""
    if request.headers.get("content-type", "").partition(";")[0] != "application/json":
        raise Refusal(415, "changes are sent as JSON")
    raw = await raw_body(request, LARGEST_JSON)
    try:
        data = json.loads(raw)
    except (ValueError, RecursionError):
        raise Refusal(400, "this is no JSON") from None
    return of_kinds(data, **kinds)


def of_kinds(data: object, **kinds: type | tuple[type, ...]) -> dict[str, Any]:
    """The same of a part of it."""
    if not isinstance(data, dict) or not data.keys() <= kinds.keys():
        raise Refusal(400, f"what is understood: {', '.join(kinds)}")
    for key, value in data.items():
        if not isinstance(value, kinds[key]):
            raise Refusal(400, f"{key} is of another kind")
    return data


async def raw_body(request: Request, most: int) -> bytes:
    """What came with a request; a refusal as soon as that is more than ``most`` bytes."""
    raw = bytearray()
    async for chunk in request.stream():
        raw += chunk
        if len(raw) > most:
            raise Refusal(413, "too much at once")
    return bytes(raw)


def needed(data: Mapping[str, Any], *keys: str) -> tuple[Any, ...]:
    """These values of a request's object; a refusal where one is missing."""
    for key in keys:
        if key not in data:
            raise Refusal(400, f"{key} is missing")
    return tuple(data[key] for key in keys)


async def in_thread(work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Do what takes long beside the loop that answers."""
    return await run_in_threadpool(work, *args, **kwargs)


def answer(value: Any, status: int = 200) -> Response:
    """A noun (a frozen dataclass, or a mapping of plain values) as JSON."""
    return JSONResponse(plain(value), status)


def plain(value: Any) -> Any:
    """A noun as JSON has it.

    >>> from fractions import Fraction
    >>> plain({"at": Fraction(1, 4)})
    {'at': 0.25}
    """
    return json.loads(json.dumps(value, default=_as_plain, ensure_ascii=False))


def _as_plain(value: Any) -> Any:
    if hasattr(value, "__dataclass_fields__"):
        return {key: getattr(value, key) for key in value.__dataclass_fields__}
    if hasattr(value, "numerator"):
        return float(value)
    return list(value) if isinstance(value, frozenset | set) else str(value)
