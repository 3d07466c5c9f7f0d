"""Espeak: text → speech with measured word times, offline; Mandarin by way of pinyin."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from langreel.errors import ToolError, VoiceError, perhaps
from langreel.languages.letters import HAN
from langreel.languages.zh import pinyin
from langreel.model import Word
from langreel.voice import utter
from langreel.voice.engines import Engine
from langreel.voice.syllables import PAUSES, tokens

INSTALL = "apt-get install espeak-ng on Debian and Ubuntu, brew install espeak-ng on macOS"


@dataclass(frozen=True, slots=True)
class Manner:
    """How espeak says a language: a voice, words a minute as it counts them, pitch and range from 0 to 99.

    ``by_pinyin``: characters are given as syllables; ``apart``: compounds as single words.
    """

    base: str
    rate: int
    pitch: int
    range: int
    by_pinyin: bool = False
    apart: bool = False


# 4.4 Chinese syllables or 4.5 English ones a second. The pinyin voice is deeper and flatter than the English
# one; so they sound alike, and tones stand apart.
MANDARIN = Manner("cmn-latn-pinyin", rate=195, pitch=56, range=90, by_pinyin=True)
ENGLISH = Manner("en-us", rate=165, pitch=50, range=60, apart=True)
MANNERS = {"zh": MANDARIN, "en": ENGLISH}
"""The engine's own table of languages: others are given to the voice that espeak has under their name."""

_PIECE = re.compile(rf"(?P<han>{pinyin.RUN})|[^\W_{HAN}](?:[^{HAN}、，。；：！？…—,;:!?]*[^\W_{HAN}])?")
_ENDINGS = {
    "，": ",",
    "、": ",",
    "；": ",",
    "：": ",",
    "。": ".",
    "！": "!",
    "？": "?",
    "!": "!",
    "?": "?",
    ".": ".",
}
_CHINESE = ("cmn", "zh")
"""How the names of espeak's own voices for Chinese begin."""
_SEAM = 0.03
"""Seconds between two voices within a clause."""


@dataclass(frozen=True, slots=True)
class UtterancePart:
    """A run for one voice: ``places`` pairs an offset into the run's text with a span of the spoken text."""

    run: utter.VoiceRun
    places: tuple[tuple[int, int, int], ...]
    pause: float


class Espeak(Engine):
    """espeak-ng's voices. ``voice`` is a voice, a variant, or both: ``en-gb``, ``+f3``, ``en-gb+f3``."""

    rank = 1
    has_pace = True

    def __init__(self, voice: str = "") -> None:
        self.base, _, self.variant = voice.partition("+")

    @property
    def version(self) -> str:
        """The library's version, and how it is asked to speak."""
        manners = (f"{lang} {each.rate}/{each.pitch}/{each.range}" for lang, each in MANNERS.items())
        return ", ".join([f"espeak-ng {_version().split()[0]}", *manners])

    @property
    def voices(self) -> tuple[str, ...]:  # type: ignore[override]
        return _about()[0]

    def require(self, lang: str = "") -> None:
        """VoiceError for a language that none of espeak's voices speaks."""
        super().require(lang)
        if lang and not self.base:
            _manner(lang)

    def phonemes(self, text: str, lang: str) -> str:
        """The text, or its syllables by pinyin."""
        if not _manner(lang).by_pinyin:
            return text
        return " ".join(piece.run.text for piece in self._by_pinyin(text, lang))

    def speak(self, text: str, lang: str, out: Path) -> tuple[Word, ...]:
        """Write the speech at 48 kHz; every word's time is measured."""
        from langreel.voice import waveform
        from langreel.voice.join_utterances import join_utterances

        manner = _manner(lang)
        pieces = self._by_pinyin(text, lang) if manner.by_pinyin else (self._whole(text, lang, manner),)
        said = _uttered([piece.run for piece in pieces])
        samples, words = join_utterances(pieces, said)
        waveform.write(samples, out)
        return words

    def _whole(self, text: str, lang: str, manner: Manner) -> UtterancePart:
        places = tuple((token.start, token.start, token.end) for token in tokens(text, lang))
        own = replace(manner, base=self.base or manner.base)
        return UtterancePart(self._run(_apart(text) if manner.apart else text, own), places, 0.0)

    def _by_pinyin(self, text: str, lang: str) -> tuple[UtterancePart, ...]:
        """Clause by clause, Chinese by the Mandarin voice and Latin runs by the English one."""
        found = list(_PIECE.finditer(text))
        if self.base and not self.base.startswith(_CHINESE):
            raise VoiceError(
                f"espeak's voice {self.base!r} does not speak Chinese",
                hint="espeak, or espeak:+f3 for a variant",
            )
        pieces = []
        after = [*(match.start() for match in found[1:]), len(text)]
        for here, end in zip(found, after):
            between = text[here.end() : end]
            make = self._han if here["han"] else self._latin
            pieces.append(make(here, between, lang))
        return tuple(pieces)

    def _han(self, match: re.Match[str], between: str, lang: str) -> UtterancePart:
        spelled, places = "", []
        for syllable in pinyin.syllables(match[0]):
            start, end = match.start() + syllable.start, match.start() + syllable.end
            places.append((len(spelled), start, end))
            spelled += syllable.sound + " "
        run = self._run(spelled.strip() + _ending(between), MANDARIN)
        return UtterancePart(run, tuple(places), _pause(between))

    def _latin(self, match: re.Match[str], between: str, lang: str) -> UtterancePart:
        begin = match.start()
        places = tuple(
            (token.start, begin + token.start, begin + token.end) for token in tokens(match[0], lang)
        )
        run = self._run(_apart(match[0]) + _ending(between), ENGLISH)
        return UtterancePart(run, places, _pause(between))

    def _run(self, text: str, manner: Manner) -> utter.VoiceRun:
        return utter.VoiceRun(
            text, self._voice(manner.base), round(manner.rate * self.pace), manner.pitch, manner.range
        )

    def _voice(self, base: str) -> str:
        if self.variant and self.variant not in _about()[1]:
            hint = perhaps(self.variant, _about()[1])
            raise VoiceError(f"espeak has no voice variant {self.variant!r}", hint=hint)
        return f"{base}+{self.variant}" if self.variant else base


