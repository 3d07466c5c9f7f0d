"""Voice files: where models and voices lie on this machine, each checked by its hash before use.

Nothing is ever fetched from here.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final

from langreel import project
from langreel.errors import ToolError, UsageError

VARIABLE: Final = "LANGREEL_VOICES"
INSTALL: Final = "make voices, or pip install 'langreel[voices]'"


@dataclass(frozen=True, slots=True)
class VoiceFile:
    """A file that an engine needs: its size and hash, and whose leave it is used by."""

    name: str
    size: int
    sha256: str
    licence: str

    @property
    def megabytes(self) -> str:
        """Its size as people read it.

        >>> VoiceFile("a.onnx", 92_361_271, "", "").megabytes, VoiceFile("b.bin", 522_240, "", "").megabytes
        ('92 MB', '0.5 MB')
        """
        return f"{self.size / 1e6:.0f} MB" if self.size >= 10_000_000 else f"{self.size / 1e6:.1f} MB"


def folders() -> tuple[Path, ...]:
    """Where files are looked for: in folders named by LANGREEL_VOICES, the project's, the user's own."""
    named = [Path(part) for part in os.environ.get(VARIABLE, "").split(os.pathsep) if part]
    with suppress(UsageError):
        named.append(project.current().assets / "voice" / "models")
    return (*named, own())


def own() -> Path:
    """The user's folder, which ``voice get`` fills."""
    home = Path.home()
    if sys.platform == "darwin":
        return home / "Library/Application Support/langreel/voices"
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", home / "AppData/Local")) / "langreel/voices"
    return Path(os.environ.get("XDG_DATA_HOME") or home / ".local/share") / "langreel/voices"


def found(name: str, places: Iterable[Path]) -> Path | None:
    """The file of a name in the first folder that has it, or None."""
    return next((folder / name for folder in places if (folder / name).is_file()), None)


def named(paths: Iterable[Path], ending: str = "") -> dict[str, Path]:
    """Files or folders by their names without ``ending``, sorted; of two with one name the first counts."""
    names = {path.name.removesuffix(ending): path for path in reversed(list(paths))}
    return dict(sorted(names.items()))


def checked(data: bytes, file: VoiceFile, where: str, bring: str) -> bytes:
    """The bytes, if they are the file's; ``bring`` is the command that mends it."""
    digest = sha256(data).hexdigest()
    if digest == file.sha256:
        return data
    short = f"{len(data):,} of {file.size:,} bytes, " if len(data) != file.size else ""
    raise ToolError(
        f"this is not {file.name}: {short}sha256 {digest[:12]}…, not {file.sha256[:12]}…",
        where=where,
        hint=f"remove it; {bring}",
    )
