"""Voice: a line of script → a take: 48 kHz mono sound, its length, and when each word is said."""

from langreel.voice.engines import DEFAULT, Engine, best, engine, fingerprint, voices
from langreel.voice.record import estimate, phonemes, record
from langreel.voice.spoken import unspeakable

__all__ = [
    "DEFAULT",
    "Engine",
    "best",
    "engine",
    "estimate",
    "fingerprint",
    "phonemes",
    "record",
    "unspeakable",
    "voices",
]
