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
from langreel.ffmpeg.loudness import RATE
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
        said = _decoded(path, plain, limit, [])
        notes = []
        broken = sum(float(count) for count in _NO_NUMBERS.findall(said))
        if broken:
            # What is no number becomes full scale as an integer: it is silenced while it still is none.
            mended = Path(folder) / "mended.wav"
            _mend(path, mended, Path(folder) / "floats.wav", limit)
            _decoded(mended, plain, limit, [])
            notes.append(f"{broken:,.0f} of its samples are no numbers; they are silent now")
        if coarse := _COARSE.search(said):
            notes.append(f"it has 8 bits a sample ({coarse[1]}): its noise will be heard")
        folded = _fold(plain, out)
    return (*notes, *filter(None, [folded]))


def samples(path: Path) -> NDArray[np.int16]:
    """A mono 16-bit WAV, read from the disk as it is asked for."""
    with wave.open(str(path), "rb") as file:
        count = file.getnframes()
    return np.memmap(path, "<i2", "r", _header(path), (count,)) if count else np.zeros(0, np.int16)


def _header(path: Path) -> int:
    """Bytes before the samples."""
    with path.open("rb") as file:
        head = file.read(4096)
    return head.index(b"data") + 8


def _decoded(path: Path, out: Path, limit: float, filters: list[str]) -> str:
    short = ["-t", f"{limit:.3f}"] if limit else []
    shape = ["-map", "0:a:0", "-af", ",".join([_COUNT, *filters]), "-ar", str(RATE), "-c:a", "pcm_s16le"]
    plain = ["-bitexact", "-map_metadata", "-1"]
    return ffmpeg.run(["-y", "-i", ffmpeg.url(path), *short, *shape, *plain, "-rf64", "never", str(out)])


def _mend(path: Path, out: Path, floats: Path, limit: float) -> None:
    """The sound as it is, but for samples that are no numbers."""
    short = ["-t", f"{limit:.3f}"] if limit else []
    ffmpeg.run(["-y", "-i", ffmpeg.url(path), *short, "-map", "0:a:0", "-c:a", "pcm_f32le",
                "-bitexact", "-map_metadata", "-1", str(floats)])  # fmt: skip
    start = _header(floats)
    held = np.memmap(floats, "<f4", "r+", start, ((floats.stat().st_size - start) // 4,))
    for first in range(0, len(held), _CHUNK):
        held[first : first + _CHUNK] = np.nan_to_num(held[first : first + _CHUNK], nan=0, posinf=0, neginf=0)
    held.flush()
    del held
    floats.rename(out)


def _fold(plain: Path, out: Path) -> str:
    """All channels into one, a minute at a time."""
    with wave.open(str(plain), "rb") as file:
        count, width = file.getnframes(), file.getnchannels()
    if not count:
        raise MediaError("there is no sound in it", str(plain))
    held = np.memmap(plain, "<i2", "r", _header(plain), (count, width))
    pick = channels.choose(held)
    with wave.open(str(out), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        for first in range(0, count, _CHUNK):
            file.writeframes(channels.folded(held[first : first + _CHUNK], pick).tobytes())
    return channels.told(pick)
