"""Evidence: what was seen in clips and heard in a stem, believed of a reel as far as it holds just these."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from langreel.master import picture_check, sound_check
from langreel.master.keyframes import KeyFrame
from langreel.master.packets import PacketDigests, Packets
from langreel.master.picture_check import ClipPicture
from langreel.master.sound_check import HeardSound, HeardStem
from langreel.model import Span


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known of a reel without decoding it; None where it has to be looked at, or listened to."""

    sights: tuple[KeyFrame, ...] | None = None
    sound: HeardSound | None = None


@dataclass(frozen=True, slots=True)
class Witness:
    """What was written of the clips and of the stem that a reel should hold."""

    clips: tuple[ClipPicture, ...]
    stem: HeardStem

    @property
    def digests(self) -> PacketDigests:
        """Who reads a reel to tell whether it holds them."""
        return PacketDigests(picture_check.starts(self.clips))


def witness(looks: Sequence[Path], listened: Path) -> Witness:
    """Read what was written."""
    return Witness(tuple(map(picture_check.read, looks)), sound_check.read(listened))


def evidence(told: Witness, held: Packets, lines: Sequence[Span]) -> Evidence:
    """What is told of clips and stem, where the packets that a reel holds are theirs, one after another."""
    seen, listened = told.clips, told.stem
    shown = (held.frames, held.clips) == (sum(each.frames for each in seen), _clips(seen))
    spoken = (held.sound, tuple(lines)) == (listened.packets, listened.lines)
    return Evidence(picture_check.joined(seen) if shown else None, listened.sound if spoken else None)


def _clips(seen: Sequence[ClipPicture]) -> tuple[str, ...]:
    return tuple(each.packets for each in seen)
