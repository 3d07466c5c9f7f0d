"""Sitting: the long recordings of one dub, as they are needed: 48 kHz to cut from, 16 kHz to listen to."""

from __future__ import annotations

import wave
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import numpy as np
from numpy.typing import NDArray

from langreel import ffmpeg
from langreel.errors import MediaError, VoiceError
from langreel.sound_steps import RATE
from langreel.voice import decoding, waveform
from langreel.voice.alignment.cepstra import RATE as LISTENING
from langreel.voice.alignment.cepstra import Floats

LONGEST: Final = 3 * 3600.0
"""Seconds of a recording that are taken."""
_SHORTEST: Final = 0.3


@dataclass(frozen=True, slots=True)
class LongRecording:
    """A recording: its file, what a person should know of it, and its samples."""

    path: Path
    name: str
    plain: Path
    """It as WAV, as long as it is open."""
    notes: tuple[str, ...]
    sound: NDArray[np.int16]
    """At 48 kHz, on the disk."""
    heard: Floats
    """At 16 kHz, in memory."""

    @property
    def seconds(self) -> float:
        return len(self.sound) / RATE


@contextmanager
def opened(paths: Sequence[Path]) -> Iterator[tuple[LongRecording, ...]]:
    """The recordings, as long as the block lasts; VoiceError for one that cannot be used."""
    # A file that is named twice is one recording.
    paths = list({path.resolve(): path for path in paths}.values())
    names = _names(paths)
    with TemporaryDirectory(prefix="langreel-sitting-") as folder:
        yield tuple(
            _read(path, name, Path(folder) / f"{number}.wav")
            for number, (path, name) in enumerate(zip(paths, names))
        )


def _names(paths: Sequence[Path]) -> list[str]:
    """File names, with their folders where two are alike."""
    plain = [path.name for path in paths]
    return plain if len(set(plain)) == len(plain) else [path.as_posix() for path in paths]


def listening(samples: NDArray[np.float32]) -> Floats:
    """48 kHz samples at 16 kHz, band-limited."""
    count = len(samples) // 3
    if not count:
        return np.zeros(0, np.float32)
    return np.asarray(np.fft.irfft(np.fft.rfft(samples)[: count // 2 + 1], count) / 3, np.float32)


def _read(path: Path, name: str, plain: Path) -> LongRecording:
    if not path.is_file():
        raise VoiceError("there is no such recording", str(path))
    if not path.stat().st_size:
        raise VoiceError("the recording is empty", str(path), "record it again")
    try:
        notes = decoding.decode(path, plain, LONGEST + 1)
    except MediaError as error:
        raise _unusable(path, f"is not a sound file that can be read ({error.message})") from error
    sound = decoding.samples(plain)
    _usable(path, sound)
    return LongRecording(path, name, plain, notes, sound, _heard(plain, plain.with_suffix(".16k.wav")))


def _usable(path: Path, sound: NDArray[np.int16]) -> None:
    if len(sound) > LONGEST * RATE:
        raise _unusable(path, f"is longer than {LONGEST / 3600:.0f} hours", "cut it into several files")
    if len(sound) < _SHORTEST * RATE:
        raise _unusable(path, f"lasts {len(sound) / RATE:.2f} s, too short for a word")
    if not any(np.abs(sound[first : first + RATE]).max() > 60 for first in range(0, len(sound), RATE)):
        raise _unusable(path, "holds no sound", "was the microphone muted?")


def _unusable(
    path: Path, why: str, hint: str = "WAV, FLAC, MP3, M4A … of any rate, mono or stereo"
) -> VoiceError:
    return VoiceError(f"the recording {why}", str(path), hint)


def _heard(plain: Path, out: Path) -> Floats:
    ffmpeg.run(["-y", "-i", ffmpeg.url(plain), "-ar", str(LISTENING), "-c:a", "pcm_s16le", str(out)])
    with wave.open(str(out), "rb") as file:
        samples = np.frombuffer(file.readframes(file.getnframes()), "<i2")
    out.unlink()
    return np.asarray(samples / np.float32(32768), np.float32)


def reference(path: Path) -> Floats:
    """A take of the reference voice at 16 kHz."""
    return listening(waveform.load(path))
