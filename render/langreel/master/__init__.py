"""Master: clips, a stem and cues become a reel, and the reel is held against its timeline."""

from langreel.master.compose import footage, footage_stills, transition
from langreel.master.join import join, trim
from langreel.master.mux import Track, encode_sound, language, mux
from langreel.master.report import report
from langreel.master.verify import verify

__all__ = [
    "Track",
    "encode_sound",
    "footage",
    "footage_stills",
    "join",
    "language",
    "mux",
    "report",
    "transition",
    "trim",
    "verify",
]
