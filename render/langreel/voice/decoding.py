"""Decoding: any sound file → 48 kHz mono 16-bit WAV, with what a person should know of it."""

from __future__ import annotations

import re
import tempfile
import wave
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from langreel import ffmpeg
from langreel.errors import MediaError
from langreel.sound_steps import RATE
from langreel.voice import channels

_CHUNK: Final = 60 * RATE
_NO_NUMBERS: Final = re.compile(r"Number of (?:NaNs|Infs): *([\d.]+)")
_COARSE: Final = re.compile(r"Audio: (pcm_[us]8|pcm_mulaw|pcm_alaw)\b")
_COUNT: Final = "astats=measure_perchannel=none:measure_overall=Number_of_NaNs+Number_of_Infs"


def decode(path: Path, out: Path, limit: float = 0.0) -> tuple[str, ...]:
    """Write what ``path`` holds to ``out``, at most ``limit`` seconds of it if that is set; the notes on it.

    MediaError if ffmpeg finds no sound in it.
    """
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.wav"
        heard = _decoded(path, plain, limit)
        notes = []
        broken = sum(float(count) for count in _NO_NUMBERS.findall(heard))
        if broken:
            # What is no number becomes full scale as an integer: it is silenced while it still is none.
            mended = Path(folder) / "mended.wav"
            _mend(path, mended, Path(folder) / "floats.wav", limit)
            _decoded(mended, plain, limit)
            notes.append(f"{broken:,.0f} of its samples are no numbers; they are silent now")
        if coarse := _COARSE.search(heard):
            notes.append(f"it has 8 bits a sample ({coarse[1]}): its noise will be heard")
        folded = _fold(plain, out)
    return (*notes, *filter(None, [folded]))


def samples(path: Path) -> NDArray[np.int16]:
    """A mono 16-bit WAV, read from the disk as it is asked for."""
    return _held(path).reshape(-1)


def _held(path: Path) -> NDArray[np.int16]:
    """(n, channels) of a 16-bit WAV; of more than two channels, the standard library reads no header."""
    with path.open("rb") as file:
        head = file.read(4096)
    width, start = int.from_bytes(head[head.index(b"fmt ") + 10 :][:2], "little"), _start(head)
    count = (path.stat().st_size - start) // (2 * width)
    return np.memmap(path, "<i2", "r", start, (count, width)) if count else np.zeros((0, width), np.int16)


def _start(head: bytes) -> int:
    """Bytes before the samples."""
    return head.index(b"data") + 8


def _decoded(path: Path, out: Path, limit: float) -> str:
    short = ["-t", f"{limit:.3f}"] if limit else []
    shape = ["-map", "0:a:0", "-af", _COUNT, "-ar", str(RATE), "-c:a", "pcm_s16le"]
    plain = ["-bitexact", "-map_metadata", "-1"]
    return ffmpeg.run(["-y", "-i", ffmpeg.url(path), *short, *shape, *plain, "-rf64", "never", str(out)])


def _mend(path: Path, out: Path, floats: Path, limit: float) -> None:
    """The sound as it is, but for samples that are no numbers."""
    short = ["-t", f"{limit:.3f}"] if limit else []
    ffmpeg.run(["-y", "-i", ffmpeg.url(path), *short, "-map", "0:a:0", "-c:a", "pcm_f32le",
                "-bitexact", "-map_metadata", "-1", str(floats)])  # fmt: skip
    with floats.open("rb") as file:
        start = _start(file.read(4096))
    held = np.memmap(floats, "<f4", "r+", start, ((floats.stat().st_size - start) // 4,))
    for first in range(0, len(held), _CHUNK):
        held[first : first + _CHUNK] = np.nan_to_num(held[first : first + _CHUNK], nan=0, posinf=0, neginf=0)
    held.flush()
    del held
    floats.rename(out)


def _fold(plain: Path, out: Path) -> str:
    """All channels into one, a minute at a time."""
    held = _held(plain)
    if not len(held):
        raise MediaError("there is no sound in it", str(plain))
    pick = channels.choose(held)
    with wave.open(str(out), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        for first in range(0, len(held), _CHUNK):
            file.writeframes(channels.folded(held[first : first + _CHUNK], pick).tobytes())
    return channels.choice_note(pick)
