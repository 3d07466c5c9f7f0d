"""A chat server on this machine: answers as OpenAI's does, keeps a log, and misbehaves when told.

``replies`` says what it makes of a text; ``faults`` are ways to misbehave, which are used up.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from speech_server import Fault, Handler, body_of, recording


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
    state = ChatServer()

    def answer(handler: Handler, asked: dict[str, Any]) -> None:
        says(state.replies(text_of(asked), len(asked["messages"]) // 2))(handler)

    with recording(state, "/v1/chat/completions", answer):
        yield state
