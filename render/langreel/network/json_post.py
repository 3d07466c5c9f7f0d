"""JSON post: words posted to a server → the bytes that it answers with, whole, or why there are none."""

from __future__ import annotations

import json
import re
import time
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from langreel.errors import LangreelError, ToolError
from langreel.network.patience import Passing, Patience

if TYPE_CHECKING:
    import urllib3

INSTALL: Final = "pip install 'langreel[network]'"
_BLOCK: Final = 1 << 16
_PASSING: Final = frozenset({408, 409, 425, 429, 500, 502, 503, 504, 520, 522, 524, 529})
_NEVER: Final = ("insufficient_quota", "billing_hard_limit_reached")
"""What servers call a limit that no waiting lifts."""
_TAGS: Final = re.compile(r"<(script|style|head)\b.*?</\1>|<[^>]*>", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class JsonPost:
    """What is posted, and where. ``key`` is a secret, which stands in the environment as ``variable``.

    ``accept`` is the kind of answer that is asked for, ``most`` its bytes, ``fault`` the kind of error that
    a refusal is.
    """

    url: str
    words: Mapping[str, Any]
    accept: str
    most: int
    fault: type[LangreelError]
    key: str = ""
    variable: str = ""

    @property
    def host(self) -> str:
        """The server as people name it, without what a secret may stand in."""
        parts = urlsplit(self.url)
        return f"{parts.hostname}:{parts.port}" if parts.port else f"{parts.hostname}"

    def hidden(self, text: str) -> str:
        """A text in which the key cannot be read."""
        return text.replace(self.key, "…") if self.key else text


@dataclass(frozen=True, slots=True)
class PostAnswer:
    """What came, and what the server calls it."""

    data: bytes
    content_type: str


def require(what: str) -> None:
    """ToolError where the library that posts is not installed."""
    if find_spec("urllib3") is None:
        raise ToolError(f"{what} needs urllib3, which is not installed", hint=INSTALL)


def is_address(text: str) -> bool:
    """Whether a text is the address of a server."""
    try:
        parts = urlsplit(text)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False


def post(asked: JsonPost, patience: Patience) -> PostAnswer:
    """One try. Passing where it may go well another time, the post's own fault where the server refuses."""
    import urllib3

    try:
        answer = _sent(asked, patience)
        try:
            data = _read(answer, asked, patience.whole)
        finally:
            answer.close()
    except urllib3.exceptions.HTTPError as error:
        raise _broken(asked, error) from error
    if answer.status != 200:
        raise _refusal(asked, answer, data)
    return PostAnswer(data, answer.headers.get("Content-Type", ""))


def first_words(data: bytes) -> str:
    """The first words of a text or a page; "" of what is neither."""
    text = data[:20_000].decode("utf-8", "replace")
    if "\ufffd" in text or "\0" in text:
        return ""
    return " ".join(_TAGS.sub(" ", text).split())[:200]


def kind_of(answer: PostAnswer) -> str:
    """What an answer is that is not what was asked for: a web page, or as the server calls it."""
    return "a web page" if b"<html" in answer.data[:2000].lower() else answer.content_type or "something"


def _sent(asked: JsonPost, patience: Patience) -> urllib3.BaseHTTPResponse:
    """The answer, as far as its head. The key is not carried to wherever a server sends its guests."""
    import urllib3

    answer: urllib3.BaseHTTPResponse = _pool(asked.url).request(
        "POST",
        asked.url,
        body=json.dumps(asked.words).encode(),
        headers=_headers(asked),
        timeout=urllib3.Timeout(connect=patience.connect, read=patience.silence),
        retries=False,
        redirect=False,
        preload_content=False,
    )
    return answer


def _headers(asked: JsonPost) -> dict[str, str]:
    own = {"Authorization": f"Bearer {asked.key}"} if asked.key else {}
    return {"Content-Type": "application/json", "Accept": asked.accept, "User-Agent": "langreel", **own}


def _read(answer: urllib3.BaseHTTPResponse, asked: JsonPost, seconds: float) -> bytes:
    data, ends = bytearray(), time.monotonic() + seconds
    for block in answer.stream(_BLOCK):
        data += block
        if len(data) > asked.most or time.monotonic() > ends:
            raise asked.fault("the server's answer does not end")
    return bytes(data)


def _broken(asked: JsonPost, error: Exception) -> Exception:
    """What a connection that fails means."""
    import urllib3.exceptions as faults

    if isinstance(error, faults.SSLError):
        return asked.fault(f"{asked.host} is not trusted: {error}")
    if isinstance(error, (faults.LocationValueError, faults.URLSchemeUnknown)):
        return ToolError("this is no address of a server", where=asked.host)
    if isinstance(error, (faults.NewConnectionError, faults.ConnectTimeoutError, faults.ProxyError)):
        return Passing(f"no server answers at {asked.host}", tries=3)
    if isinstance(error, faults.TimeoutError):
        return Passing(f"{asked.host} has fallen silent")
    return Passing(f"the answer of {asked.host} breaks off")


def _refusal(asked: JsonPost, answer: urllib3.BaseHTTPResponse, data: bytes) -> Exception:
    """What a status other than 200 means, with the server's own words."""
    words, code = _words(data)
    reason = asked.hidden(f"{asked.host} answers {answer.status} {answer.reason or ''}".strip())
    reason += asked.hidden(f": {words}") if words else ""
    if answer.status in _PASSING and code not in _NEVER:
        return Passing(reason, wait=_wait(answer))
    if answer.status in (401, 403):
        return asked.fault(reason, hint=f"is {asked.variable} the right key?" if asked.variable else "")
    return asked.fault(reason)


def _wait(answer: urllib3.BaseHTTPResponse) -> float:
    """The seconds that a server asks to be left alone, as a number or a date."""
    import urllib3

    try:
        return urllib3.Retry().get_retry_after(answer) or 0.0
    except (urllib3.exceptions.InvalidHeader, ValueError, OverflowError):
        return 0.0


def _words(data: bytes) -> tuple[str, str]:
    """The message of an error and its code, as most servers write them in JSON."""
    try:
        answer: Any = json.loads(data)
    except (ValueError, RecursionError):
        return first_words(data), ""
    error = answer.get("error", answer) if isinstance(answer, dict) else answer
    if not isinstance(error, dict):
        return str(error)[:200], ""
    message = error.get("message") or error.get("detail") or ""
    return str(message)[:200], str(error.get("code") or "")


@cache
def _pool(url: str) -> Any:
    """Connections to a server, by way of the proxy that the environment names for it, if any."""
    import urllib3

    parts = urlsplit(url)
    proxy = urllib.request.getproxies().get(parts.scheme)
    if proxy and not urllib.request.proxy_bypass(parts.hostname or ""):
        return urllib3.ProxyManager(proxy)
    return urllib3.PoolManager()
