"""Captions: cut a timeline's words into cues by sense and rule, check them, write and read them as files."""

from langreel.captions.formats import FORMATS, write

__all__ = ["FORMATS", "write"]
