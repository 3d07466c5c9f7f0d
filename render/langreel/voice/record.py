"""Record: speak a line, trim it, open its pauses, level it, and tell when each word is said."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

from langreel.errors import MediaError, VoiceError
from langreel.model import Line, Pause, Take, Word
from langreel.voice import recorded, wave
from langreel.voice.engines import Engine, engine
from langreel.voice.phrases import placed
from langreel.voice.scratch import guess
from langreel.voice.spoken import Lexicon, Said, say, unspeakable
from langreel.voice.syllables import tokens


def record(line: Line, engine: str, lexicon: Lexicon, recording: Path | None, out: Path) -> Take:
    """Write ``out``, a 48 kHz mono 16-bit WAV of the line, trimmed, with its pauses.

    ``recording`` is the file that the engine ``recorded`` plays back. VoiceError if the line cannot be said.
    """
    _speakable(line, lexicon)
    said = say(line, lexicon)
    samples, heard = _spoken(_cast(engine, line, recording), said.text, line.lang, engine)
    samples, cut = wave.trim(samples)
    words = said.home(_timed(said, heard, line.lang, samples, cut))
    samples = wave.level(samples)
    for pause in sorted(line.pauses, key=lambda pause: pause.offset, reverse=True):
        samples, words = _paused(samples, words, pause)
    wave.write(samples, out)
    return Take(out, len(samples) / wave.RATE, words, measured=bool(heard))


def estimate(line: Line, lexicon: Lexicon) -> Take:
    """The take that a calm narrator would give, without a sound: ``audio`` is ``Path()``."""
    said = say(line, lexicon)
    seconds, guessed = guess(said.text, line.lang)
    words = said.home(_ordered(guessed, seconds))
    for pause in line.pauses:
        words = _later(words, pause)
        seconds += pause.seconds
    return Take(Path(), seconds, words)


def _speakable(line: Line, lexicon: Lexicon) -> None:
    why = unspeakable(line, lexicon)
    if why:
        where = str(line.place) if line.place.path else f"segment {line.segment!r}, line {line.number}"
        raise VoiceError(why, where=where)


def _cast(name: str, line: Line, recording: Path | None) -> Engine:
    if name.partition(":")[0] != "recorded":
        return engine(name)
    if recording is None:
        raise recorded.missing(line)
    return engine(f"recorded:{recording}")


def _spoken(speaker: Engine, text: str, lang: str, name: str) -> tuple[wave.Samples, tuple[Word, ...]]:
    with tempfile.TemporaryDirectory() as folder:
        raw = Path(folder) / "raw.wav"
        heard = speaker.speak(text, lang, raw)
        try:
            samples = wave.read(raw)
        except MediaError as error:
            raise VoiceError(f"the voice {name!r} wrote no sound that can be read") from error
    if not len(samples):
        raise VoiceError(f"the voice {name!r} said nothing")
    return samples, heard


def _timed(
    said: Said, heard: Sequence[Word], lang: str, samples: wave.Samples, cut: float
) -> tuple[Word, ...]:
    """Every spoken piece with its time in the trimmed samples."""
    seconds = len(samples) / wave.RATE
    if not heard:
        return _ordered(placed(said.text, lang, samples), seconds)
    shifted = [Word(w.start, w.end, w.begins - cut, w.ends - cut) for w in heard]
    return _ordered(_covered(said.text, lang, shifted), seconds)


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


def _ordered(words: Sequence[Word], seconds: float) -> tuple[Word, ...]:
    """The words one after another: none before the last one's end, none after the take's."""
    placed: list[Word] = []
    for word in words:
        begins = min(max(word.begins, placed[-1].ends if placed else 0.0), seconds)
        placed.append(Word(word.start, word.end, begins, min(max(word.ends, begins), seconds)))
    return tuple(placed)


def _paused(
    samples: wave.Samples, words: tuple[Word, ...], pause: Pause
) -> tuple[wave.Samples, tuple[Word, ...]]:
    before = [word.ends for word in words if word.start < pause.offset]
    after = [word.begins for word in words if word.start >= pause.offset]
    if before and after:
        at = wave.quietest(samples, max(before[-1] - 0.02, 0.0), after[0] + 0.02)
    else:
        at = len(samples) / wave.RATE if before else 0.0
    return wave.opened(samples, at, pause.seconds), _later(words, pause)


def _later(words: Sequence[Word], pause: Pause) -> tuple[Word, ...]:
    return tuple(
        word
        if word.start < pause.offset
        else Word(word.start, word.end, word.begins + pause.seconds, word.ends + pause.seconds)
        for word in words
    )
