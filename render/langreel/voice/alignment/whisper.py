"""Whisper: lines found by what a recogniser of speech writes down: faster-whisper, its model in a folder."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np

from langreel.errors import ToolError, VoiceError
from langreel.model import Line, Word
from langreel.voice.alignment.cepstra import RATE, Floats
from langreel.voice.alignment.heard_words import HeardWord, Passage, passages
from langreel.voice.alignment.recogniser import Occurrence, Progress, Reference, Stretch
from langreel.voice.spoken import say
from langreel.voice.syllables import tokens

NEEDS = "pip install 'langreel[whisper]', and a model folder of faster-whisper: whisper:FOLDER"


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
        return f"whisper {model.stat().st_size} {head}"

    def find(
        self, lines: Sequence[Reference], recordings: Sequence[Floats], progress: Progress
    ) -> list[Occurrence]:
        """Write down what is said, and look for the lines in it."""
        model, found = self._model(), list[Occurrence]()
        for number, samples in enumerate(recordings):
            heard = _heard(model, samples, lines[0].lang)
            progress((number + 1) / len(recordings))
            found += [_occurrence(each, number) for each in passages(lines, heard)]
        return found

    def fit(
        self, lines: Sequence[Reference], recordings: Sequence[Floats], stretches: Sequence[Stretch]
    ) -> list[Occurrence]:
        """Write down each stretch by itself; words that are not heard lie between their neighbours."""
        model = self._model()
        return [self._fitted(model, lines, recordings, each) for each in stretches]

    def _fitted(
        self, model: Any, lines: Sequence[Reference], recordings: Sequence[Floats], one: Stretch
    ) -> Occurrence:
        samples = recordings[one.file][round(one.begins * RATE) : round(one.ends * RATE)]
        line = lines[one.line]
        heard = [each.later(one.begins) for each in _heard(model, samples, line.lang)]
        found = next(iter(passages([line], heard)), None)
        words = found.words if found else _spread(line, one)
        return Occurrence(one.line, one.file, one.begins, one.ends, words, 1.0, (1.0,) * len(words))

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
        for piece in _pieces(word.word.strip(), lang, word.start, word.end)
    ]


def _pieces(text: str, lang: str, begins: float, ends: float) -> Iterator[HeardWord]:
    spoken = say(Line("", 0, lang, text), {}).text
    found = tokens(spoken, lang)
    step = (ends - begins) / max(1, len(found))
    for number, each in enumerate(found):
        at = begins + number * step
        yield HeardWord(spoken[each.start : each.end].casefold(), at, at + step)


def _occurrence(each: Passage, file: int) -> Occurrence:
    begins, ends = each.words[0].begins, each.words[-1].ends
    return Occurrence(each.line, file, begins, ends, each.words, each.likeness, each.sureness)


def _spread(line: Reference, one: Stretch) -> tuple[Word, ...]:
    found = tokens(line.text, line.lang)
    step = (one.ends - one.begins) / max(1, len(found))
    return tuple(
        Word(each.start, each.end, one.begins + number * step, one.begins + (number + 1) * step)
        for number, each in enumerate(found)
    )
