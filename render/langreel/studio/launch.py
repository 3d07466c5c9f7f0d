"""Launch: serve a session on this machine, tell its address, and open it in a browser."""

from __future__ import annotations

import secrets
import socket
import webbrowser
from collections.abc import Callable
from contextlib import suppress
from ipaddress import ip_address
from typing import Final

from langreel.errors import UsageError
from langreel.model import PROFILES
from langreel.project import Project

LOOPBACK: Final = "127.0.0.1"


def serve(
    project: Project,
    episode: str,
    profile: str,
    tell: Callable[[str], None],
    *,
    host: str,
    port: int,
    browser: bool,
) -> None:
    """Serve until Ctrl-C. ``tell`` is given the address, which holds the token of this session."""
    listening = listen(host, port)
    token = secrets.token_urlsafe(32)
    address = f"http://{_bracketed(host)}:{listening.getsockname()[1]}/?token={token}"
    tell(address)
    if browser:
        webbrowser.open(address)
    # What loads long is loaded while the browser opens: it is listened to already.
    from langreel.studio.server import StudioServer
    from langreel.studio.session import Session

    profile = profile or made_profile(project, episode)
    with suppress(KeyboardInterrupt):
        StudioServer(Session(project, episode, profile), token, listening).run()


def made_profile(project: Project, episode: str) -> str:
    """The largest profile that there is a film of; proxy if there is none."""
    for profile in sorted(PROFILES.values(), key=lambda each: -each.width):
        if any((project.out / episode / profile.name).glob(f"*/{episode}.mp4")):
            return profile.name
    return "proxy"


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
        # Whoever has the address may come at once, and waits until somebody answers.
        listening.listen(128)
    except (OSError, OverflowError) as error:
        listening.close()
        raise UsageError(f"cannot listen on {host}:{port}: {error}", hint="another --port?") from None
    return listening


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host
