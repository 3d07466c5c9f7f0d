"""Timed model: one that tells how long each phoneme lasts; what it spoke, at 48 kHz with word times."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from langreel.errors import ToolError
from langreel.model import Word
from langreel.voice import waveform
from langreel.voice.neural.protobuf import field
from langreel.voice.neural.sounds import Sound
from langreel.voice.syllables import PAUSES

RATE: Final = 24_000
FRAME: Final = 600
"""Samples that a duration of one stands for, in Kokoro and hibari: 25 ms."""
_LEAD: Final = 0.05
"""Seconds that stay of the silence before a run which follows another."""
_SEAM: Final = 0.16
"""Seconds between two runs where no mark parts them."""
_SILENT: Final = 0.01
"""Share of the loudest sample below which nothing is heard."""
_GRAPH, _OUTPUT, _NAME = 7, 12, 1
"""Numbers of the fields ModelProto.graph, GraphProto.output, ValueInfoProto.name (onnx.proto)."""

Durations = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class SpokenRun:
    """A run that was said: its sounds, its samples at ``rate``, and how many of them silence, each phoneme,
    and silence last."""

    sounds: tuple[Sound, ...]
    samples: waveform.Samples
    durations: Durations
    rate: int


def open_model(model: bytes, value: str = "", *, optimized: bool = True, threads: int = 1) -> Any:
    """An onnxruntime session of a model, which may give one of its inner values as its last output.

    One thread: lines are spoken side by side. More ``threads`` are for models of which is known that their
    count changes no bit of a sample; who waits sleeps. ToolError if it is none.
    """
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads, options.inter_op_num_threads = threads, 1
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    options.log_severity_level = 4
    options.use_deterministic_compute = True
    if not optimized:
        options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
    whole = with_output(model, value) if value else model
    try:
        return onnxruntime.InferenceSession(whole, options, providers=["CPUExecutionProvider"])
    except Exception as error:  # onnxruntime's own failures have no class in common
        reason = str(error).strip().splitlines() or ["it cannot be read"]
        raise ToolError(f"this is no model that onnxruntime can run: {reason[0][:200]}") from error


def with_output(model: bytes, value: str) -> bytes:
    """The model's bytes with one more output: protobuf reads a message behind another as added to it."""
    return model + field(_GRAPH, field(_OUTPUT, field(_NAME, value.encode())))


def spoken_run(
    sounds: tuple[Sound, ...],
    samples: NDArray[Any],
    durations: NDArray[Any],
    *,
    rate: int = RATE,
    frame: int = FRAME,
) -> SpokenRun:
    """What a model gave for a run; ToolError if its durations, in frames, are not those of its samples."""
    lasting: Durations = np.rint(np.ravel(durations)).astype(np.int64) * frame
    phones = sum(len(sound.phones) for sound in sounds)
    if len(lasting) != phones + 2 or int(lasting.sum()) != np.size(samples):
        raise ToolError("the voice's model gives durations that are not those of its sound")
    if not np.isfinite(samples).all():
        raise ToolError("the voice's model gives samples that are no numbers")
    return SpokenRun(sounds, np.asarray(np.ravel(samples), np.float32), lasting, rate)


def join_runs(runs: Sequence[SpokenRun]) -> tuple[waveform.Samples, tuple[Word, ...]]:
    """The runs one after another at 48 kHz, and the words with their measured times.

    Between two runs lies the pause that the first one's mark asks for.
    """
    parts, words, at = list[waveform.Samples](), list[Word](), 0
    for number, run in enumerate(runs):
        heard = _words(run)
        first = _entry(run) if number else 0
        last = _exit(run, heard) if number + 1 < len(runs) else len(run.samples)
        words += [_moved(word, (at - first) / run.rate) for word in heard]
        parts.append(_eased(run.samples[first:last], run.rate))
        at += last - first
    return waveform.resampled(np.concatenate(parts), runs[0].rate) if parts else waveform.silence(0), tuple(
        words
    )


def _entry(run: SpokenRun) -> int:
    """Where a run that follows another begins: without most of the silence that leads into it."""
    return max(0, int(run.durations[0]) - round(_LEAD * run.rate))


def _exit(run: SpokenRun, heard: Sequence[Word]) -> int:
    """Where a run that another follows ends: a pause behind its last word, less what leads into the next."""
    pause = round(PAUSES.get(run.sounds[-1].phones[-1:], _SEAM) * run.rate) - round(_LEAD * run.rate)
    return min(len(run.samples), round(heard[-1].ends * run.rate) + max(0, pause))


def _moved(word: Word, seconds: float) -> Word:
    return Word(word.start, word.end, word.begins + seconds, word.ends + seconds)


def _words(run: SpokenRun) -> list[Word]:
    edges = np.concatenate([[0], np.cumsum(run.durations)])
    floor = _SILENT * float(np.abs(run.samples).max(initial=0.0))
    words, at = list[Word](), 0
    for sound in run.sounds:
        after = at + len(sound.phones)
        if sound.end > sound.start:
            first, last = _sounding(run.samples, int(edges[at + 1]), int(edges[after + 1]), floor)
            words.append(Word(sound.start, sound.end, first / run.rate, last / run.rate))
        at = after
    return words


def _sounding(samples: waveform.Samples, first: int, last: int, floor: float) -> tuple[int, int]:
    """The part of a word's frames that is heard: a phoneme before a pause lasts as long as the pause."""
    loud = np.flatnonzero(np.abs(samples[first:last]) > floor)
    return (first + int(loud[0]), first + int(loud[-1]) + 1) if len(loud) else (first, last)


def _eased(samples: waveform.Samples, rate: int) -> waveform.Samples:
    """The samples with 4 ms of fade at both ends, so that a seam does not click."""
    eased, length = samples.copy(), min(rate // 250, len(samples) // 2)
    ramp = np.linspace(0, 1, length, dtype=np.float32)
    eased[:length] *= ramp
    eased[len(eased) - length :] *= ramp[::-1]
    return eased
