"""Record: a line of script → a take: 48 kHz mono sound, its length, and when each word is said."""

from langreel.voice.engines import Engine, fingerprint, voices
from langreel.voice.record import estimate, record
from langreel.voice.recorded import recording
from langreel.voice.spoken import unspeakable

NEEDS = {"zh": ("langreel.voice.ready_zh",), "en": ("langreel.voice.ready_en",)}
"""Modules to import once where many lines of a language will be recorded."""

__all__ = ["NEEDS", "Engine", "estimate", "fingerprint", "record", "recording", "unspeakable", "voices"]
