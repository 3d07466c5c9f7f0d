"""Perform: have a line spoken, trim it, open its pauses, level it, and tell when each word is said."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

from langreel.errors import MediaError, VoiceError
from langreel.model import Line, Pause, Take, Word
from langreel.sound_steps import RATE
from langreel.voice import waveform
from langreel.voice.alignment import one_take
from langreel.voice.engines import Engine
from langreel.voice.order import later, ordered
from langreel.voice.phrases import placed
from langreel.voice.spoken import SpokenText
from langreel.voice.syllables import tokens


def perform(speaker: Engine, name: str, line: Line, *, said: SpokenText, out: Path) -> Take:
    """Write ``out``, what ``speaker`` (called ``name``) makes of a line; VoiceError if that is no sound."""
    samples, heard = _spoken(speaker, said.text, line.lang, name=name)
    samples, cut = waveform.trim(samples)
    found = heard or (one_take.words(said.text, line.lang, samples) if speaker.aligned else ())
    words = said.home(_timed(said, found, line.lang, samples=samples, cut=cut if heard else 0.0))
    samples = waveform.level(samples)
    for pause in sorted(line.pauses, key=lambda pause: pause.offset, reverse=True):
        samples, words = _paused(samples, words, pause)
    waveform.write(samples, out)
    return Take(out, len(samples) / RATE, words, bool(heard), speaker.note)


def _spoken(speaker: Engine, text: str, lang: str, *, name: str) -> tuple[waveform.Samples, tuple[Word, ...]]:
    with tempfile.TemporaryDirectory() as folder:
        raw = Path(folder) / "raw.wav"
        heard = speaker.speak(text, lang, raw)
        try:
            samples = waveform.read(raw)
        except MediaError as error:
            why = f"the voice {name!r} wrote no sound that can be read"
            raise VoiceError(why, hint=error.message) from error
    if not len(samples):
        raise VoiceError(f"the voice {name!r} said nothing")
    return samples, heard


def _timed(
    said: SpokenText, heard: Sequence[Word], lang: str, *, samples: waveform.Samples, cut: float
) -> tuple[Word, ...]:
    """Every spoken piece with its time in the trimmed samples."""
    seconds = len(samples) / RATE
    if not heard:
        return ordered(placed(said.text, lang, samples), seconds)
    shifted = [Word(w.start, w.end, w.begins - cut, w.ends - cut) for w in heard]
    return ordered(_covered(said.text, lang, shifted), seconds)


def _covered(text: str, lang: str, heard: Sequence[Word]) -> list[Word]:
    """The engine's words, and those it passed over, which share the time of the word before them."""
    words: list[Word] = list(heard)
    for token in tokens(text, lang):
        if any(word.start < token.end and token.start < word.end for word in words):
            continue
        before = [word for word in words if word.end <= token.start]
        near = max(before, key=lambda w: w.start) if before else min(words, key=lambda w: w.start)
        words.remove(near)
        words.append(Word(min(near.start, token.start), max(near.end, token.end), near.begins, near.ends))
    return sorted(words, key=lambda word: word.start)


def _paused(
    samples: waveform.Samples, words: tuple[Word, ...], pause: Pause
) -> tuple[waveform.Samples, tuple[Word, ...]]:
    before = [word.ends for word in words if word.start < pause.offset]
    after = [word.begins for word in words if word.start >= pause.offset]
    if before and after:
        at = waveform.quietest(samples, max(before[-1] - 0.02, 0.0), after[0] + 0.02)
    else:
        at = len(samples) / RATE if before else 0.0
    return waveform.opened(samples, at, pause.seconds), later(words, pause)
