"""Sound mix: an arrangement taken through the steps of a film's sound, without a build."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from langreel.ffmpeg.loudness import measure
from langreel.model import Stem
from langreel.sound import balance_file, wave_writer
from langreel.sound.arrangement import Arrangement
from langreel.sound.balance import Balance
from langreel.sound.bed_loop import write_loop
from langreel.sound.join_stretches import join_stretches
from langreel.sound.mix import Desk, together
from langreel.sound.mix_target import MixTarget
from langreel.sound.mixdown import mixdown
from langreel.sound.stretches import SoundStretch, stretches
from langreel.sound.take_levels import write_levels


@dataclass(frozen=True)
class Steps:
    """What the steps of an arrangement have written, in a folder."""

    arrangement: Arrangement
    gains: tuple[float, ...]
    loops: tuple[Path, ...]
    margins: tuple[float, ...]
    folder: Path

    @property
    def desk(self) -> Desk:
        return balance_file.known(self.arrangement, [self.folder / "levels.npz"], self.loops)

    @property
    def balance(self) -> Balance:
        return balance_file.read(self.folder / "balance.json")

    def mixdown(self, stretch: SoundStretch, out: Path) -> Path:
        """Write ``out``, a stretch of it."""
        sounds = stretch.sounds
        gains = {take.audio: gain for take, gain in zip(self.arrangement.takes, self.gains, strict=True)}
        beds = [bed.bed or bed.file for bed in self.arrangement.beds]
        loops = dict(zip(beds, self.loops, strict=True))
        mixdown(
            stretch,
            [gains[take.audio] for take in sounds.takes],
            [loops[bed.bed or bed.file] for bed in sounds.beds],
            balance=self.folder / "balance.json",
            out=out,
        )
        return out


def steps(arrangement: Arrangement, folder: Path, target: MixTarget = MixTarget()) -> Steps:  # noqa: B008
    """Takes levelled, music made, and all of it balanced."""
    folder.mkdir(parents=True, exist_ok=True)
    gains = write_levels([take.audio for take in arrangement.takes], out=folder / "levels.npz")
    loops = tuple(_loops(arrangement, folder))
    margins = balance_file.reckon(
        arrangement, [folder / "levels.npz"], loops, target=target, out=folder / "balance.json"
    )
    return Steps(arrangement, gains, loops, margins, folder)


def mix(arrangement: Arrangement, out: Path) -> Stem:
    """Write ``out``, the mix as a WAV before it is encoded, and tell how ffmpeg hears it."""
    made = steps(arrangement, out.with_suffix(""))
    laid = made.desk
    wave_writer.write(map(together, laid.blocks(made.balance)), out)
    heard = measure(out)
    return Stem(out, laid.samples / 48_000, heard.lufs, heard.peak, made.margins)


def stem(made: Steps, cuts: Sequence[float] = ()) -> Stem:
    """The sound of an arrangement as a film has it whose shots begin at these seconds."""
    return join_stretches(
        [
            made.mixdown(stretch, made.folder / f"{number}.stretch")
            for number, stretch in enumerate(stretches(made.arrangement, cuts))
        ],
        arrangement=made.arrangement,
        margins=made.margins,
        out=made.folder / "stem.m4a",
    )


def samples(made: Steps) -> np.typing.NDArray[np.float32]:
    """The mix before it is encoded."""
    return np.concatenate(list(map(together, made.desk.blocks(made.balance))))


def _loops(arrangement: Arrangement, folder: Path) -> Iterator[Path]:
    for number, bed in enumerate(arrangement.beds):
        out = folder / f"music-{number}.npz"
        write_loop(replace(bed, begins=0.0, duck=0.0), out=out)
        yield out
