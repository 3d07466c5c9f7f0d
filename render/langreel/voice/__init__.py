"""Record: a line of script → a take: 48 kHz mono sound, its length, and when each word is said."""

from langreel.voice.engines import Engine, fingerprint, voices
from langreel.voice.record import estimate, record
from langreel.voice.recorded import recording
from langreel.voice.spoken import unspeakable

__all__ = ["Engine", "estimate", "fingerprint", "record", "recording", "unspeakable", "voices"]
