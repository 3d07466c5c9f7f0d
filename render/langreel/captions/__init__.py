"""Captions: cut a timeline's words into cues by sense and by rule, check them, write them as files."""

from langreel.captions.cut import bilingual, cut
from langreel.captions.formats import FORMATS, write
from langreel.captions.profiles import PROFILES
from langreel.captions.rules import check

__all__ = ["FORMATS", "PROFILES", "bilingual", "check", "cut", "write"]
