"""Evidence: what was seen in clips and heard in a stem, believed of a reel as far as it holds just these."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from langreel.ffmpeg import Media
from langreel.master import listen, look
from langreel.master.listen import Loudness
from langreel.master.look import Look
from langreel.master.packets import packets
from langreel.master.watch import Sight
from langreel.model import Span


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known of a reel without decoding it; None where it has to be looked at, or listened to."""

    sights: tuple[Sight, ...] | None = None
    loudness: Loudness | None = None


def evidence(media: Media, lines: Sequence[Span], looks: Sequence[Path], heard: Path) -> Evidence:
    """What was written of its clips and of its stem, where the reel's packets are theirs, one after another.

    An edit list could have players show other packets than there are: then nothing is believed.
    """
    if media.has_edit_list:
        return Evidence()
    seen, listened = [look.read(path) for path in looks], listen.read(heard)
    held = packets(media.path, look.starts(seen))
    shown = (held.frames, held.clips) == (sum(each.frames for each in seen), _clips(seen))
    spoken = (held.sound, tuple(lines)) == (listened.packets, listened.lines)
    return Evidence(look.joined(seen) if shown else None, listened.loudness if spoken else None)


def _clips(seen: Sequence[Look]) -> tuple[str, ...]:
    return tuple(each.packets for each in seen)
