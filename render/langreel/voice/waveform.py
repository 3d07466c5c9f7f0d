"""Waveform: samples of one voice: read any sound file, trim, open pauses, level, write 48 kHz mono 16-bit.

Samples are float32 arrays of shape (n,) between -1 and 1.
"""

from __future__ import annotations

import tempfile
import wave
from math import gcd
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from langreel import files
from langreel.errors import MediaError
from langreel.ffmpeg import k_weighting
from langreel.sound_steps import RATE
from langreel.voice import decoding

Samples = NDArray[np.float32]

SPEECH_LUFS = -23.0
KEEP = 0.03
"""Seconds of room left around the speech when silence is cut away."""
BLOCK = RATE // 100


def read(path: Path) -> Samples:
    """Any sound file, folded to one channel at 48 kHz; MediaError if ffmpeg finds no sound in it.

    Nor may samples be no numbers: whoever wrote them is a program that is wrong.
    """
    if not _plain(path) and _has_holes(path):
        raise MediaError("it holds samples that are no numbers", where=str(path))
    return heard(path)[0]


def heard(path: Path) -> tuple[Samples, str]:
    """A sound file that a person made, as ``read`` gives it, and what is odd about it, if anything.

    Samples that are no numbers are silence.
    """
    if _plain(path):
        return load(path), ""
    with tempfile.TemporaryDirectory() as folder:
        notes = decoding.decode(path, Path(folder) / "plain.wav")
        return load(Path(folder) / "plain.wav"), "; ".join(notes)


def _has_holes(path: Path) -> bool:
    """Whether samples are missing of a sound in floating point: not a number, or infinite."""
    import av

    try:
        with av.open(str(path)) as file:
            stream = next(iter(file.streams.audio), None)
            if stream is None or not stream.codec_context.name.startswith("pcm_f"):
                return False
            return not all(np.isfinite(frame.to_ndarray()).all() for frame in file.decode(stream))
    except (av.FFmpegError, OSError):
        return False


def _plain(path: Path) -> bool:
    try:
        with wave.open(str(path), "rb") as file:
            return (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, RATE)
    except (wave.Error, OSError, EOFError):
        return False


def load(path: Path) -> Samples:
    """A mono 16-bit WAV as it is."""
    with wave.open(str(path), "rb") as file:
        samples = np.frombuffer(file.readframes(file.getnframes()), "<i2")
        return np.asarray(samples / np.float32(32768), np.float32)


def write(samples: Samples, out: Path) -> None:
    """Write ``out`` as 48 kHz mono 16-bit WAV, whole or not at all."""
    with files.replacing(out) as draft, wave.open(str(draft), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(np.round(np.clip(samples, -1, 1) * 32767).astype("<i2").tobytes())


def speech(samples: Samples) -> tuple[int, int]:
    """First and last-plus-one sample of the speech: what rises 40 dB below the loudest, or above -60 dBFS.

    (0, 0) if all is silent.
    """
    loud = envelope(samples)
    floor = max(10 ** (-60 / 20), float(loud.max(initial=0.0)) / 100)
    heard = np.flatnonzero(loud > floor)
    if not len(heard):
        return 0, 0
    return int(heard[0]) * BLOCK, min(len(samples), (int(heard[-1]) + 1) * BLOCK)


def envelope(samples: Samples) -> Samples:
    """RMS of each 10 ms."""
    padded = np.pad(samples, (0, -len(samples) % BLOCK)).reshape(-1, BLOCK)
    return np.asarray(np.sqrt((padded.astype(np.float64) ** 2).mean(axis=1)), np.float32)


def trim(samples: Samples) -> tuple[Samples, float]:
    """The speech with 30 ms of room, and the seconds cut away in front. Silence stays as it is."""
    first, last = speech(samples)
    if last == 0:
        return samples, 0.0
    room = round(KEEP * RATE)
    first, last = max(0, first - room), min(len(samples), last + room)
    return _eased(samples[first:last]), first / RATE


def quietest(samples: Samples, begins: float, ends: float) -> float:
    """The calmest moment between two, in seconds: where a cut is not heard."""
    step = RATE // 400
    first, last = max(0, round(begins * RATE)), min(len(samples), round(ends * RATE))
    if last - first <= 2 * step:
        return max(0.0, (begins + ends) / 2)
    energy = np.convolve(samples[first:last].astype(np.float64) ** 2, np.ones(2 * step), "valid")
    calm = np.flatnonzero(energy <= energy.min() * 1.0001 + 1e-9)
    return float(first + calm[len(calm) // 2] + step) / RATE


def resampled(samples: NDArray[Any], rate: int) -> Samples:
    """Samples of another rate at 48 kHz, band-limited: the spectrum as it is, with nothing above."""
    if not len(samples):
        return silence(0)
    of, into = rate // gcd(rate, RATE), RATE // gcd(rate, RATE)
    parts = _smooth(-(-len(samples) // of))
    spectrum = np.fft.rfft(np.asarray(samples, np.float32), parts * of)
    whole = np.fft.irfft(spectrum, parts * into) * np.float32(into / of)
    return np.asarray(whole[: round(len(samples) * RATE / rate)], np.float32)


def _smooth(length: int) -> int:
    """A length, no less and an eighth more at most, with small factors alone: what is transformed quickly.

    >>> _smooth(100_003)
    106496
    """
    step = 1 << max(0, length.bit_length() - 4)
    return -(-length // step) * step


def silence(seconds: float) -> Samples:
    return np.zeros(round(seconds * RATE), np.float32)


def opened(samples: Samples, at: float, seconds: float) -> Samples:
    """The samples with silence let in at a moment."""
    cut = min(len(samples), round(at * RATE))
    return np.concatenate([_eased(samples[:cut]), silence(seconds), _eased(samples[cut:])])


def level(samples: Samples, target: float = SPEECH_LUFS) -> Samples:
    """The samples at a common loudness of speech, never above -1 dBFS. Silence stays silence."""
    now = loudness(samples)
    if now == float("-inf"):
        return samples
    gain = 10 ** ((target - now) / 20)
    return np.asarray(samples * min(gain, 0.89 / float(np.abs(samples).max())), np.float32)


def loudness(samples: Samples) -> float:
    """LUFS of the parts that speak (ITU-R BS.1770 weighting, blocks of 100 ms so that short lines count)."""
    if not len(samples) or not np.any(samples):
        return float("-inf")
    power = k_weighting.channel_energies(samples, RATE // 10)
    spoken = power[power > power.max() * 1e-2]
    gated = spoken[spoken > spoken.mean() * 0.1]
    return float(-0.691 + 10 * np.log10(gated.mean()))


def _eased(samples: Samples) -> Samples:
    """The samples with 4 ms of fade at both ends, so that a cut does not click."""
    length = min(RATE // 250, len(samples) // 2)
    ramp = np.linspace(0, 1, length, dtype=np.float32)
    eased = samples.copy()
    eased[:length] *= ramp
    eased[len(eased) - length :] *= ramp[::-1]
    return eased
