"""Engines: a name such as ``espeak`` or ``espeak:en-gb`` → the voice that is registered under it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as installed_version
from pathlib import Path

from langreel import plugins
from langreel.errors import ToolError, VoiceError
from langreel.model import Line, Word
from langreel.project import Project

GROUP = "langreel.voices"
DEFAULT = "espeak"
"""Who speaks where nobody else was chosen."""


class Engine(ABC):
    """A voice. A new one is a class like this in one file, and one line that registers it.

    ::

        class Hum(Engine):
            version = "1"

            def speak(self, text, lang, out):
                waveform.write(hum(text), out)
                return ()

        [project.entry-points."langreel.voices"]
        hum = "my_voices.hum:Hum"
    """

    voices: tuple[str, ...] = ()
    """What may follow the engine's name and a colon."""

    keeps_estimate: bool = False
    """Whether a take lasts just as long as was estimated, so that a plan need not wait for it."""

    def __init__(self, voice: str = "") -> None:
        if voice:
            raise VoiceError(f"there is no voice {voice!r}: the engine has only one")

    @property
    @abstractmethod
    def version(self) -> str:
        """Changes whenever the same words would sound otherwise: takes of another version are made again."""

    @abstractmethod
    def speak(self, text: str, lang: str, out: Path) -> tuple[Word, ...]:
        """Write ``text`` to ``out`` as WAV of any rate; return word times in seconds if known, else ().

        Offsets of the words count characters of ``text``. The same words give the same sound. VoiceError for
        a language or a text that it cannot say, ToolError where something must be installed first.
        """

    def file_of(self, project: Project, episode: str, line: Line, *, lines: int) -> Path | None:
        """The file of the project that a line's take is made from, of so many ``lines`` in its segment.

        None if words are enough. A take is made again when its file changes.
        """
        return None

    def reader(self, line: Line, file: Path | None) -> Engine:
        """Who speaks this line, from that file; VoiceError if it cannot do without one."""
        return self


def engine(name: str) -> Engine:
    """The engine called ``name`` or ``name:voice``; UsageError if there is none, ToolError if it is unfit."""
    kind, _, voice = name.partition(":")
    made = plugins.load(GROUP, kind)
    if not (isinstance(made, type) and issubclass(made, Engine)):
        hint = "an engine is a class that extends langreel.voice.engines.Engine"
        raise ToolError(f"{kind!r} of {GROUP} is not a voice engine", hint=hint)
    if lacking := sorted(made.__abstractmethods__):
        hint = 'without version = "1" old takes would be played for new ones' if "version" in lacking else ""
        raise ToolError(f"the voice engine {kind!r} has no {' and no '.join(lacking)}", hint=hint)
    return made(voice)


def fingerprint(engine_name: str) -> str:
    """Everything but the words that a take depends on: engine, voice, and their versions."""
    readers = [f"{package} {_installed(package)}" for package in ("langreel", "pypinyin", "wetext")]
    return "; ".join([f"{engine_name} {engine(engine_name).version}", *readers])


def voices() -> tuple[str, ...]:
    """What ``--voice`` takes: every engine, followed by ``engine:voice`` for each voice it can be given."""
    found: list[str] = []
    for name in plugins.names(GROUP):
        found += [name, *(f"{name}:{voice}" for voice in _given(name))]
    return tuple(found)


def _given(name: str) -> tuple[str, ...]:
    try:
        return engine(name).voices
    except ToolError:
        # Not installed here: the name is known, its voices are not.
        return ()


def _installed(package: str) -> str:
    try:
        return installed_version(package)
    except PackageNotFoundError:
        return ""
