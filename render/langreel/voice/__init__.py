"""Voice: a line of script → a take: 48 kHz mono sound, its length, and when each word is said."""

from langreel.voice.engines import (
    DEFAULT,
    NO_PACE,
    Engine,
    best,
    better,
    engine,
    environment,
    fingerprint,
    voices,
)
from langreel.voice.record import estimate, record, words
from langreel.voice.recordings import refused

__all__ = [
    "DEFAULT",
    "NO_PACE",
    "Engine",
    "best",
    "better",
    "engine",
    "environment",
    "estimate",
    "fingerprint",
    "record",
    "refused",
    "voices",
    "words",
]