@cache
def _manner(lang: str) -> Manner:
    """How a language is said: in its own way, by the voice of its name, or as what it is a variety of."""
    parts = lang.split("-")
    for name in ("-".join(parts[:count]) for count in range(len(parts), 0, -1)):
        if name in MANNERS:
            return MANNERS[name]
        if any(f"{voice}-".startswith(f"{name.lower()}-") for voice in _about()[0]):
            return replace(ENGLISH, base=name.lower(), apart=False)
    # French is listed by its countries alone; of those the library decides.
    if any(voice.startswith(f"{parts[0].lower()}-") for voice in _about()[0]):
        return replace(ENGLISH, base=parts[0].lower(), apart=False)
    raise VoiceError(f"espeak has no voice {lang!r}", hint=perhaps(lang, _about()[0]))


def _apart(text: str) -> str:
    """The text with its compounds as single words: ten-year sounds like ten year, but has two times."""
    return re.sub(r"(?<=\w)-(?=\w)", " ", text)


def _ending(between: str) -> str:
    return next((_ENDINGS[mark] for mark in reversed(between) if mark in _ENDINGS), "")


def _pause(between: str) -> float:
    return max((PAUSES.get(mark, _SEAM) for mark in between), default=_SEAM)


def _uttered(runs: Sequence[utter.VoiceRun]) -> tuple[utter.Utterance, ...]:
    try:
        return utter.utter(runs)
    except utter.Refused as refused:
        raise _trouble(refused) from refused


@cache
def _version() -> str:
    try:
        return utter.version()
    except utter.Refused as refused:
        raise _trouble(refused) from refused


@cache
def _about() -> tuple[tuple[str, ...], tuple[str, ...]]:
    try:
        return utter.about()
    except utter.Refused as refused:
        raise _trouble(refused) from refused


def _trouble(refused: utter.Refused) -> ToolError | VoiceError:
    if refused.code == utter.NO_VOICE:
        voice = refused.said.partition("+")[0]
        return VoiceError(f"espeak has no voice {voice!r}", hint=perhaps(voice, _about()[0]))
    if refused.code == utter.NO_LIBRARY:
        return ToolError(refused.said, hint=INSTALL)
    last = refused.said.splitlines()[-1:] or [f"code {refused.code}"]
    return ToolError(f"espeak-ng failed: {last[0]}", hint=INSTALL)
