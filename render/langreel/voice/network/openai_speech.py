"""Openai speech: any server that speaks as OpenAI's does: POST /audio/speech, a sound for an answer."""

from __future__ import annotations

import os
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from langreel import files
from langreel.errors import ToolError, perhaps
from langreel.model import Word
from langreel.network.json_post import is_address, require
from langreel.network.patience import PATIENCE, Patience
from langreel.voice.engines import Engine

ADDRESS: Final = "OPENAI_BASE_URL"
KEY: Final = "OPENAI_API_KEY"
FORMAT: Final = "LANGREEL_SPEECH_FORMAT"
OFFICIAL: Final = "https://api.openai.com/v1"
FORMATS: Final = ("wav", "mp3", "opus", "flac", "aac", "pcm")
DEFAULT: Final = "tts-1/alloy"


@dataclass(frozen=True, slots=True)
class SpeechServer:
    """A server as the environment names it."""

    address: str
    key: str
    format: str


class OpenaiSpeech(Engine):
    """An OpenAI-compatible server. ``voice`` is MODEL/VOICE, or a voice of the model tts-1.

    Its address and its key stand in the environment, and nowhere else.
    """

    aligned = True
    patience: Patience = PATIENCE
    has_pace = True

    def __init__(self, voice: str = "") -> None:
        model, _, name = (voice or DEFAULT).rpartition("/")
        self.model, self.name = model or DEFAULT.partition("/")[0], name

    @property
    def version(self) -> str:
        """Model, voice, and which server; of its address no more than can be told to anybody."""
        server = _server()
        digest = sha256(server.address.encode()).hexdigest()[:8]
        return f"{self.model}/{self.name}, {urlsplit(server.address).hostname} {digest}, {server.format}"

    def require(self, lang: str = "") -> None:
        """Does not ask the server: what languages it speaks, it tells by its voice."""
        require("openai")
        server = _server()
        if server.address == OFFICIAL and not server.key:
            hint = f"set {KEY}, or {ADDRESS} to a server that needs none: http://127.0.0.1:8880/v1"
            raise ToolError(f"{KEY} is not set", hint=hint)

    def speak(self, text: str, lang: str, out: Path) -> tuple[Word, ...]:
        """Write what the server says. When each word is said it does not tell."""
        from langreel.voice.network.speech_request import sound

        self.require(lang)
        server = _server()
        words = {"model": self.model, "voice": self.name, "input": text, "response_format": server.format}
        posted = words | ({"speed": self.pace} if self.pace != 1.0 else {})
        variable = KEY if server.key else ""
        url = f"{server.address}/audio/speech"
        files.write_bytes(out, sound(url, posted, self.patience, key=server.key, variable=variable))
        return ()


def _server() -> SpeechServer:
    address = os.environ.get(ADDRESS, "").strip().rstrip("/") or OFFICIAL
    if not is_address(address):
        hint = f"http://127.0.0.1:8880/v1, or unset it for {OFFICIAL}"
        raise ToolError(f"{ADDRESS} is no address of a server", hint=hint)
    key = os.environ.get(KEY, "").strip()
    if not (key.isascii() and key.isprintable()):
        raise ToolError(f"{KEY} holds characters that no key has", hint="set it anew")
    form = os.environ.get(FORMAT) or FORMATS[0]
    if form not in FORMATS:
        raise ToolError(f"{FORMAT} is no sound format: {form!r}", hint=perhaps(form, FORMATS))
    return SpeechServer(address, key, form)
