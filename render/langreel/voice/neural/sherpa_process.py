"""Sherpa process: a line for one model → a WAV, by sherpa-onnx in a process of its own.

sherpa-onnx ends its process where a model is not as it should be. Run as a file, this module is that process:
JSON in, a WAV out.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

PATIENCE = 600.0
"""Seconds that a line may take."""
NOTHING = 5
_MODELS = frozenset({"model", "acoustic_model", "vocoder"})
_PLACE = re.compile(r"^\S+\.(?:cc|h):\S*?:\d+ ")
"""Where in its own sources sherpa-onnx complains."""


@dataclass(frozen=True, slots=True)
class SherpaLine:
    """A line for a model of a ``kind`` with its ``files``; ``phonemes``, where it is not given the text."""

    kind: str
    files: Mapping[str, str]
    rules: str
    text: str
    phonemes: Sequence[str]
    speaker: int
    pace: float


def speak(line: SherpaLine, folder: Path) -> bytes:
    """The WAV of a line; ToolError if the model cannot be used, VoiceError if it says nothing."""
    from langreel.errors import ToolError, VoiceError
    from langreel.voice.run_program import run_program

    argv = [sys.executable, "-P", __file__]
    with TemporaryDirectory() as scratch:
        given = json.dumps(asdict(replace(line, files=_seeded_files(line.files, Path(scratch)))))
        try:
            return run_program(argv, given, seconds=PATIENCE, folder=folder)
        except VoiceError as error:
            reason = _PLACE.sub("", error.hint) or error.message
            raise ToolError(f"sherpa-onnx cannot use this model: {reason}", where=str(folder)) from error


def _seeded_files(files: Mapping[str, str], scratch: Path) -> dict[str, str]:
    """The files with models in whose noise is always the same, where there is any in them."""
    from langreel.voice.neural.seeded_model import seeded

    found = dict(files)
    for name in _MODELS & files.keys():
        model = Path(files[name]).read_bytes()
        changed = seeded(model)
        if len(changed) > len(model):
            found[name] = str(scratch / f"{name}.onnx")
            Path(found[name]).write_bytes(changed)
    return found


def _say(line: dict[str, Any]) -> tuple[Any, int]:
    import numpy as np
    import sherpa_onnx

    kinds = {
        "vits": sherpa_onnx.OfflineTtsVitsModelConfig,
        "matcha": sherpa_onnx.OfflineTtsMatchaModelConfig,
        "kokoro": sherpa_onnx.OfflineTtsKokoroModelConfig,
        "kitten": sherpa_onnx.OfflineTtsKittenModelConfig,
    }
    kind = line["kind"]
    model = sherpa_onnx.OfflineTtsModelConfig(**{kind: kinds[kind](**line["files"])}, num_threads=1)
    speaker = sherpa_onnx.OfflineTts(sherpa_onnx.OfflineTtsConfig(model=model, rule_fsts=line["rules"]))
    if not 0 <= line["speaker"] < max(1, speaker.num_speakers):
        raise SystemExit(f"it has {speaker.num_speakers} speakers, from 0")
    asked = sherpa_onnx.GenerationConfig()
    asked.sid, asked.speed = line["speaker"], line["pace"]
    asked.phoneme_codepoints = [[ord(phone) for phone in sentence] for sentence in line["phonemes"]]
    made = speaker.generate(line["text"], asked)
    return np.asarray(made.samples, np.float32), made.sample_rate


def _main() -> int:
    import wave

    import numpy as np

    samples, rate = _say(json.load(sys.stdin))
    if not len(samples) or not np.isfinite(samples).all():
        sys.stderr.write("it gives no samples that can be heard")
        return NOTHING
    with wave.open(sys.stdout.buffer, "wb") as file:
        file.setparams((1, 2, rate, len(samples), "NONE", ""))
        file.writeframes(np.round(np.clip(samples, -1, 1) * 32767).astype("<i2").tobytes())
    return 0


if __name__ == "__main__":
    sys.exit(_main())
