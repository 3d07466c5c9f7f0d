"""Chat endpoint: any server that speaks as OpenAI's does, POST /chat/completions, asked for one reply."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import urlsplit, urlunsplit

from langreel.errors import ToolError, UsageError
from langreel.network.json_post import JsonPost, PostAnswer, first_words, is_address, kind_of, post, require
from langreel.network.patience import PATIENCE, Patience, patiently

KEY: Final = "LANGREEL_TRANSLATE_KEY"
MODEL: Final = "LANGREEL_TRANSLATE_MODEL"
OPENAI_KEY: Final = "OPENAI_API_KEY"
OPENAI: Final = "api.openai.com"
MOST: Final = 1 << 20
"""Bytes that no answer with one line has."""
_PATH: Final = "/chat/completions"
_THOUGHTS: Final = re.compile(r"\A\s*<think(?:ing)?>.*?</think(?:ing)?>", re.DOTALL)

Messages = Sequence[dict[str, str]]


@dataclass(frozen=True, slots=True)
class ChatService:
    """An endpoint and its model. The key stands in the environment, as ``variable``, and nowhere else."""

    url: str
    model: str
    key: str = field(repr=False)
    variable: str
    patience: Patience

    @property
    def host(self) -> str:
        return self._post(()).host

    def _post(self, messages: Messages) -> JsonPost:
        words = {"model": self.model, "messages": list(messages), "temperature": 0, "stream": False}
        return JsonPost(self.url, words, "application/json", MOST, ToolError, self.key, self.variable)


def chat_service(url: str, model: str = "") -> ChatService:
    """The service at an address such as https://api.openai.com/v1; UsageError where it is none.

    OpenAI's own key is for OpenAI's own server; any other gets what the environment names for translation.
    """
    require("translation by a service")
    parts = urlsplit(url) if is_address(url) else None
    if not parts:
        raise UsageError(f"{url!r} is no address of a server", hint="http://127.0.0.1:11434/v1")
    if parts.username or parts.password:
        raise UsageError("an address holds no password", hint=f"set {KEY} in the environment")
    name = model or os.environ.get(MODEL, "").strip()
    if not name:
        raise UsageError("which model?", hint=f"--model NAME, or set {MODEL}")
    path = parts.path.rstrip("/")
    whole = urlunsplit(parts._replace(path=path if path.endswith(_PATH) else path + _PATH, fragment=""))
    variable = KEY if KEY in os.environ or parts.hostname != OPENAI else OPENAI_KEY
    key = os.environ.get(variable, "").strip()
    if not (key.isascii() and key.isprintable()):
        raise ToolError(f"{variable} holds characters that no key has", hint="set it anew")
    return ChatService(whole, name, key, variable if key else "", PATIENCE)


def reply(service: ChatService, messages: Messages) -> str:
    """What the model says, "" where it says nothing. ToolError where what answers is no such service."""
    asked = service._post(messages)
    answer = patiently(lambda: post(asked, service.patience), service.patience, fault=ToolError)
    return _THOUGHTS.sub("", _content(answer, asked))


def _content(answer: PostAnswer, asked: JsonPost) -> str:
    """The words of the first choice; those of one that was cut off are none."""
    try:
        told: Any = json.loads(answer.data)
    except (ValueError, RecursionError):
        what = f"{asked.host} answers with {kind_of(answer)} instead of a reply"
        words = asked.hidden(first_words(answer.data))
        hint = "name the address that ends before /chat/completions: http://127.0.0.1:11434/v1"
        raise ToolError(f"{what}: {words}".rstrip(": "), hint=hint) from None
    try:
        choice = told["choices"][0]
        content = choice["message"]["content"]
    except (KeyError, IndexError, TypeError):
        told = asked.hidden(json.dumps(told, ensure_ascii=False)[:200])
        raise ToolError(f"{asked.host} answers without a reply: {told}") from None
    if not isinstance(content, str) or choice.get("finish_reason") == "length":
        return ""
    return content
