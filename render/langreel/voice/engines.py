"""Engines: a name such as ``espeak`` or ``espeak:en-gb`` → the voice that is registered under it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Sequence
from copy import copy
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as installed_version
from pathlib import Path

from langreel import plugins
from langreel.errors import ContentError, LangreelError, ToolError, UsageError, VoiceError
from langreel.model import Finding, Line, Watcher, Word
from langreel.project import Project

GROUP = "langreel.voices"
DEFAULT = "espeak"
"""Who speaks where nobody else was chosen."""
SILENT = "scratch"
"""Who lasts as long as a language would, and says nothing."""
REFERENCES = ("hibari", DEFAULT)
"""Who tells word times, and quickly: takes of voices that do not are held against theirs."""
NO_PACE = "this voice cannot be asked to speak slower or faster"


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

    offered: tuple[str, ...] = ()
    """Voices that ``bring`` knows, here or not."""

    rank: int = 0
    """How gladly a new film takes it among the voices that speak its language here; 0 is not by itself."""

    keeps_estimate: bool = False
    """Whether a take lasts just as long as was estimated, so that a plan need not wait for it."""

    aligned: bool = False
    """Whether its words, of which it tells no times, are found by holding its takes against another voice.

    Else they are placed by syllables and pauses.
    """

    has_pace: bool = False
    """Whether ``speak`` minds ``pace``: a take is never stretched, it is spoken at its pace."""

    pace: float = 1.0
    """How many times as fast as usual it speaks."""

    note: str = ""
    """What a person should know of the take that was spoken last, if anything."""

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

    def require(self, lang: str = "") -> None:
        """ToolError, with the command, where something must be brought before it speaks (a language).

        VoiceError if it never speaks that language.
        """
        _ = self.version

    def at_pace(self, pace: float) -> Engine:
        """The same voice so many times as fast; VoiceError if it has but one pace."""
        if pace == 1.0:
            return self
        if not self.has_pace:
            raise VoiceError(NO_PACE, hint="leave out its pace:, or take another voice")
        other = copy(self)
        other.pace = self.pace * pace
        return other

    def phonemes(self, text: str, lang: str) -> str:
        """What the voice itself is given for a text."""
        return text

    def bring(self, source: str, voices: Sequence[str], watch: Watcher) -> tuple[Path, ...]:
        """Bring what is lacking here from ``packages``, a folder or the address of one; return what came."""
        raise UsageError("this voice has nothing to bring", hint="langreel voice list tells what is missing")

    def file_of(self, project: Project, episode: str, line: Line, *, lines: int) -> Path | None:
        """The file of the project that a line's take is made from, of so many ``lines`` in its segment.

        None if words are enough. A take is made again when its file changes.
        """
        return None

    def findings(
        self, project: Project, episode: str, line: Line, spoken: Callable[[], str], lines: int
    ) -> Iterator[Finding]:
        """What is known of a line's take before it is made: an error where it cannot be made.

        ``spoken`` gives the line as it is said, ``lines`` as in ``file_of``.
        """
        return iter(())

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
    speaker = engine(engine_name)
    aligned = f"; held against {', '.join(_references())}" if speaker.aligned else ""
    return f"{engine_name} {speaker.version}; {environment()}{aligned}"


def environment(*packages: str) -> str:
    """What every take depends on: who reads numbers, signs and characters; and further packages."""
    readers = ("langreel", "pypinyin", *packages)
    return "; ".join(installed(package) or package for package in readers)


def best(lang: str) -> str:
    """The voice that a new film takes for a language: of those that can speak it here, the most natural.

    Of a language that none speaks, silence; where not even the usual voice is installed, that one.
    """
    able = [name for name in _ranked() if not _lacking(name, lang)]
    return next(iter(able), DEFAULT if isinstance(_lacking(DEFAULT, lang), ToolError) else SILENT)


def better(lang: str, than: str) -> str:
    """The command that brings a more natural voice for a language, the best of all; "" if there is none."""
    ranked = _ranked()
    above = ranked[: ranked.index(than)] if than in ranked else ranked
    lacking = (_lacking(name, lang) for name in above)
    return next((error.hint for error in lacking if isinstance(error, ToolError)), "")


def _ranked() -> list[str]:
    """Engines that a new film may take, the most natural first."""
    ranks = {name: engine(name).rank for name in plugins.names(GROUP)}
    return sorted(filter(ranks.__getitem__, ranks), key=lambda name: -ranks[name])


def reference(lang: str) -> str:
    """The voice against which takes of a language are held; "" where none here speaks it."""
    return next((name for name in REFERENCES if not _lacking(name, lang)), "")


def _references() -> list[str]:
    """The voices of REFERENCES that are here, with their versions."""
    return [f"{name} {engine(name).version}" for name in REFERENCES if not _lacking(name, "")]


def _lacking(name: str, lang: str) -> LangreelError | None:
    """Why an engine cannot speak a language here: it lacks something, or never speaks it."""
    try:
        engine(name).require(lang)
    except (ToolError, VoiceError) as error:
        return error
    return None


@dataclass(frozen=True, slots=True)
class EngineStatus:
    """An engine on this machine: its voices here, ``others`` that could be brought, and what it lacks."""

    name: str
    version: str = ""
    voices: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    missing: str = ""
    mend: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """What ``--voice`` takes: the engine, followed by ``engine:voice`` for each voice that is here."""
        return (self.name, *(f"{self.name}:{voice}" for voice in self.voices))


def survey() -> tuple[EngineStatus, ...]:
    """Every registered engine, as it is on this machine."""
    return tuple(_status(name) for name in plugins.names(GROUP))


def voices() -> tuple[str, ...]:
    """What ``--voice`` takes."""
    return tuple(name for status in survey() for name in status.names)


def _status(name: str) -> EngineStatus:
    try:
        speaker = engine(name)
        speaker.require()
    except (ToolError, ContentError) as error:
        # The name is known, its voices are not.
        where = f"{error.where}: " if error.where else ""
        return EngineStatus(name, missing=f"{where}{error.message}", mend=error.hint)
    here = speaker.voices
    others = tuple(voice for voice in speaker.offered if voice not in here)
    return EngineStatus(name, speaker.version, here, others)


@cache
def installed(package: str) -> str:
    """A package with its version; "" where it is not installed.

    >>> installed("nothing of that name")
    ''
    """
    try:
        return f"{package} {installed_version(package)}"
    except PackageNotFoundError:
        return ""
