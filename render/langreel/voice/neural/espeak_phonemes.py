"""Espeak phonemes: text → the phonemes espeak-ng would say, through its library in a process of its own.

Run as a file, this module is that process: JSON in, JSON out, standard library only, as ``utter`` is.
"""

from __future__ import annotations

import ctypes
import json
import re
import subprocess
import sys
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, Final

VOICES: Final[Mapping[str, str]] = {
    "en-us": "gmw/en-US", "en-gb": "gmw/en", "es": "roa/es", "fr": "roa/fr", "it": "roa/it",
    "pt": "roa/pt-BR", "hi": "inc/hi",
}  # fmt: skip
UNREAD: Final = ("cmn", "zh", "yue", "hak")
"""What the names of its Chinese voices begin with."""
_TIED: Final = {
    "a^ɪ": "I", "a^ʊ": "W", "e^ɪ": "A", "o^ʊ": "O", "ə^ʊ": "Q", "ɔ^ɪ": "Y", "d^z": "ʣ", "d^ʒ": "ʤ",
    "t^s": "ʦ", "t^ʃ": "ʧ", "g": "ɡ",
}  # fmt: skip
_TILDE: Final = "\u0303"
_FLAG: Final = re.compile(r"\([a-z-]+\)")
"""espeak tells where it takes a word for another language's: ``(en)``."""
_SYNCHRONOUS, _UTF8, _IPA, _TIE = 2, 1, 0x02, 0x80
NO_LIBRARY, NO_VOICE = 3, 4


def ipa(text: str, lang: str) -> str:
    """The phonemes of a text in one of ``VOICES``, diphthongs and affricates tied by ``^``."""
    return _spoken(text, VOICES[lang])


def check_read(voice: str) -> None:
    """VoiceError for a voice whose characters espeak-ng reads too badly to be listened to."""
    from langreel.errors import VoiceError

    if voice.partition("-")[0] in UNREAD:
        raise VoiceError(
            f"espeak-ng cannot read its voice {voice!r} to another", hint="kokoro speaks Mandarin"
        )


def bare(text: str, voice: str) -> str:
    """The phonemes of a text by any voice of espeak-ng, a letter or sign each, nothing tied."""
    return unicodedata.normalize("NFD", _spoken(text, voice).replace("^", ""))


@cache
def _spoken(text: str, voice: str) -> str:
    from langreel.errors import ToolError
    from langreel.voice import utter
    from langreel.voice.espeak import INSTALL

    question = {"libraries": list(utter.LIBRARIES), "voice": voice, "text": text}
    done = subprocess.run(
        [sys.executable, "-I", "-S", __file__],
        input=json.dumps(question).encode(),
        capture_output=True,
        check=False,
    )
    if done.returncode:
        words = done.stderr.decode("utf-8", "replace").strip().splitlines()[-1:]
        raise ToolError(f"espeak-ng gives no phonemes: {''.join(words)}", hint=INSTALL)
    return _FLAG.sub("", str(json.loads(done.stdout)))


def plain(text: str, lang: str) -> str:
    """The phonemes of a text in the letters that Kokoro learnt, for languages other than English.

    Signs over and under letters that it does not know go, nasal vowels keep theirs.
    """
    spoken = unicodedata.normalize("NFD", ipa(text, lang)).replace("c\u0327", "ç")
    for old, new in _TIED.items():
        spoken = spoken.replace(old, new)
    return "".join(mark for mark in spoken if mark == _TILDE or not _needless(mark))


def name() -> str:
    """The library, with its version."""
    from langreel.voice import utter

    try:
        return f"espeak-ng {utter.version().split()[0]}"
    except utter.Refused:
        return "no espeak-ng"


def _needless(mark: str) -> bool:
    return mark in "^-" or unicodedata.category(mark) == "Mn"


def _answer(question: dict[str, Any]) -> str:
    library = _opened(question["libraries"])
    if library.espeak_Initialize(_SYNCHRONOUS, 0, None, 0) <= 0:
        raise _Stop(NO_LIBRARY, "libespeak-ng finds no voice data")
    if library.espeak_SetVoiceByName(question["voice"].encode()):
        raise _Stop(NO_VOICE, f"it has no voice {question['voice']}")
    return " ".join(_clauses(library, question["text"]))


def _clauses(library: ctypes.CDLL, text: str) -> list[str]:
    """The library reads a clause at a time, and moves the pointer to the next one."""
    library.espeak_TextToPhonemes.restype = ctypes.c_char_p
    rest, found = ctypes.c_char_p(text.encode()), list[str]()
    while rest.value:
        phones = library.espeak_TextToPhonemes(ctypes.byref(rest), _UTF8, _IPA | _TIE | ord("^") << 8)
        found.append((phones or b"").decode("utf-8", "replace").strip())
    return [clause for clause in found if clause]


def _opened(libraries: Sequence[str]) -> ctypes.CDLL:
    for library in libraries:
        try:
            return ctypes.CDLL(library)
        except OSError:
            continue
    raise _Stop(NO_LIBRARY, "libespeak-ng is not installed")


class _Stop(Exception):
    def __init__(self, code: int, reason: str) -> None:
        super().__init__(reason)
        self.code, self.reason = code, reason


def _main() -> int:
    try:
        answer = _answer(json.load(sys.stdin))
    except _Stop as stop:
        sys.stderr.write(stop.reason)
        return stop.code
    sys.stdout.write(json.dumps(answer))
    return 0


if __name__ == "__main__":
    sys.exit(_main())
