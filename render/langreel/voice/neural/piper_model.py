"""Piper model: a voice file of Piper and its description → phonemes spoken, and how long each lasts."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from langreel.errors import ToolError, VoiceError, perhaps
from langreel.voice.neural import espeak_phonemes, voice_files
from langreel.voice.neural.seeded_model import seeded
from langreel.voice.neural.sounds import ReadPhonemes, Sound

if TYPE_CHECKING:
    from langreel.voice.neural.timed_model import SpokenRun

ENDING: Final = ".onnx"
DESCRIPTION: Final = ".onnx.json"
START, PAD, END = "^", "_", "$"
_DURATIONS: Final = "/Ceil_output_0"
"""The value inside the graph that tells how many frames each token lasts."""


@dataclass(frozen=True, slots=True)
class PiperVoice:
    """What a voice's description says. ``espeak`` is the voice of espeak-ng whose phonemes it learnt, or "".

    ``scales`` are noise, length and noise of length; ``frame`` is how many samples a duration of one lasts.
    """

    model: Path
    lang: str
    espeak: str
    rate: int
    frame: int
    scales: tuple[float, float, float]
    tokens: Mapping[str, Sequence[int]]
    speakers: Mapping[str, int]
    digest: str

    @property
    def reader(self) -> ReadPhonemes:
        """What turns a text into its phonemes."""
        return partial(espeak_phonemes.bare, voice=self.espeak) if self.espeak else str

    def speaker(self, name: str) -> int:
        """The number of one of its speakers, the first without a name."""
        if name and name not in self.speakers:
            hint = perhaps(name, self.speakers) or "it has only one"
            raise VoiceError(f"the voice {self.model.stem!r} has no speaker {name!r}", hint=hint)
        return self.speakers[name] if name else 0


def present() -> dict[str, Path]:
    """The models that lie in a folder of voices beside their descriptions, by name."""
    described = (path for folder in voice_files.folders() for path in folder.glob(f"*{DESCRIPTION}"))
    models = (path.with_suffix("") for path in described)
    return voice_files.named(filter(Path.is_file, models), ENDING)


def described(model: Path) -> PiperVoice:
    """The voice of a model; ToolError if its description is none of Piper's."""
    path = model.with_suffix(DESCRIPTION)
    stats = (model.stat(), path.stat())
    return _described(model, path, tuple((each.st_mtime_ns, each.st_size) for each in stats))


@cache
def _described(model: Path, path: Path, stats: object) -> PiperVoice:
    text = path.read_bytes()
    try:
        return _voice(model, json.loads(text), sha256(model.read_bytes() + text).hexdigest()[:12])
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        why = f"this describes no voice of Piper: {type(error).__name__} {error}"
        raise ToolError(why, where=str(path), hint="take the .onnx.json that came with the .onnx") from error


def _voice(model: Path, said: Mapping[str, Any], digest: str) -> PiperVoice:
    kind, espeak, pace = said.get("phoneme_type", "espeak"), said["espeak"]["voice"], said["inference"]
    lang = said.get("language", {}).get("family") or espeak.partition("-")[0]
    return PiperVoice(
        model=model,
        lang=lang,
        espeak="" if kind == "text" else espeak,
        rate=int(said["audio"]["sample_rate"]),
        frame=int(said.get("hop_length", 256)),
        scales=(float(pace["noise_scale"]), float(pace["length_scale"]), float(pace["noise_w"])),
        tokens={phone: tuple(map(int, ids)) for phone, ids in said["phoneme_id_map"].items()},
        speakers={str(name): int(number) for name, number in said.get("speaker_id_map", {}).items()},
        digest=digest,
    )


def say(sounds: tuple[Sound, ...], voice: PiperVoice, speaker: int, pace: float) -> SpokenRun:
    """A run of phonemes, spoken; each lasts with the token that fills the gap behind it."""
    import numpy as np

    from langreel.voice.neural.timed_model import spoken_run

    groups = list(_groups(sounds, voice))
    ids = [token for group in groups for token in group]
    noise, scale, width = voice.scales
    given = {
        "input": np.asarray([ids], np.int64),
        "input_lengths": np.asarray([len(ids)], np.int64),
        "scales": np.asarray((noise, scale / pace, width), np.float32),
    }
    samples, durations = _run(
        voice, given | ({"sid": np.asarray([speaker], np.int64)} if voice.speakers else {})
    )
    starts = np.cumsum([0, *map(len, groups[:-1])])
    lasting = np.add.reduceat(np.ravel(durations), starts)
    return spoken_run(sounds, samples, lasting, rate=voice.rate, frame=voice.frame)


def _groups(sounds: Sequence[Sound], voice: PiperVoice) -> Iterator[Sequence[int]]:
    """The tokens of the silence before, of each phoneme, and of the silence behind."""
    pad = voice.tokens[PAD]
    yield (*voice.tokens[START], *pad)
    for sound in sounds:
        for phone in sound.phones:
            yield (*voice.tokens[phone], *pad)
    yield voice.tokens[END]


def _run(voice: PiperVoice, given: Mapping[str, Any]) -> tuple[Any, Any]:
    """Samples and durations. A session a run: its noise begins anew, so the same run sounds the same."""
    from langreel.voice.neural.timed_model import open_model

    try:
        session = open_model(_content(voice.model, voice.digest), _DURATIONS, optimized=False)
        names = [each.name for each in session.get_inputs()]
        if sorted(names) != sorted(given):
            raise ToolError(f"this is no voice of Piper: it takes {', '.join(names)}")
        *outputs, durations = session.run(None, given)
    except ToolError as error:
        error.where = str(voice.model)
        error.hint = f"take the {voice.model.name} that came with its {DESCRIPTION}"
        raise
    return outputs[0], durations


@cache
def _content(model: Path, digest: str) -> bytes:
    return seeded(model.read_bytes())
