"""Edge voices: those with which Microsoft's browser reads pages, by way of edge-tts; they tell word times."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Coroutine, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

from langreel import files
from langreel.errors import ToolError, VoiceError
from langreel.languages.names import known_as
from langreel.model import Word
from langreel.network.patience import PATIENCE, Passing, Patience, patiently
from langreel.voice.engines import Engine

DEFAULTS: Final[Mapping[str, str]] = {
    "zh": "zh-CN-XiaoxiaoNeural", "en": "en-US-AriaNeural", "ja": "ja-JP-NanamiNeural",
    "ko": "ko-KR-SunHiNeural", "es": "es-ES-ElviraNeural", "fr": "fr-FR-DeniseNeural",
    "de": "de-DE-KatjaNeural", "it": "it-IT-ElsaNeural", "pt": "pt-BR-FranciscaNeural",
    "ru": "ru-RU-SvetlanaNeural", "hi": "hi-IN-SwaraNeural", "ar": "ar-EG-SalmaNeural",
}  # fmt: skip
"""A language's own voice; any other of the service can be named."""
PROTOCOL: Final = "1"
"""Changes when what is asked of the service does."""
INSTALL: Final = "pip install 'langreel[network]'"
SERVICE: Final = "Microsoft's speech service"
_NAME: Final = re.compile(r"(?P<lang>[a-z]{2,3})-[A-Za-z]{2,4}(-\w+)*-\w+Neural")
_TICKS: Final = 10_000_000
"""Of the service's clock, in a second."""


@dataclass(frozen=True, slots=True)
class Boundary:
    """A word as the service names it, and its time in seconds."""

    text: str
    begins: float
    ends: float


class Edge(Engine):
    """Microsoft's voices. ``voice`` is one by its full name; without one, each language has its own."""

    voices = tuple(DEFAULTS.values())
    patience: Patience = PATIENCE

    has_pace = True

    def __init__(self, voice: str = "") -> None:
        if voice and not _NAME.fullmatch(voice):
            hint = f"such as {DEFAULTS['zh']}; edge-tts --list-voices lists them"
            raise VoiceError(f"edge has no voice {voice!r}", hint=hint)
        self.voice = voice

    @property
    def version(self) -> str:
        """The voice, and what is asked of the service, which tells no version of its own."""
        return f"{PROTOCOL}, {self.voice or ' '.join(DEFAULTS.values())}"

    def require(self, lang: str = "") -> None:
        if find_spec("edge_tts") is None:
            raise ToolError("edge needs edge-tts, which is not installed", hint=INSTALL)
        if lang:
            _chosen(self.voice, lang)

    def speak(self, text: str, lang: str, out: Path) -> tuple[Word, ...]:
        """Write what the service says; the times of its words are its own."""
        self.require(lang)
        voice = _chosen(self.voice, lang)
        sound, boundaries = patiently(
            lambda: _attempt(text, voice, self.patience, pace=self.pace), self.patience, fault=VoiceError
        )
        files.write_bytes(out, sound)
        return words(text, boundaries)


def words(text: str, boundaries: Sequence[Boundary]) -> tuple[Word, ...]:
    """The service's words where they stand in the text, one behind the other; those not found are left out.

    >>> words("It rose, it fell.", [Boundary("It", 0, 0.1), Boundary("fell", 0.5, 0.8)])
    (Word(start=0, end=2, begins=0, ends=0.1), Word(start=12, end=16, begins=0.5, ends=0.8))
    """
    found, at = list[Word](), 0
    for each in boundaries:
        start = text.find(each.text, at) if any(map(str.isalnum, each.text)) else -1
        if start >= 0:
            at = start + len(each.text)
            found.append(Word(start, at, each.begins, each.ends))
    return tuple(found)


def _chosen(voice: str, lang: str) -> str:
    """The voice for a language: the one asked for, if it speaks it, or the language's own."""
    own = known_as(lang, DEFAULTS)
    if not voice and not own:
        raise VoiceError(
            f"edge has no voice for {lang!r} of its own", hint="edge:NAME names one that speaks it"
        )
    if not voice:
        return DEFAULTS[own]
    speaks = _NAME.fullmatch(voice)
    if speaks and known_as(lang, {speaks["lang"]}) != speaks["lang"] and "Multilingual" not in voice:
        raise VoiceError(f"edge's voice {voice!r} does not speak {lang!r}", hint=DEFAULTS.get(own, ""))
    return voice


def _attempt(text: str, voice: str, patience: Patience, *, pace: float) -> tuple[bytes, tuple[Boundary, ...]]:
    """What the service gives for a text; what came of a broken answer is thrown away."""
    import aiohttp
    from edge_tts import exceptions

    try:
        return _run(_ask(text, voice, patience, pace=pace))
    except aiohttp.WSServerHandshakeError as error:
        raise _refusal(error.status, error.headers) from error
    except aiohttp.ClientConnectorError as error:
        raise Passing(f"{SERVICE} cannot be reached", tries=3) from error
    except TimeoutError as error:
        raise Passing(f"{SERVICE} has fallen silent") from error
    except exceptions.NoAudioReceived as error:
        raise Passing(f"{SERVICE} answers without a sound") from error
    except (exceptions.EdgeTTSException, aiohttp.ClientError, ValueError, KeyError) as error:
        raise Passing(
            f"{SERVICE} answers what edge-tts does not understand: {error}"[:200], tries=3
        ) from error


async def _ask(
    text: str, voice: str, patience: Patience, *, pace: float
) -> tuple[bytes, tuple[Boundary, ...]]:
    from edge_tts import Communicate

    # By default times are of sentences, and those of words are missing without a word.
    asked = Communicate(
        text,
        voice,
        rate=f"{round(100 * (pace - 1)):+d}%",
        boundary="WordBoundary",
        connect_timeout=max(1, round(patience.connect)),
        receive_timeout=max(1, round(patience.silence)),
    )
    sound, boundaries = bytearray(), list[Boundary]()
    async with asyncio.timeout(patience.whole):
        async for part in asked.stream():
            if part["type"] == "audio":
                sound += part["data"]
            else:
                begins, seconds = part["offset"] / _TICKS, part["duration"] / _TICKS
                boundaries.append(Boundary(part["text"], begins, begins + seconds))
    # It counts what came since the service last said that a turn had ended.
    if asked.state["chunk_audio_bytes"]:
        raise Passing(f"the answer of {SERVICE} breaks off")
    return bytes(sound), tuple(boundaries)


def _refusal(status: int, headers: Mapping[str, str] | None) -> Exception:
    asked = (headers or {}).get("Retry-After", "")
    wait = float(asked) if asked.isdigit() else 0.0
    return Passing(f"{SERVICE} refuses ({status})", wait=wait, tries=1_000 if status in (429, 503) else 3)


def _run(work: Coroutine[Any, Any, tuple[bytes, tuple[Boundary, ...]]]) -> tuple[bytes, tuple[Boundary, ...]]:
    """The result of a coroutine, also where a loop runs already."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, work).result()
