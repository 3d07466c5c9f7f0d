"""Stems: takes and music → the sound of a dub, mixed, levelled and encoded: muxing is pure copying."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from langreel.model import Stem


def stem(
    takes: Sequence[tuple[float, Path]], seconds: float, music: Path | None, duck: float, out: Path
) -> Stem:
    """Write ``out``, AAC. Its loudness is measured before it is encoded (``langreel.sound.mix``)."""
    # Loaded by whoever mixes; whoever only states a stem does without.
    from langreel.master.mux import encode_sound
    from langreel.sound import mix

    with TemporaryDirectory() as folder:
        mixed = mix(takes, seconds, music, duck, Path(folder) / "stem.wav")
        encode_sound(mixed.audio, out)
    return replace(mixed, audio=out)
