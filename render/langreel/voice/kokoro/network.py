"""Network: Kokoro's model, loaded once a process: phonemes and a voice → samples, and how long each lasts."""

from __future__ import annotations

from functools import cache
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from langreel import cores
from langreel.voice.kokoro import weights
from langreel.voice.kokoro.tokens import TOKENS
from langreel.voice.neural import timed_model
from langreel.voice.neural.sounds import Sound

LIMIT: Final = 510
"""Phonemes that the model takes at a time."""
_DURATIONS: Final = "/encoder/Clip_output_0"
_THREADS: Final = 4


def say(sounds: tuple[Sound, ...], voice: str, pace: float = 1.0) -> timed_model.SpokenRun:
    """A run of at most LIMIT phonemes, spoken by a voice."""
    tokens = [TOKENS[phone] for sound in sounds for phone in sound.phones]
    samples, durations = session().run(
        None,
        {
            "tokens": np.asarray([[0, *tokens, 0]], np.int64),
            "style": _style(voice)[len(tokens) - 1 : len(tokens)],
            "speed": np.asarray([pace], np.float32),
        },
    )
    return timed_model.spoken_run(sounds, samples, durations)


@cache
def session() -> Any:
    """The model, opened once a process with the cores that whoever speaks first has to itself."""
    weights.require()
    # The same bytes with any count of threads: measured with one to four (render/docs/speed.md).
    threads = min(_THREADS, cores.to_itself())
    return timed_model.open_model(weights.content(weights.MODEL), _DURATIONS, threads=threads)


@cache
def _style(voice: str) -> NDArray[np.float32]:
    """A row a count of phonemes: how the voice says a text of that length."""
    data = weights.content(weights.voice(voice))
    return np.frombuffer(data, "<f4").reshape(LIMIT, -1)
