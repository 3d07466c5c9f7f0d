"""Engine: text → neural speech with measured word times, offline, in Mandarin, English and six others."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from langreel.errors import known
from langreel.languages.names import known_as
from langreel.model import Watcher, Word
from langreel.voice.engines import Engine, installed
from langreel.voice.kokoro import mandarin_phonemes, voice_names, weights
from langreel.voice.kokoro.tokens import TOKENS
from langreel.voice.neural import english_phonemes, espeak_phonemes
from langreel.voice.neural.sounds import SENTENCES, Sound, check_covered, cut, paired

READERS = ("onnxruntime", "budoux")
"""Packages whose version colours what is said."""


class Kokoro(Engine):
    """Kokoro-82M. ``voice`` is one of ``voice_names``; without one, each language has its own."""

    rank = 2
    has_pace = True

    def __init__(self, voice: str = "", pace: float = 1.0) -> None:
        self.voice, self.pace = voice, pace

    @property
    def version(self) -> str:
        """Hashes of model and voice, and everything that reads or runs."""
        names = (self.voice,) if self.voice in voice_names.HASHES else voice_names.DEFAULTS.values()
        hashes = [f"{name} {voice_names.HASHES[name][:12]}" for name in names]
        packages = [installed(package) or f"no {package}" for package in READERS]
        model = f"{weights.MODEL.name} {weights.MODEL.sha256[:12]}"
        paces = [f"{lang} at {self.pace * pace:g}" for lang, pace in voice_names.PACES.items()]
        return ", ".join([model, *hashes, *packages, english_phonemes.name(), f"pace {self.pace:g}", *paces])

    @property
    def voices(self) -> tuple[str, ...]:  # type: ignore[override]
        """The voices whose files are here."""
        return weights.present()

    @property
    def offered(self) -> tuple[str, ...]:  # type: ignore[override]
        return tuple(voice_names.HASHES)

    def require(self, lang: str = "") -> None:
        voices = [voice_names.chosen(self.voice, lang)] if lang else filter(None, [self.voice])
        weights.require(*voices)

    def bring(self, source: str, voices: Sequence[str], watch: Watcher) -> tuple[Path, ...]:
        from langreel.voice.kokoro.fetch import bring

        for name in voices:
            known(name, voice_names.HASHES, "voice of kokoro")
        return bring(source, voices, watch)

    def phonemes(self, text: str, lang: str) -> str:
        voice = voice_names.chosen(self.voice, lang)
        return "".join(sound.phones for sound in sounds(text, lang, british=voice.startswith("b")))

    def speak(self, text: str, lang: str, out: Path) -> tuple[Word, ...]:
        """Write the speech at 48 kHz; every word's time is measured."""
        from langreel.voice import waveform
        from langreel.voice.kokoro import network
        from langreel.voice.neural.timed_model import join_runs

        voice = voice_names.chosen(self.voice, lang)
        given = sounds(text, lang, british=voice.startswith("b"))
        pace = self.pace * voice_names.PACES.get(known_as(lang, voice_names.PACES), 1.0)
        runs = [network.say(run, voice, pace) for run in cut(given, network.LIMIT, ends=SENTENCES)]
        samples, words = join_runs(runs)
        waveform.write(samples, out)
        return words


def sounds(text: str, lang: str, *, british: bool = False) -> tuple[Sound, ...]:
    """What Kokoro is given for a text; VoiceError if a word has no phonemes."""
    own = known_as(lang, voice_names.LETTERS) or lang
    read = _LANGUAGES.get(own, _by_espeak)
    found = read(text, own, british)
    check_covered(found, TOKENS, text, lang)
    return found


def _by_espeak(text: str, lang: str, british: bool) -> tuple[Sound, ...]:
    return paired(text, lang, partial(espeak_phonemes.plain, lang=lang), marks=False)


def _english(text: str, lang: str, british: bool) -> tuple[Sound, ...]:
    return english_phonemes.sounds(text, lang, british=british)


def _mandarin(text: str, lang: str, british: bool) -> tuple[Sound, ...]:
    return mandarin_phonemes.sounds(text, lang, partial(english_phonemes.sounds, lang=lang))


def _japanese(text: str, lang: str, british: bool) -> tuple[Sound, ...]:
    from langreel.voice.kokoro import japanese_phonemes

    return japanese_phonemes.sounds(text, lang)


_LANGUAGES: Mapping[str, Callable[[str, str, bool], tuple[Sound, ...]]] = {
    "zh": _mandarin, "en": _english, "ja": _japanese,
}  # fmt: skip
"""Who reads a language; espeak-ng reads the others."""
