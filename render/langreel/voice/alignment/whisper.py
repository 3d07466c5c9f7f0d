"""Whisper: lines found by what a recogniser of speech writes down: faster-whisper, its model in a folder."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np

from langreel.errors import ToolError, VoiceError
from langreel.model import Line
from langreel.voice.alignment.cepstra import Floats
from langreel.voice.alignment.heard_words import HeardWord, Passage, passages
from langreel.voice.alignment.recogniser import Occurrence, Progress, Reference, Stretch
from langreel.voice.alignment.warping import Warping
from langreel.voice.spoken import say
from langreel.voice.syllables import tokens

NEEDS = "pip install 'langreel[whisper]', and a model folder of faster-whisper: whisper:FOLDER"

_ROOM = 0.5
"""Seconds around what was heard in which the line may begin and end."""


@dataclass(frozen=True, slots=True)
class Whisper:
    """A recogniser that is given nothing but the language; it runs here, on the processor."""

    folder: Path

    @property
    def version(self) -> str:
        model = self.folder / "model.bin"
        if not model.is_file():
            raise ToolError(f"there is no model of faster-whisper in {self.folder}", hint=NEEDS)
        with model.open("rb") as file:
            head = sha256(file.read(1 << 20)).hexdigest()[:12]
        return f"whisper {model.stat().st_size} {head}; {Warping.version}"

    def find(
        self, lines: Sequence[Reference], recordings: Sequence[Floats], progress: Progress
    ) -> list[Occurrence]:
        """Write down what is said, look for the lines in it, and have their words laid by a voice's."""
        model, found = self._model(), list[tuple[int, Passage]]()
        for number, samples in enumerate(recordings):
            heard = _heard(model, samples, lines[0].lang)
            found += [(number, each) for each in passages(lines, heard)]
            progress((number + 1) / len(recordings))
        stretches = [
            Stretch(each.line, file, max(0.0, each.begins - _ROOM), each.ends + _ROOM) for file, each in found
        ]
        fitted = self.fit(lines, recordings, stretches)
        return [replace(one, confidence=each.likeness) for one, (_, each) in zip(fitted, found)]

    def fit(
        self, lines: Sequence[Reference], recordings: Sequence[Floats], stretches: Sequence[Stretch]
    ) -> list[Occurrence]:
        """Words are laid better by a voice that says the same than by a recogniser's own reckoning."""
        return Warping().fit(lines, recordings, stretches)

    def _model(self) -> Any:
        try:
            from faster_whisper import WhisperModel
        except ImportError as error:
            raise ToolError("faster-whisper is not installed", hint=NEEDS) from error
        _ = self.version
        try:
            return WhisperModel(str(self.folder), device="cpu", compute_type="int8", local_files_only=True)
        except (RuntimeError, ValueError, OSError) as error:
            raise VoiceError(f"the model cannot be used: {error}", str(self.folder), NEEDS) from error


def _heard(model: Any, samples: Floats, lang: str) -> list[HeardWord]:
    """What is said, spelt out as a voice would say it, piece by piece."""
    segments, _ = model.transcribe(
        np.asarray(samples, np.float32),
        language=lang.split("-", maxsplit=1)[0],
        beam_size=5,
        word_timestamps=True,
        vad_filter=False,
        condition_on_previous_text=False,
    )
    return [
        piece
        for segment in segments
        for word in segment.words
        for piece in spelt_out(word.word.strip(), lang, word.start, word.end)
    ]


def spelt_out(text: str, lang: str, begins: float, ends: float) -> Iterator[HeardWord]:
    """A recogniser's word as a voice would say it, piece by piece: it writes digits."""
    spoken = say(Line("", 0, lang, text), {}).text
    found = tokens(spoken, lang)
    step = (ends - begins) / max(1, len(found))
    for number, each in enumerate(found):
        at = begins + number * step
        yield HeardWord(spoken[each.start : each.end].casefold(), at, at + step)
