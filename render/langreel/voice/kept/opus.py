"""Opus: samples of a take ↔ a small file, the same bytes for the same samples.

What is decoded has as many samples on every machine. Their values may differ in the last of 16 bits, here
and there, where another processor or another build of the decoder rounds otherwise.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Final

import av
import numpy as np

from langreel.errors import MediaError
from langreel.sound_steps import RATE
from langreel.voice.waveform import Samples

BITS: Final = 34_000
"""Bits a second: of one voice, hardly to be told from the original."""
_CHOICES: Final = {"frame_duration": "60", "compression_level": "5"}
"""More effort takes nearly three times as long, for 0.9 dB less noise and no nearer spectra (speed.md)."""


def encode(samples: Samples) -> bytes:
    """The samples as an Ogg file."""
    out = BytesIO()
    with av.open(out, "w", format="ogg", options={"fflags": "+bitexact"}) as file:
        stream = file.add_stream("libopus", rate=RATE, layout="mono", options=dict(_CHOICES))
        stream.bit_rate = BITS
        for part in (_frame(samples), None):
            file.mux(stream.encode(part))
    return out.getvalue()


def decode(path: Path) -> Samples:
    """The samples of a file; MediaError if it holds none."""
    try:
        with av.open(str(path)) as file:
            parts = [frame.to_ndarray().reshape(-1) for frame in file.decode(file.streams.audio[0])]
    except (av.FFmpegError, IndexError, OSError) as error:
        raise MediaError(f"this is no sound: {error}", where=str(path)) from error
    return np.concatenate(parts).astype(np.float32) if parts else np.zeros(0, np.float32)


def _frame(samples: Samples) -> av.AudioFrame:
    """All of a sound: libav cuts it into packets by itself, in less time."""
    plain = np.round(np.clip(samples, -1, 1) * 32767).astype("<i2")
    frame = av.AudioFrame.from_ndarray(plain[None], format="s16", layout="mono")
    frame.sample_rate, frame.pts = RATE, 0
    return frame
