"""A chat server on this machine: answers as OpenAI's does, keeps a log, and misbehaves when told.

``replies`` says what it makes of a text; ``faults`` are ways to misbehave, which are used up.
"""

from __future__ import annotations

import http.server
import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

from speech_server import Fault, Handler, body_of, status


@dataclass
class ChatServer:
    """What the server was asked, and what it will say."""

    address: str = ""
    asked: list[dict[str, Any]] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    replies: Callable[[str, int], str] = lambda text, tries: text

    @property
    def texts(self) -> list[str]:
        """The texts that it was asked to translate, in order; one asked again stands twice."""
        return [text_of(each) for each in self.asked]


def text_of(asked: dict[str, Any]) -> str:
    return str(json.loads(asked["messages"][1]["content"])["text"])


def completion(content: str | None, finish: str = "stop") -> bytes:
    """A whole answer with one choice."""
    message = {"role": "assistant", "content": content}
    choices = [{"index": 0, "message": message, "finish_reason": finish}]
    return json.dumps({"id": "1", "object": "chat.completion", "choices": choices}).encode()


def says(content: str | None, finish: str = "stop") -> Fault:
    """An answer that says this."""
    return body_of(200, "application/json", completion(content, finish))


@contextmanager
def serving() -> Iterator[ChatServer]:
    """A server as long as the block lasts."""
    state, lock = ChatServer(), threading.Lock()

    class Answers(Handler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            with lock:
                state.asked.append(asked)
                state.keys.append(self.headers.get("Authorization", ""))
                fault = state.faults.pop(0) if state.faults else None
            with suppress(BrokenPipeError, ConnectionResetError):
                if self.path != "/v1/chat/completions":
                    status(404, "no such page")(self)
                else:
                    tries = len(asked["messages"]) // 2
                    (fault or says(state.replies(text_of(asked), tries)))(self)

        def log_message(self, *args: object) -> None:
            """Not on the terminal."""

    class Server(http.server.ThreadingHTTPServer):
        def handle_error(self, *args: object) -> None:
            """Whoever hung up knows why."""

    with Server(("127.0.0.1", 0), Answers) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        state.address = f"http://127.0.0.1:{server.server_port}/v1"
        yield state
        server.shutdown()
