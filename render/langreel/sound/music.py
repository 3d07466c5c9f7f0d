"""Music: a bed of our own or a file → a loop that ends when its act does."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from langreel import ffmpeg
from langreel.errors import MediaError
from langreel.sound.arrangement import LaidBed
from langreel.sound.parts import Samples
from langreel.sound_steps import RATE

CROSSFADE: Final = 1.5
"""Seconds in which one round of a file goes over into the next, at most a third of it."""
SHORTEST: Final = 1.0
"""Seconds that a file must have: what is shorter buzzes when it is repeated."""
_FULL: Final = 32767


@dataclass(frozen=True, slots=True)
class Loop:
    """Stereo samples: a ``round`` that follows itself without a seam, and how the last one ends.

    They are whole numbers of 16 bits, ``unit`` each: music as long as a film takes no more room than a CD's.
    """

    round: NDArray[np.int16]
    ending: NDArray[np.int16]
    unit: float

    def samples(self, first: int, last: int) -> Samples:
        """Those from one to another, counted from its end: the last sample is -1."""
        found = np.concatenate([*self._rounds(first, last), self._ends(first, last)])
        return found * np.float32(self.unit)

    def _rounds(self, first: int, last: int) -> Iterator[NDArray[np.int16]]:
        last = min(last, -len(self.ending))
        while first < last:
            at = first % len(self.round)
            part = self.round[at : at + last - first]
            yield part
            first += len(part)

    def _ends(self, first: int, last: int) -> NDArray[np.int16]:
        length = len(self.ending)
        return self.ending[max(0, first + length) : max(0, last + length)]


def loop(laid: LaidBed) -> Loop:
    """The music of a bed. MediaError if its file is missing, damaged, silent or shorter than a second."""
    if laid.file:
        return _repeated(decoded(laid.file, laid.seconds), round(laid.seconds * RATE))
    from langreel.synth.beds import bed

    return _loop(np.asarray(bed(laid.bed, laid.seconds), np.float32), np.zeros((0, 2), np.float32))


def _loop(whole: Samples, ending: Samples) -> Loop:
    ends = [(part.min(initial=0.0), part.max(initial=0.0)) for part in (whole, ending)]
    unit = max(max(-float(low), float(high)) for low, high in ends) / _FULL or 1.0
    return Loop(_whole_numbers(whole, unit), _whole_numbers(ending, unit), unit)


def _whole_numbers(part: Samples, unit: float) -> NDArray[np.int16]:
    found = np.empty(part.shape, np.int16)
    # Minute by minute: a file may be as long as the film.
    for first in range(0, len(part), 60 * RATE):
        minute = slice(first, first + 60 * RATE)
        found[minute] = np.round(part[minute] / np.float32(unit))
    return found


def _repeated(music: Samples, wanted: int) -> Loop:
    """Music that is long enough from its beginning; else a loop whose last round is whole."""
    if len(music) >= wanted:
        return _loop(music[:wanted], np.zeros((0, 2), np.float32))
    seam = min(round(CROSSFADE * RATE), len(music) // 3)
    head, tail = music[:seam], music[len(music) - seam :]
    rise = np.sin(np.linspace(0, np.pi / 2, seam, dtype=np.float32))[:, None]
    whole = np.concatenate([music[seam : len(music) - seam], tail * rise[::-1] + head * rise])
    return _loop(whole, tail)


def decoded(file: Path, seconds: float) -> Samples:
    """A file as stereo, as much of it as is heard in so many seconds; MediaError if it cannot be a bed."""
    if not file.is_file():
        raise MediaError("there is no such music file", where=str(file), hint="see `music:` in the script")
    samples = _read(file, seconds + SHORTEST)
    if not np.isfinite(samples).all():
        raise MediaError(
            "the music holds samples that are no numbers", where=str(file), hint="export it anew"
        )
    if not samples.any():
        raise MediaError("the music holds no sound", where=str(file))
    if len(samples) < SHORTEST * RATE:
        message = f"the music is only {len(samples) / RATE:.2f} s long"
        raise MediaError(message, where=str(file), hint=f"a bed has at least {SHORTEST:g} s")
    return samples


def _read(file: Path, seconds: float) -> Samples:
    with tempfile.TemporaryDirectory() as folder:
        raw = Path(folder) / "music.f32"
        shape = ["-map", "0:a:0", "-t", f"{seconds:.3f}", "-ac", "2", "-ar", str(RATE), "-f", "f32le"]
        try:
            ffmpeg.run(["-i", ffmpeg.url(file), *shape, str(raw)])
        except MediaError as error:
            raise MediaError(
                f"the music cannot be read: {error.message}",
                where=str(file),
                hint="any format that ffmpeg decodes will do",
            ) from error
        return np.fromfile(raw, np.float32).reshape(-1, 2)
