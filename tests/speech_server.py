"""A speech server on this machine: answers as OpenAI's does, streams, keeps a log, and misbehaves when told.

``Fault`` is a way to misbehave; a server has a row of them, and is well again when they are used up.
"""

from __future__ import annotations

import http.server
import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

import stand_ins

Handler = http.server.BaseHTTPRequestHandler
Fault = Callable[[Handler], None]


@dataclass
class SpeechServer:
    """What a server was asked, how it will misbehave, and what it answers with when it is well."""

    address: str = ""
    asked: list[dict[str, Any]] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    refuses: Callable[[str], Fault | None] = lambda text: None
    answer: Callable[[str], tuple[str, bytes]] = lambda text: ("audio/wav", sound(text))

    @property
    def texts(self) -> list[str]:
        """What it was asked to say, in order."""
        return [each["input"] for each in self.asked]


def sound(text: str) -> bytes:
    """What the server says of a text: the same for the same text."""
    return stand_ins.wav(stand_ins.hum(0.4 + 0.05 * len(text)))


@contextmanager
def serving() -> Iterator[SpeechServer]:
    """A server as long as the block lasts."""
    state = SpeechServer()

    def answer(handler: Handler, asked: dict[str, Any]) -> None:
        if fault := state.refuses(asked["input"]):
            fault(handler)
        else:
            stream(handler, *state.answer(asked["input"]))

    with recording(state, "/v1/audio/speech", answer):
        yield state


@contextmanager
def recording(state: Any, page: str, answer: Callable[[Handler, dict[str, Any]], None]) -> Iterator[None]:
    """A server that notes in ``state`` what it is asked at ``page``, and by whom, as long as the block lasts.

    It misbehaves as long as the state has ``faults``, and answers then.
    """
    lock = threading.Lock()

    class Answers(Handler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            with lock:
                state.asked.append(asked)
                state.keys.append(self.headers.get("Authorization", ""))
                fault = state.faults.pop(0) if state.faults else None
            with suppress(BrokenPipeError, ConnectionResetError):
                if fault:
                    fault(self)
                elif self.path == page:
                    answer(self, asked)
                else:
                    status(404, "no such page")(self)

        def log_message(self, *args: object) -> None:
            """Not on the terminal."""

    class Server(http.server.ThreadingHTTPServer):
        def handle_error(self, *args: object) -> None:
            """Whoever hung up knows why."""

    with Server(("127.0.0.1", 0), Answers) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        state.address = f"http://127.0.0.1:{server.server_port}/v1"
        yield
        server.shutdown()


def stream(handler: Handler, content_type: str, data: bytes, *, breaks: int | None = None) -> None:
    """An answer in chunks of unequal size; after ``breaks`` of them the server hangs up."""
    _head(handler, 200, {"Content-Type": content_type, "Transfer-Encoding": "chunked"})
    for number, at in enumerate(range(0, len(data), 4_001)):
        if number == breaks:
            handler.close_connection = True
            return
        block = data[at : at + 4_001]
        handler.wfile.write(b"%x\r\n%s\r\n" % (len(block), block))
    handler.wfile.write(b"0\r\n\r\n")


def status(code: int, message: str = "", /, error: str = "", **headers: str) -> Fault:
    """An answer that is an error, as JSON."""
    body = json.dumps({"error": {"message": message, "code": error}}).encode()
    return body_of(code, "application/json", body, **headers)


def body_of(code: int, content_type: str, body: bytes, **headers: str) -> Fault:
    """An answer of known length."""

    def answer(handler: Handler) -> None:
        fields = {name.replace("_", "-"): value for name, value in headers.items()}
        _head(handler, code, {"Content-Type": content_type, "Content-Length": str(len(body)), **fields})
        handler.wfile.write(body)

    return answer


def cut(after: int = 1) -> Fault:
    """An answer that breaks off in its middle."""
    return lambda handler: stream(handler, "audio/wav", sound("cut " * 9), breaks=after)


def short(handler: Handler) -> None:
    """An answer that ends before the length that it told."""
    data = sound("short")
    _head(handler, 200, {"Content-Type": "audio/wav", "Content-Length": str(len(data))})
    handler.wfile.write(data[:5_000])
    handler.close_connection = True


def without_length(handler: Handler) -> None:
    """Half a WAV, with nothing to tell that it is one but the file itself."""
    _head(handler, 200, {"Content-Type": "audio/wav", "Connection": "close"})
    handler.wfile.write(sound("short")[:5_000])
    handler.close_connection = True


def hang(handler: Handler) -> None:
    """No answer, for longer than anybody here waits."""
    time.sleep(1.5)
    handler.close_connection = True


def hang_up(handler: Handler) -> None:
    """The connection ends without a word."""
    handler.close_connection = True


def _head(handler: Handler, code: int, fields: dict[str, str]) -> None:
    handler.send_response(code)
    for name, value in fields.items():
        handler.send_header(name, value)
    handler.end_headers()
