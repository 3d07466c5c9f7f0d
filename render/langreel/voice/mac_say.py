"""Mac say: the voices that macOS brings, through its program ``say``."""

from __future__ import annotations

import platform
import re
import shutil
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

from langreel.errors import ToolError, VoiceError, perhaps
from langreel.model import Word
from langreel.voice.engines import Engine
from langreel.voice.run_program import run_program

PREFERRED: Final = ("zh_CN", "en_US", "es_ES", "fr_FR", "pt_BR")
"""Of the places that speak a language, those whose voices serve it."""
_VOICE: Final = re.compile(r"^(?P<name>\S.*?)\s+(?P<place>[a-z]{2,3}[_-]\w+)\s*#", re.MULTILINE)
"""A row of ``say -v ?``: ``Tingting            zh_CN    # 你好！我叫婷婷。``"""
_PATIENCE: Final = 120.0
_WORDS: Final = 175
"""Words a minute, as most voices of macOS speak where nothing is said."""
_SOUND: Final = ("--file-format=WAVE", "--data-format=LEI16@22050")


class MacSay(Engine):
    """The program say of macOS. ``voice`` is one of its voices, else the language's."""

    aligned = True

    has_pace = True

    def __init__(self, voice: str = "") -> None:
        self.voice = voice

    @property
    def version(self) -> str:
        """That of macOS, whose voices change with it."""
        return f"macOS {platform.mac_ver()[0]}"

    @property
    def voices(self) -> tuple[str, ...]:  # type: ignore[override]
        return tuple(_voices())

    def require(self, lang: str = "") -> None:
        _program()
        if lang or self.voice:
            _chosen(self.voice, lang)

    def speak(self, text: str, lang: str, out: Path) -> tuple[Word, ...]:
        """Write what it says. When each word is said it does not tell."""
        file = out.with_name("say.wav")
        # What stands in doubled brackets would be an order to the voice.
        given = text.replace("[[", "[ [")
        rate = [] if self.pace == 1.0 else ["-r", str(round(_WORDS * self.pace))]
        argv = [_program(), "-v", _chosen(self.voice, lang), *rate, "-o", str(file), *_SOUND, "-f", "-"]
        run_program(argv, given, seconds=_PATIENCE, folder=out.parent)
        if not file.is_file():
            raise VoiceError("say wrote no sound")
        file.replace(out)
        return ()


def _chosen(voice: str, lang: str) -> str:
    """The voice asked for, if it speaks the language; else the language's own."""
    known = _voices()
    if voice and voice not in known:
        raise VoiceError(f"say has no voice {voice!r}", hint=perhaps(voice, known))
    speaking = [name for name, place in known.items() if not lang or re.split("[_-]", place)[0] == lang]
    if voice and voice not in speaking:
        raise VoiceError(
            f"say's voice {voice!r} speaks {known[voice]}, not {lang!r}", hint=", ".join(speaking)
        )
    if not speaking:
        hint = "macOS brings more voices: System Settings, Accessibility, Spoken Content"
        raise VoiceError(f"say has no voice for {lang!r}", hint=hint)
    return voice or min(speaking, key=lambda name: known[name] not in PREFERRED)


@cache
def _voices() -> Mapping[str, str]:
    """Every voice, with the place whose language it speaks."""
    rows = run_program([_program(), "-v", "?"], "", seconds=_PATIENCE, folder=Path()).decode(
        "utf-8", "replace"
    )
    return {row["name"]: row["place"] for row in _VOICE.finditer(rows)}


def _program() -> str:
    # Other systems have programs of that name, which do something else.
    found = shutil.which("say") if sys.platform == "darwin" else None
    if found is None:
        raise ToolError("say belongs to macOS", hint="another voice of langreel voice list")
    return found
