"""Evidence: what was seen in clips and heard in a stem, believed of a reel as far as it holds just these."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from langreel.ffmpeg import Media
from langreel.master import picture_check, sound_check
from langreel.master.keyframes import KeyFrame
from langreel.master.packets import packets
from langreel.master.picture_check import ClipPicture
from langreel.master.sound_check import HeardSound
from langreel.model import Span


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known of a reel without decoding it; None where it has to be looked at, or listened to."""

    sights: tuple[KeyFrame, ...] | None = None
    sound: HeardSound | None = None


def evidence(media: Media, lines: Sequence[Span], looks: Sequence[Path], *, heard: Path) -> Evidence:
    """What was written of its clips and of its stem, where the reel's packets are theirs, one after another.

    An edit list could have players show other packets than there are: then nothing is believed.
    """
    if media.has_edit_list:
        return Evidence()
    seen, listened = [picture_check.read(path) for path in looks], sound_check.read(heard)
    held = packets(media.path, picture_check.starts(seen))
    shown = (held.frames, held.clips) == (sum(each.frames for each in seen), _clips(seen))
    spoken = (held.sound, tuple(lines)) == (listened.packets, listened.lines)
    return Evidence(picture_check.joined(seen) if shown else None, listened.sound if spoken else None)


def _clips(seen: Sequence[ClipPicture]) -> tuple[str, ...]:
    return tuple(each.packets for each in seen)
