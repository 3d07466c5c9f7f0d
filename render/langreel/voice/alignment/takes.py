"""Takes: stretches of long recordings → files of the project, each with its words; what lay there is kept."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

import numpy as np

from langreel import ffmpeg, files
from langreel.model import Word
from langreel.sound_steps import RATE
from langreel.voice import recordings, take_words, waveform
from langreel.voice.alignment.sitting import LongRecording
from langreel.voice.take_words import TakeWords

SUFFIX = ".flac"


def lay(recording: LongRecording, words: TakeWords, out: Path, names: tuple[str, ...]) -> bool:
    """Write ``out`` and its words; False if they lie there already. Takes under ``names`` are moved away.

    The words' times are seconds of the recording, as ``begins`` and ``ends`` of the take are.
    """
    first, last = round(words.begins * RATE), round(words.ends * RATE)
    samples = np.asarray(recording.sound[first:last] / np.float32(32768), np.float32)
    own = replace(words, words=tuple(_moved(word, first / RATE, last / RATE) for word in words.words))
    with tempfile.TemporaryDirectory() as folder:
        sound = _flac(samples, Path(folder))
        if out.is_file() and out.read_bytes() == sound and take_words.read(out) == take_words.rounded(own):
            return False
        with files.replacing(out) as draft:
            draft.write_bytes(sound)
            keep(out.parent, names)
        take_words.write(own, out)
    return True


def keep(folder: Path, names: tuple[str, ...]) -> list[Path]:
    """Move the takes that lie under these names, and their words, to where nothing is overwritten."""
    moved = []
    for take in recordings.takes(folder, names):
        number = _free(folder / recordings.REPLACED, take)
        for each in (take, take_words.beside(take)):
            if each.is_file():
                target = (
                    folder / recordings.REPLACED / f"{take.stem}.{number}{each.name.removeprefix(take.stem)}"
                )
                with files.guarded(target):
                    target.parent.mkdir(parents=True, exist_ok=True)
                    each.rename(target)
                moved.append(target)
    return moved


def _free(folder: Path, take: Path) -> int:
    number = 1
    while any(folder.glob(f"{_literal(take.stem)}.{number}.*")):
        number += 1
    return number


def _literal(name: str) -> str:
    return "".join(f"[{mark}]" if mark in "*?[" else mark for mark in name)


def _moved(word: Word, begins: float, ends: float) -> Word:
    """A word's time in the take."""
    return replace(
        word, begins=max(0.0, word.begins - begins), ends=min(ends - begins, max(0.0, word.ends - begins))
    )


def _flac(samples: waveform.Samples, folder: Path) -> bytes:
    waveform.write(samples, folder / "take.wav")
    args = ["-i", str(folder / "take.wav"), "-c:a", "flac", "-compression_level", "5"]
    ffmpeg.run([*args, "-bitexact", "-map_metadata", "-1", str(folder / "take.flac")])
    return (folder / "take.flac").read_bytes()
