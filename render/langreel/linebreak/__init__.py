"""Line breaks: where a line of subtitles or on-screen text may end, and where it ends best.

Offsets count characters of the text; a break at ``offset`` ends a line before ``text[offset]``.
"""

from langreel.linebreak.edges import Break, breaks
from langreel.linebreak.fold import Shown, fold, wrap
from langreel.linebreak.glue import glued

__all__ = ["Break", "Shown", "breaks", "fold", "glued", "wrap"]
