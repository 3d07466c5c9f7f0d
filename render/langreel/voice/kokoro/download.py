"""Download: bytes from anywhere → a voice file, whole and checked before it stands under its name.

What came of an interrupted file stays beside it as ``NAME.part``, to be gone on with.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from hashlib import sha256
from http.client import HTTPException
from pathlib import Path
from typing import Final

from langreel import files
from langreel.errors import ToolError
from langreel.model import Event, Watcher
from langreel.voice.neural.voice_files import VoiceFile

BLOCK: Final = 1 << 18
AGAIN: Final = "the same command goes on where this one stopped"

ReadBytes = Callable[[int], bytes]
"""``read(n)`` of an open file or answer: at most n bytes, none at the end."""


def take(
    file: VoiceFile, folder: Path, read: ReadBytes, watch: Watcher, *, where: str, start: int = 0
) -> None:
    """Write a file beside its place, from byte ``start`` on, check it, and put it there.

    ToolError if it is short (its part stays) or another file than the one wanted (its part goes).
    """
    part = _part(folder / file.name)
    with files.guarded(part):
        done = _grow(part, file, read, watch, where=where, start=start)
        _check(part, file, done, where)
        with files.replacing(folder / file.name) as draft:
            part.replace(draft)
    watch(Event("finished", "voice", file.name, file.size, file.size))


def is_whole(path: Path, file: VoiceFile) -> bool:
    """Whether the file already stands there, byte for byte."""
    return path.is_file() and path.stat().st_size == file.size and digest(path) == file.sha256


def came(file: VoiceFile, folder: Path) -> int:
    """How many bytes of a file are there from an earlier, interrupted call."""
    part = _part(folder / file.name)
    size = part.stat().st_size if part.is_file() else 0
    return size if size < file.size else 0


def digest(path: Path) -> str:
    """sha256 of a file."""
    found = sha256()
    with path.open("rb") as stream:
        while block := stream.read(BLOCK):
            found.update(block)
    return found.hexdigest()


def _part(path: Path) -> Path:
    return path.with_name(f"{path.name}.part")


def _grow(part: Path, file: VoiceFile, read: ReadBytes, watch: Watcher, *, where: str, start: int) -> int:
    """Add what is read to a part, up to one byte more than the file has; how long it is then."""
    done = start
    watch(Event("started", "voice", file.name, done, file.size))
    with part.open("r+b" if start else "wb") as out:
        out.truncate(start)
        out.seek(start)
        for block in _blocks(read, where):
            done += len(block)
            if done > file.size:
                break
            out.write(block)
            watch(Event("progress", "voice", file.name, done, file.size))
    return done


def _blocks(read: ReadBytes, where: str) -> Iterator[bytes]:
    while True:
        try:
            block = read(BLOCK)
        except (OSError, HTTPException) as error:
            raise ToolError(f"it breaks off: {error}", where=where, hint=AGAIN) from error
        if not block:
            return
        yield block


def _check(part: Path, file: VoiceFile, done: int, where: str) -> None:
    if done < file.size:
        raise ToolError(f"{file.name} ends after {done:,} of {file.size:,} bytes", where=where, hint=AGAIN)
    if done > file.size or digest(part) != file.sha256:
        with suppress(FileNotFoundError):
            part.unlink()
        raise ToolError(f"this is another {file.name}: its sha256 is not {file.sha256[:12]}…", where=where)
