"""Command: any program that turns text into a WAV, as the project's ``voices.yaml`` calls it."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import Final

from langreel import files, project
from langreel.errors import ContentError, ToolError, UsageError, VoiceError, perhaps
from langreel.model import Word
from langreel.voice.command_list import EXAMPLE, FILE, SpeakingProgram, programs
from langreel.voice.engines import Engine
from langreel.voice.run_program import run_program

TEXT: Final = "{text}"
OUT: Final = "{out}"
LANG: Final = "{lang}"
PACE: Final = "{pace}"


class Command(Engine):
    """A program of one's own. ``voice`` is its name in voices.yaml; without one, the only one there.

    It is given the text on its standard input, or where ``{text}`` stands, and writes a WAV to its standard
    output, or to the file that ``{out}`` names.
    """

    aligned = True

    def __init__(self, voice: str = "") -> None:
        self.voice = voice

    @property
    def version(self) -> str:
        """Its version as the project states it, and how it is called."""
        return f"{self._program.version}, {self._program.digest}"

    @property
    def voices(self) -> tuple[str, ...]:  # type: ignore[override]
        with suppress(ContentError):
            return tuple(_programs())
        return ()

    def require(self, lang: str = "") -> None:
        program = self._program
        if program.languages and lang and lang not in program.languages:
            speaks = ", ".join(program.languages)
            raise VoiceError(f"the command does not speak {lang!r}", hint=f"{FILE} says it speaks {speaks}")
        if not shutil.which(_folder() / program.run[0]) and not shutil.which(program.run[0]):
            raise ToolError(
                f"there is no program {program.run[0]!r} here", hint=f"install it, or mend {FILE}"
            )

    def speak(self, text: str, lang: str, out: Path) -> tuple[Word, ...]:
        """Write what the program says. When each word is said it cannot tell."""
        self.require(lang)
        program, file = self._program, out.with_name("program.wav")
        filled = [_filled(word, text=text, lang=lang, out=file, pace=self.pace) for word in program.run]
        given = "" if any(TEXT in word for word in program.run) else text
        written = run_program(filled, given, seconds=program.seconds, folder=_folder())
        if any(OUT in word for word in program.run):
            written = file.read_bytes() if file.is_file() else b""
        if not written:
            raise VoiceError(
                f"{program.run[0]} gave no sound", hint=f"it writes {OUT}, or to standard output"
            )
        files.write_bytes(out, written)
        return ()

    @property
    def has_pace(self) -> bool:  # type: ignore[override]
        """Where its call says how fast it speaks: ``{pace}`` is 1 as a rule, 1.2 for a fifth faster."""
        return any(PACE in word for word in self._program.run)

    @cached_property
    def _program(self) -> SpeakingProgram:
        known = _programs()
        if not known:
            raise ToolError("the project names no program that speaks", hint=EXAMPLE)
        if not self.voice and len(known) > 1:
            raise VoiceError("which command?", hint=f"command:NAME, of {', '.join(known)}")
        name = self.voice or next(iter(known))
        if name not in known:
            raise VoiceError(f"{FILE} names no command {name!r}", hint=perhaps(name, known))
        return known[name]


def _programs() -> Mapping[str, SpeakingProgram]:
    try:
        return programs(project.current())
    except UsageError:
        return {}


def _folder() -> Path:
    """Where programs are run, and paths are looked for."""
    return project.current().root


def _filled(word: str, *, text: str, lang: str, out: Path, pace: float) -> str:
    """A word of the call with what its places stand for; the text comes last, and may hold anything."""
    return word.replace(OUT, str(out)).replace(LANG, lang).replace(PACE, f"{pace:g}").replace(TEXT, text)
