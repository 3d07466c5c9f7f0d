"""Tiny models: networks with the inputs and outputs of real voices, and next to nothing in between.

Each token lasts four frames of 256 samples, and sounds if it is no gap; a little noise is in all of it.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import onnx
from onnx import parser

RATE = 22_050
FRAMES = 4
"""That each token lasts."""
PHONES = " .,!?;:'\"()-ˈˌːaæbcdðeəɚɛfɡghiɪjklmnŋoɔpɹrsʃtθuʊvʌwxyzɑɐɜʒɾɬᵻɒ"
IDS = {"_": 0, "^": 1, "$": 2, **{phone: number for number, phone in enumerate(PHONES, 3)}}

_GRAPH = """
<ir_version: 8, opset_import: ["": 15]>
tiny (int64[1, N] input, int64[1] input_lengths, float[3] scales{speakers}) => (float[1, 1, 1, T] output)
<float zero = {{0.0}}, float almost = {{3.5}}, float turn = {{0.1}}, float loud = {{0.3}},
 float hush = {{0.01}}, float quiet = {{2.5}}, int64 none = {{0}}, int64 step = {{1}}, int64[1] first = {{0}},
 int64[1] second = {{1}}, int64[1] third = {{2}}, int64[1] frame = {{256}}, int64[1] flat = {{-1}},
 int64[4] shape = {{1, 1, 1, -1}}>
{{
  ids = Cast <to = 1> (input)
  nothing = Mul (ids, zero)
  length = Slice (scales, second, third)
  noise = Slice (scales, first, second)
  long = Add (nothing, almost)
  lasting = Mul (long, length)
  channel = Unsqueeze (lasting, second)
  durations = Ceil (channel)
  row = Reshape (durations, flat)
  whole = Cast <to = 7> (row)
  each = Mul (whole, frame)
  ends = CumSum (each, none)
  total = ReduceMax <keepdims = 0> (ends)
  moments = Range (none, total, step)
  column = Unsqueeze (moments, second)
  before = LessOrEqual (ends, column)
  counts = Cast <to = 7> (before)
  at = ReduceSum <keepdims = 0> (counts, second)
  tokens = Reshape (ids, flat)
  token = Gather (tokens, at)
  sounds = Greater (token, quiet)
  open = Cast <to = 1> (sounds)
  time = Cast <to = 1> (moments)
  angle = Mul (time, turn)
  wave = Sin (angle)
  said = Mul (wave, loud)
  heard = Mul (said, open)
  random = RandomNormalLike (heard)
  strength = Mul (noise, hush)
  breath = Mul (random, strength)
  samples = Add (heard, breath)
  output = Reshape (samples, shape)
}}
"""


def network(speakers: int = 1) -> onnx.ModelProto:
    """A model with Piper's inputs and output; its durations are a value inside, called as in real ones."""
    model = parser.parse_model(_GRAPH.format(speakers=", int64[1] sid" if speakers > 1 else ""))
    for node in model.graph.node:
        for names in (node.input, node.output):
            names[:] = ["/Ceil_output_0" if each == "durations" else each for each in names]
    return model


def piper(folder: Path, name: str = "en_US-tiny", **others: Any) -> Path:
    """A voice of Piper's: the model and its description; ``others`` replace parts of this."""
    folder.mkdir(parents=True, exist_ok=True)
    speakers = others.get("speaker_id_map", {})
    path = folder / f"{name}.onnx"
    path.write_bytes(network(max(1, len(speakers))).SerializeToString())
    description = {
        "audio": {"sample_rate": RATE, "quality": "low"},
        "espeak": {"voice": "en-us"},
        "inference": {"noise_scale": 0.667, "length_scale": 1, "noise_w": 0.8},
        "phoneme_type": "espeak",
        "phoneme_id_map": {phone: [number] for phone, number in IDS.items()},
        "num_speakers": max(1, len(speakers)),
        "speaker_id_map": {},
        "language": {"code": "en_US", "family": "en", "region": "US"},
        **others,
    }
    path.with_suffix(".onnx.json").write_text(json.dumps(description), "utf-8")
    return path


def sherpa(folder: Path, name: str = "vits-tiny", lexicon: str = "", **others: str) -> Path:
    """A model folder of sherpa-onnx: the same network, with what sherpa asks for written into its file."""
    path = folder / name
    path.mkdir(parents=True, exist_ok=True)
    model = network()
    properties = {
        "model_type": "vits", "comment": "piper", "language": "English", "voice": "en-us", "has_espeak": "1",
        "n_speakers": "1", "sample_rate": str(RATE), **others,
    }  # fmt: skip
    onnx.helper.set_model_props(model, {key: value for key, value in properties.items() if value})
    (path / "model.onnx").write_bytes(model.SerializeToString())
    (path / "tokens.txt").write_text("".join(f"{phone} {number}\n" for phone, number in IDS.items()), "utf-8")
    if lexicon:
        (path / "lexicon.txt").write_text(lexicon, "utf-8")
    return path
