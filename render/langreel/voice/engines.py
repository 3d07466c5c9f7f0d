"""Engines: a name such as ``espeak`` or ``espeak:en-gb`` → the voice that is registered under it."""

from __future__ import annotations

from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Protocol, cast, runtime_checkable

from langreel import plugins
from langreel.errors import ToolError, UsageError
from langreel.model import Word

GROUP = "langreel.voices"


@runtime_checkable
class Engine(Protocol):
    """A voice. Write ``text`` to ``out`` as WAV; return word times in seconds if known, else ().

    Offsets of the words count characters of ``text``. An engine may also carry ``version: str``, which a
    cache asks before it plays a take again, and ``voices: tuple[str, ...]``, the voices it can be given.
    """

    def speak(self, text: str, lang: str, out: Path) -> tuple[Word, ...]: ...


def engine(name: str) -> Engine:
    """The engine called ``name`` or ``name:voice``; UsageError if there is none."""
    kind, _, voice = name.partition(":")
    make = plugins.load(GROUP, kind)
    if not callable(make) or not hasattr(make, "speak"):
        raise UsageError(
            f"{kind!r} of {GROUP} is not a voice engine", hint="an engine is a class with speak()"
        )
    made = cast(Callable[..., Engine], make)
    return made(voice) if voice else made()


def fingerprint(engine_name: str) -> str:
    """Everything but the words that a take depends on: engine, voice, and their versions."""
    speaker = engine(engine_name)
    own = getattr(speaker, "version", "")
    readers = [f"{package} {_installed(package)}" for package in ("langreel", "pypinyin", "wetext")]
    return "; ".join([f"{engine_name} {own}".strip(), *readers])


def voices() -> tuple[str, ...]:
    """What ``--voice`` takes: every engine, followed by ``engine:voice`` for each voice it can be given."""
    found: list[str] = []
    for name in plugins.names(GROUP):
        found += [name, *(f"{name}:{voice}" for voice in _given(name))]
    return tuple(found)


def _given(name: str) -> tuple[str, ...]:
    try:
        return tuple(getattr(engine(name), "voices", ()))
    except ToolError:
        # Not installed here: the name is known, its voices are not.
        return ()


def _installed(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""
