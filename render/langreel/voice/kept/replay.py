"""Replay: a line and its kept take → the take, without the voice that said it."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from langreel.errors import VoiceError
from langreel.model import Line, Take
from langreel.sound_steps import RATE
from langreel.voice.kept.sidecar import KeptTake
from langreel.voice.record import record
from langreel.voice.spoken import Lexicon, say

RESTORE = "restore the file, or have the line said again: langreel voice keep EPISODE"


def replay(line: Line, engine: str, lexicon: Lexicon, *, kept: KeptTake, out: Path) -> Take:
    """Write ``out``, the take as it was kept; where numbers are said in other words now, ask the engine."""
    if say(line, lexicon).text != kept.spoken:
        return record(line, engine, lexicon, recording=None, out=out)
    from langreel.voice import waveform
    from langreel.voice.kept import opus

    check_file(kept)
    samples = opus.decode(kept.take.audio)
    if len(samples) != round(kept.take.seconds * RATE):
        raise _damaged(kept, f"it has {len(samples):,} samples")
    waveform.write(samples, out)
    return replace(kept.take, audio=out)


def check_file(kept: KeptTake) -> None:
    """VoiceError if the file of a take is not the one that was kept."""
    try:
        digest = sha256(kept.take.audio.read_bytes()).hexdigest()
    except OSError as error:
        raise _damaged(kept, error.strerror or str(error)) from error
    if digest != kept.sha256:
        raise _damaged(kept, f"its sha256 is {digest[:12]}…, not {kept.sha256[:12]}…")


def _damaged(kept: KeptTake, why: str) -> VoiceError:
    return VoiceError(f"this is not the kept take: {why}", where=str(kept.take.audio), hint=RESTORE)
