"""Launch: serve a session on this machine, tell its address, and open it in a browser."""

from __future__ import annotations

import secrets
import socket
import webbrowser
from collections.abc import Callable
from ipaddress import ip_address
from typing import Final

import uvicorn

from langreel.errors import UsageError
from langreel.studio.app import create_app
from langreel.studio.session import Session

LOOPBACK: Final = "127.0.0.1"


def serve(session: Session, tell: Callable[[str], None], *, host: str, port: int, browser: bool) -> None:
    """Serve until Ctrl-C. ``tell`` is given the address, which holds the token of this session."""
    listening = listen(host, port)
    port = listening.getsockname()[1]
    token = secrets.token_urlsafe(32)
    address = f"http://{_bracketed(host)}:{port}/?token={token}"
    app = create_app(session, token, hosts(host, port))
    config = uvicorn.Config(
        app, log_level="error", access_log=False, server_header=False, timeout_graceful_shutdown=3
    )
    server = uvicorn.Server(config)
    tell(address)
    if browser:
        webbrowser.open(address)
    server.run(sockets=[listening])


def hosts(host: str, port: int) -> frozenset[str]:
    """The names under which a page is reached; for loopback, every name that a browser may have for it.

    >>> sorted(hosts("127.0.0.1", 8000))
    ['127.0.0.1:8000', 'localhost:8000']
    """
    names = {_bracketed(host)}
    if ip_address(host).is_loopback:
        names.add("localhost")
    return frozenset(f"{name}:{port}" for name in names)


def listen(host: str, port: int) -> socket.socket:
    """A socket of this machine's; UsageError where there can be none."""
    try:
        address = ip_address(host)
    except ValueError:
        hint = "name one of this machine's addresses: 127.0.0.1"
        raise UsageError(f"{host!r} is no address", hint=hint) from None
    if address.is_unspecified:
        raise UsageError(f"{host} is every address of this machine", hint="name the one to be reached at")
    listening = socket.socket(socket.AF_INET6 if address.version == 6 else socket.AF_INET)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
    except (OSError, OverflowError) as error:
        listening.close()
        raise UsageError(f"cannot listen on {host}:{port}: {error}", hint="another --port?") from None
    return listening


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host
