"""Sherpa folder: a model folder as sherpa-onnx publishes them → which kind it is, and which file is what."""

from __future__ import annotations

import mmap
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Final

from langreel.errors import ToolError
from langreel.voice.neural import voice_files
from langreel.voice.neural.protobuf import fields

TOKENS: Final = "tokens.txt"
VOICES: Final = "voices.bin"
VOCODERS: Final = ("vocos", "hifigan", "vocoder")
"""What the files are called that make sound of what a Matcha model gives."""
HETERONYMS: Final = "*heteronym*.fst"
"""Rules for characters with several readings. Numbers are words already."""
_PROPERTIES, _KEY, _VALUE = 14, 1, 2
"""Numbers of the fields ModelProto.metadata_props, StringStringEntryProto.key and value (onnx.proto)."""


@dataclass(frozen=True, slots=True)
class SherpaFolder:
    """A model: ``files`` are what sherpa-onnx's configuration of its ``kind`` is given."""

    path: Path
    kind: str
    files: Mapping[str, str]
    rules: str
    properties: Mapping[str, str]
    digest: str

    @property
    def reads_text(self) -> bool:
        """Whether it has a lexicon, or reads letters; else it must be given phonemes."""
        return "lexicon" in self.files or self.properties.get("frontend") == "characters"


def present() -> dict[str, Path]:
    """The model folders that lie in a folder of voices, by name."""
    tokens = (path for folder in voice_files.folders() for path in folder.glob(f"*/{TOKENS}"))
    return voice_files.named(path.parent for path in tokens)


def read(path: Path) -> SherpaFolder:
    """What a folder holds; ToolError if it is no whole model."""
    stats = tuple(
        (each.name, each.stat().st_mtime_ns, each.stat().st_size) for each in sorted(path.iterdir())
    )
    return _read(path, stats)


@cache
def _read(path: Path, stats: object) -> SherpaFolder:
    models = sorted(path.glob("*.onnx"), key=lambda each: ("int8" in each.name, each.name))
    vocoders = [each for each in models if any(name in each.name for name in VOCODERS)]
    acoustic = [each for each in models if each not in vocoders]
    if not acoustic:
        raise ToolError("there is no model in this folder", where=str(path), hint="unpack it with its .onnx")
    properties = metadata(acoustic[0])
    kind = _kind(path, bool(vocoders), properties)
    files = {"acoustic_model" if kind == "matcha" else "model": acoustic[0], "tokens": path / TOKENS}
    files |= {"vocoder": vocoders[0]} if kind == "matcha" else {}
    files |= {"voices": path / VOICES} if kind in ("kokoro", "kitten") else {}
    named = {name: str(each) for name, each in files.items()} | _lexicon(path)
    rules = ",".join(map(str, sorted(path.glob(HETERONYMS))))
    return SherpaFolder(path, kind, named, rules, properties, _digest(named, rules))


def _kind(path: Path, vocoder: bool, properties: Mapping[str, str]) -> str:
    if (path / VOICES).is_file():
        return "kitten" if properties.get("model_type", "").startswith("kitten") else "kokoro"
    if properties.get("model_type", "").startswith("matcha") and not vocoder:
        hint = "put vocos-22khz-univ.onnx, or another vocoder of sherpa-onnx, beside it"
        raise ToolError("this Matcha model has no vocoder", where=str(path), hint=hint)
    return "matcha" if vocoder else "vits"


def _lexicon(path: Path) -> dict[str, str]:
    """The lexicons of a folder. Of two kinds of English the American one."""
    found = sorted(path.glob("lexicon*.txt"))
    chosen = [each for each in found if "-gb-" not in each.name] or found
    return {"lexicon": ",".join(map(str, chosen))} if chosen else {}


def _digest(files: Mapping[str, str], rules: str) -> str:
    found = sha256()
    for each in [*files.values(), rules]:
        for name in filter(None, each.split(",")):
            found.update(Path(name).read_bytes())
    return found.hexdigest()[:12]


def metadata(model: Path) -> dict[str, str]:
    """The properties that stand in a model's file; none of what is no model."""
    try:
        with model.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
            entries = [data[each.begins : each.ends] for each in fields(data) if each.number == _PROPERTIES]
    except ValueError:
        return {}
    return dict(map(_property, entries))


def _property(entry: bytes) -> tuple[str, str]:
    parts = {each.number: entry[each.begins : each.ends].decode("utf-8", "replace") for each in fields(entry)}
    return parts.get(_KEY, ""), parts.get(_VALUE, "")
