"""Reference take: the words of a line → speech of a voice that tells when it says each of them."""

from __future__ import annotations

import tempfile
from pathlib import Path

from langreel.errors import VoiceError
from langreel.model import Word
from langreel.voice import engines, waveform

TIMED = "espeak, kokoro and hibari tell when they say each word"


def speak(text: str, lang: str, engine: str, out: Path) -> tuple[Word, ...]:
    """Write ``out`` at 48 kHz; the words with their times. VoiceError if the voice does not tell them."""
    with tempfile.TemporaryDirectory() as folder:
        raw = Path(folder) / "raw.wav"
        words = engines.engine(engine).speak(text, lang, raw)
        if not words:
            raise VoiceError(f"the voice {engine!r} does not tell when it says each word", hint=TIMED)
        waveform.write(waveform.read(raw), out)
    return tuple(word for word in words if word.ends > word.begins) or words[:1]
