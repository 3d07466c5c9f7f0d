"""Synth: music to speak over and short effects, all played by our own synthesiser: no licence to ask for.

Their names stand here, for whoever reads a script; what plays them takes longer to load.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

BEDS: Final = ("inquiry", "daylight", "weight")
"""Music; the first is what plays where a script only asks for some. ``beds.SCORES`` has their notes."""

EFFECTS: Final[Mapping[str, float]] = {
    "whoosh": 0.42, "rise": 1.57, "drop": 0.0, "hit": 0.0, "tick": 0.0, "chime": 0.0, "coin": 0.0,
}  # fmt: skip
"""Effects, and the seconds from their first sample to the one that falls on its mark.

A whoosh is loudest at its mark, a rise has just grown up to it. ``effects.PLAYERS`` has who plays them.
"""
