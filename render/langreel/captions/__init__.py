"""Captions: cut a timeline's words into cues by sense and rule, check them, write and read them as files."""

from langreel.captions.cutting import bilingual, cut
from langreel.captions.formats import FORMATS, write
from langreel.captions.formats.read_file import ReadFile, at_rate, read
from langreel.captions.limits import RULE_SETS
from langreel.captions.rules import check

__all__ = [
    "FORMATS", "RULE_SETS", "ReadFile",
    "at_rate", "bilingual", "check", "cut", "read", "write",
]  # fmt: skip
