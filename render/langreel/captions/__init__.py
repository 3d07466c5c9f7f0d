"""Captions: cut a timeline's words into cues by sense and rule, check them, write and read them as files."""

from langreel.captions.cut import bilingual, cut
from langreel.captions.formats import FORMATS, write
from langreel.captions.profiles import PROFILES
from langreel.captions.read import ENDINGS, READERS, at_rate, read
from langreel.captions.reading import MS, Reading
from langreel.captions.rules import check

__all__ = [
    "ENDINGS", "FORMATS", "MS", "PROFILES", "READERS", "Reading",
    "at_rate", "bilingual", "check", "cut", "read", "write",
]  # fmt: skip
