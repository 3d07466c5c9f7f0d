"""Music: a bed of our own or a file → a loop that ends when its act does."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np

from langreel import ffmpeg
from langreel.errors import MediaError
from langreel.ffmpeg import k_weighting
from langreel.ffmpeg.loudness import RATE
from langreel.sound.arrangement import LaidBed
from langreel.sound.parts import Samples

CROSSFADE: Final = 1.5
"""Seconds in which one round of a file goes over into the next, at most a third of it."""
SHORTEST: Final = 1.0
"""Seconds that a file must have: what is shorter buzzes when it is repeated."""
_PASSAGE: Final = 300
"""Of the 10 ms that a passage has whose loudness counts."""


@dataclass(frozen=True, slots=True)
class Loop:
    """Stereo samples: a ``round`` that follows itself without a seam, and how the last one ends."""

    round: Samples
    ending: Samples

    def samples(self, first: int, last: int) -> Samples:
        """Those from one to another, counted from its end: the last sample is -1."""
        found: Samples = self.round[np.arange(first, last) % len(self.round)]
        late = max(first, -len(self.ending))
        if late < last:
            found[late - first :] = self.ending[late + len(self.ending) : last + len(self.ending)]
        return found


def loop(laid: LaidBed) -> Loop:
    """The music of a bed at the level at which it lies below the voice.

    MediaError if its file is missing, damaged, silent or shorter than a second.
    """
    if laid.file:
        return _repeated(decoded(laid.file, laid.seconds), round(laid.seconds * RATE))
    from langreel.synth.beds import bed

    return Loop(np.asarray(bed(laid.bed, laid.seconds), np.float32), np.zeros((0, 2), np.float32))


def loudest(music: Loop) -> float:
    """LUFS of the loudest three seconds of a round."""
    found = k_weighting.energies(_to_whole_seconds(music.round))
    return k_weighting.lufs(float(k_weighting.moving(found, _PASSAGE).max(initial=0.0)))


def _to_whole_seconds(samples: Samples) -> Samples:
    """The samples, and behind them their own beginning: whole seconds are transformed quickest."""
    return np.asarray(np.take(samples, np.arange(-(-len(samples) // RATE) * RATE), axis=0, mode="wrap"))


def _repeated(music: Samples, wanted: int) -> Loop:
    """Music that is long enough from its beginning; else a loop whose last round is whole."""
    if len(music) >= wanted:
        return Loop(music[:wanted], np.zeros((0, 2), np.float32))
    seam = min(round(CROSSFADE * RATE), len(music) // 3)
    head, tail = music[:seam], music[len(music) - seam :]
    rise = np.sin(np.linspace(0, np.pi / 2, seam, dtype=np.float32))[:, None]
    whole = np.concatenate([music[seam : len(music) - seam], tail * rise[::-1] + head * rise])
    return Loop(whole, tail)


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
