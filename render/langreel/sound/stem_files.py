"""Stem files: a mix in its parts, 24 bits each, which sum to it: for an audio editor, or for a further dub.

They lie in one Matroska file, a FLAC track each, until they are laid where people look for them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from langreel import ffmpeg, files
from langreel.sound import balance_file, wave_writer
from langreel.sound.arrangement import Arrangement
from langreel.sound.balance import Balance
from langreel.sound.mix import Desk, together
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


def stem_files(
    arrangement: Arrangement, levels: Sequence[Path], loops: Sequence[Path], *, balance: Path, out: Path
) -> None:
    """Write ``out``, the tracks of ``NAMES``, as they stand in the film of which the balance is."""
    write_tracks(balance_file.known(arrangement, levels, loops), balance_file.read(balance), out)


def write_tracks(laid: Desk, found: Balance, out: Path) -> None:
    """Write ``out``, the tracks of a mix."""
    with TemporaryDirectory() as folder, files.replacing(out) as draft:
        waves = _written(laid, found, Path(folder))
        inputs = [word for path in waves for word in ("-i", str(path))]
        tracks = [word for track in range(len(NAMES)) for word in ("-map", f"{track}:a:0")]
        ffmpeg.run(["-y", *inputs, *tracks, *_FLAC, "-bitexact", "-f", "matroska", ffmpeg.url(draft)])


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
    yield from (voice, music, effects, together((voice, music, effects)), music + effects)
