"""Balance file: the balance of a film, reckoned once from what is known of its sounds, for all its stretches.

It holds the gains alone: while they are the same, a stretch that has not changed is not mixed again.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from langreel import files
from langreel.sound.arrangement import Arrangement
from langreel.sound.balance import Balance, balance, mix_gains
from langreel.sound.bed_loop import read_loop
from langreel.sound.margins import margins
from langreel.sound.mix import Desk, desk
from langreel.sound.mix_target import MixTarget
from langreel.sound.take_levels import read_levels


def reckon(
    arrangement: Arrangement, levels: Sequence[Path], loops: Sequence[Path], *, target: MixTarget, out: Path
) -> tuple[float, ...]:
    """Write ``out``, the balance of a dub; gives the margins of its lines.

    ``levels`` are those of its takes, one file after another, ``loops`` the music of its beds.
    """
    laid = known(arrangement, levels, loops)
    found = balance(laid.surveys, lufs=target.lufs, ceiling=target.ceiling)
    files.write_text(out, json.dumps(asdict(found)))
    return margins(laid.spans, laid.surveys, mix_gains(laid.surveys, found))


def known(arrangement: Arrangement, levels: Sequence[Path], loops: Sequence[Path]) -> Desk:
    """The parts of a dub whose takes have been levelled, and whose music has been made."""
    takes = [take for path in levels for take in read_levels(path)]
    return desk(arrangement, takes, [read_loop(path) for path in loops])


def read(path: Path) -> Balance:
    """What ``reckon`` wrote."""
    return Balance(**json.loads(path.read_text("utf-8")))
