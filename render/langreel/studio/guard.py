"""Guard: who may ask the studio at all: the browser that was opened with its token, for its own pages."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http.cookies import CookieError, SimpleCookie
from typing import Any, Final
from urllib.parse import parse_qs

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

SAFE_METHODS: Final = frozenset({"GET", "HEAD"})
OWN_SITES: Final = frozenset({"same-origin", "none"})
"""What a browser says of requests that the page or its reader made (Sec-Fetch-Site)."""

LARGEST_BODY: Final = 256 * 1024 * 1024
"""Bytes that any request may bring; each route allows less (``uploads.py``)."""

POLICY: Final = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' blob:",
        "media-src 'self' blob:",
        "connect-src 'self'",
        "worker-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS: Final[Mapping[str, str]] = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(self)",
}


class _BodyTooLarge(Exception):
    """More came than any request may bring."""


@dataclass(frozen=True, slots=True)
class Guard:
    """Stands before every route. ``hosts`` are the names under which the page is reached, with its port.

    The token stands in the opened address only; it is exchanged for a cookie that scripts cannot read.
    """

    app: ASGIApp
    token: str
    hosts: frozenset[str]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
        elif scope["type"] == "http":
            await self._http(scope, receive, _with_headers(send))
        else:
            await send({"type": "websocket.close", "code": 1008})

    async def _http(self, scope: Scope, receive: Receive, send: Send) -> None:
        answer = self._refusal(scope) or self._welcome(scope)
        if answer is not None:
            await answer(scope, receive, send)
            return
        try:
            await self.app(scope, _bounded(receive), send)
        except _BodyTooLarge:
            await _refused(413, "too much at once")(scope, receive, send)

    def _refusal(self, scope: Scope) -> Response | None:
        headers = Headers(scope=scope)
        host = headers.get("host", "")
        if len(headers.getlist("host")) != 1 or host not in self.hosts:
            return _refused(421, "this page is not reached under that name")
        origin = headers.get("origin")
        if origin is None and scope["method"] not in SAFE_METHODS:
            return _refused(403, "who asks for a change says from where")
        if origin is not None and origin != f"http://{host}":
            return _refused(403, "another page asked")
        if headers.get("sec-fetch-site", "none") not in OWN_SITES:
            return _refused(403, "another page asked")
        return None

    def _welcome(self, scope: Scope) -> Response | None:
        """A redirect for whoever brings the token, a refusal for whoever has no cookie; else None."""
        query = parse_qs(scope["query_string"].decode("latin-1"))
        if scope["path"] == "/" and "token" in query and scope["method"] in SAFE_METHODS:
            if not _same(query["token"][0], self.token):
                return _refused(403, "the address is not that of this session")
            answer = RedirectResponse("/", 303)
            answer.set_cookie(cookie_name(scope), self.token, httponly=True, samesite="strict", path="/")
            return answer
        if not _same(_cookie(scope), self.token):
            return _refused(403, "open the address that `langreel studio` has printed")
        return None


def cookie_name(scope: Scope) -> str:
    """The session's cookie: browsers share cookies between the ports of a host."""
    port = Headers(scope=scope).get("host", "").rpartition(":")[2]
    return f"langreel-studio-{port}"


def _cookie(scope: Scope) -> str:
    try:
        found = SimpleCookie(Headers(scope=scope).get("cookie", "")).get(cookie_name(scope))
    except CookieError:
        return ""
    return found.value if found else ""


def _same(one: str, other: str) -> bool:
    return secrets.compare_digest(one.encode(), other.encode())


def _refused(status: int, why: str) -> Response:
    return JSONResponse({"error": {"message": why, "where": "", "hint": ""}}, status)


def _bounded(receive: Receive) -> Receive:
    got = 0

    async def counted() -> Message:
        nonlocal got
        message = await receive()
        got += len(message.get("body", b""))
        if got > LARGEST_BODY:
            raise _BodyTooLarge
        return message

    return counted


def _with_headers(send: Send) -> Callable[[Message], Any]:
    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
            headers.setdefault("Cache-Control", "no-store")
        await send(message)

    return sent
