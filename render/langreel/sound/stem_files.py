"""Stem files: a mix in its parts, 24 bits each, which sum to it: for an audio editor, or for a further dub.

They lie in one Matroska file, a FLAC track each, until they are laid where people look for them.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import numpy as np

from langreel import ffmpeg, files
from langreel.model import Stem
from langreel.sound import wave_writer
from langreel.sound.arrangement import Arrangement
from langreel.sound.balance import Balance
from langreel.sound.mix import Desk, desk, mixed
from langreel.sound.parts import Samples

NAMES: Final = ("voice", "music", "effects", "mix", "music-and-effects")
"""The tracks, in this order."""
BITS: Final = 24
_FLAC: Final = (
    "-c:a",
    "flac",
    "-compression_level",
    "3",
    "-sample_fmt",
    "s32",
    "-bits_per_raw_sample",
    str(BITS),
)


def stem_files(arrangement: Arrangement, out: Path) -> Stem:
    """Write ``out``, the tracks of ``NAMES``; what is told is told of the mix."""
    laid = desk(arrangement)
    with TemporaryDirectory() as folder, files.replacing(out) as draft:
        stem, found = mixed(laid, Path(folder) / "measured.wav")
        waves = _written(laid, found, Path(folder))
        inputs = [word for path in waves for word in ("-i", str(path))]
        tracks = [word for track in range(len(NAMES)) for word in ("-map", f"{track}:a:0")]
        ffmpeg.run(["-y", *inputs, *tracks, *_FLAC, "-bitexact", "-f", "matroska", ffmpeg.url(draft)])
    return Stem(out, stem.seconds, stem.lufs, stem.peak, stem.margins)


def take_out(tracks: Path, name: str, out: Path) -> None:
    """Write ``out``, one of the tracks, as it is: FLAC."""
    _take_out(tracks, name, out, codec="copy", form="flac")


def take_out_wave(tracks: Path, name: str, out: Path) -> None:
    """Write ``out``, one of the tracks, as a WAV of the same samples, for programs that know no FLAC."""
    _take_out(tracks, name, out, codec=f"pcm_s{BITS}le", form="wav")


def _take_out(tracks: Path, name: str, out: Path, *, codec: str, form: str) -> None:
    with files.replacing(out) as draft:
        chosen = ["-map", f"0:a:{NAMES.index(name)}", "-c:a", codec, "-bitexact", "-f", form]
        ffmpeg.run(["-y", "-i", ffmpeg.url(tracks), *chosen, ffmpeg.url(draft)])


def _written(laid: Desk, found: Balance, folder: Path) -> list[Path]:
    """A WAV a track."""
    paths = [folder / f"{name}.wav" for name in NAMES]
    with ExitStack() as stack:
        writers = [stack.enter_context(wave_writer.opened(path, BITS)) for path in paths]
        for block in laid.blocks(found):
            for writer, samples in zip(writers, _tracks(*block), strict=True):
                wave_writer.add(writer, samples, BITS)
    return paths


def _tracks(voice: Samples, music: Samples, effects: Samples) -> Iterator[Samples]:
    yield from (voice, music, effects)
    yield np.asarray(voice + music + effects)
    yield np.asarray(music + effects)
