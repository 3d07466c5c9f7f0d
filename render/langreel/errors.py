"""Every failure that a user can mend: its exit code, where it is, and what to do.

Exit codes: 0 done, 1 the content has findings, 2 wrong usage, then one per kind of failure.
"""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable


class LangreelError(Exception):
    """A failure told to a person: what, where (``file:line:column``), and a hint how to mend it."""

    exit_code = 70

    def __init__(self, message: str, where: str = "", hint: str = "") -> None:
        super().__init__(message)
        self.message, self.where, self.hint = message, where, hint

    def __str__(self) -> str:
        head = f"{self.where}: {self.message}" if self.where else self.message
        return f"{head} ({self.hint})" if self.hint else head

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (self.message, self.where, self.hint)


class ContentError(LangreelError):
    """The script, the data or a subtitle file says something that cannot be."""

    exit_code = 1


class ContentErrors(LangreelError):
    """All content errors of one reading, in the order of the files."""

    exit_code = 1

    def __init__(self, errors: Iterable[LangreelError]) -> None:
        self.errors = tuple(errors)
        super().__init__("\n".join(str(error) for error in self.errors))

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (self.errors,)


class UsageError(LangreelError):
    """The command was called with words it does not know."""

    exit_code = 2


class ToolError(LangreelError):
    """A program, font or library is missing or too old; the hint names the command that installs it."""

    exit_code = 3


class VoiceError(LangreelError):
    """A line could not be spoken, or a recording could not be used."""

    exit_code = 4


class SceneError(LangreelError):
    """A scene raised, overran its narration, or misused a mark; ``where`` is the scene's file and line."""

    exit_code = 5


class MediaError(LangreelError):
    """ffmpeg refused, or a media file is damaged; the message carries ffmpeg's own last words."""

    exit_code = 6


class BuildError(LangreelError):
    """The cache or the disk: full, read-only, locked, or a worker that died."""

    exit_code = 7


class Interrupted(LangreelError):
    """Ctrl-C: nothing is broken, and the next run goes on from what is whole."""

    exit_code = 130


def perhaps(word: str, known: Iterable[str]) -> str:
    """A hint that names the known word that goes on where this one ends, or the nearest, or all of them.

    >>> perhaps("peek", ["peak", "now"]), perhaps("netflix-zh", ["netflix-th", "netflix-zh-hans"])
    ("perhaps you meant 'peak'?", "perhaps you meant 'netflix-zh-hans'?")
    """
    known = sorted(each for each in known if each != word)
    longer = [each for each in known if each.startswith(f"{word}-")]
    near = longer or difflib.get_close_matches(word, known, n=1)
    if near:
        return f"perhaps you meant {near[0]!r}?"
    return f"known: {', '.join(known)}" if known else ""


def known(word: str, words: Collection[str], what: str) -> str:
    """The word itself, or a UsageError that names the nearest one."""
    if word not in words:
        raise UsageError(f"unknown {what} {word!r}", hint=perhaps(word, words))
    return word
