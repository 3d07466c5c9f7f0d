"""English phonemes: text → Kokoro's phonemes, by hibari's reader where it is installed, else by espeak."""

from __future__ import annotations

import re
from functools import cache, partial
from importlib.util import find_spec
from typing import Any, Final

from langreel.voice.engines import installed
from langreel.voice.neural import espeak_phonemes
from langreel.voice.neural.sounds import ReadPhonemes, Sound, paired

_TIED: Final = {
    "a^ɪ": "I", "a^ʊ": "W", "e^ɪ": "A", "ɔ^ɪ": "Y", "d^ʒ": "ʤ", "t^ʃ": "ʧ", "e^ə": "ɛː", "ə^l": "ᵊl",
}  # fmt: skip
_PLAIN: Final = {"r": "ɹ", "x": "k", "ç": "k", "ɬ": "l", "ɐ": "ə", "g": "ɡ", "ʔ": "t", "ɾ": "T", "o": "ɔ"}
_AMERICAN: Final = {"o^ʊ": "O", "ɜː": "ɜɹ", "ɚ": "əɹ", "ɪə": "iə", "ː": ""}
_BRITISH: Final = {"ə^ʊ": "Q", "o^ʊ": "Q", "ɚ": "ə", "iə": "ɪə"}
_SYLLABIC: Final = re.compile("(.)\u0329")
"""A consonant that is a syllable: button, with its n."""


def sounds(text: str, lang: str, *, british: bool = False) -> tuple[Sound, ...]:
    """The words of an English text, or of an English run in a text of ``lang``, with their phonemes."""
    return paired(text, lang, reader(british), marks=_reads_marks())


@cache
def reader(british: bool) -> ReadPhonemes:
    """What turns English into phonemes here."""
    if not _reads_marks():
        return partial(espeak, british=british)
    from hibari.g2p import G2P

    return _lasting(G2P(british=british))


def name() -> str:
    """Which reader that is, with its version."""
    return installed("hibari-tts") or espeak_phonemes.name()


def _reads_marks() -> bool:
    """hibari reads marks, espeak leaves them out."""
    return find_spec("hibari") is not None


def _lasting(g2p: Any) -> ReadPhonemes:
    @cache
    def read(text: str) -> str:
        return str(g2p(text))

    return read


def espeak(text: str, british: bool) -> str:
    """English by espeak-ng."""
    return english(espeak_phonemes.ipa(text, "en-gb" if british else "en-us"), british)


def english(ipa: str, british: bool) -> str:
    """espeak's English IPA, diphthongs tied by ``^``, in the letters that Kokoro learnt.

    >>> english("həlˈo^ʊ wˈɜːld", british=False)
    'həlˈO wˈɜɹld'
    """
    ipa = _SYLLABIC.sub(r"ᵊ\1", ipa)
    for table in (_BRITISH if british else _AMERICAN, _TIED, _PLAIN):
        for old, new in table.items():
            ipa = ipa.replace(old, new)
    return ipa.replace("^", "")
