"""Captions: cut a timeline's words into cues by sense and rule, check them, write and read them as files."""

from langreel.captions.cutting import bilingual, cut
from langreel.captions.formats import FORMATS, write
from langreel.captions.formats.parsing import MS, ReadFile
from langreel.captions.formats.read_file import ENDINGS, READERS, at_rate, read
from langreel.captions.limits import PROFILES
from langreel.captions.rules import check

__all__ = [
    "ENDINGS", "FORMATS", "MS", "PROFILES", "READERS", "ReadFile",
    "at_rate", "bilingual", "check", "cut", "read", "write",
]  # fmt: skip
