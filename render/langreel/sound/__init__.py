"""Sound: lay takes and music on the timeline, and bring the whole to the loudness of the platforms."""

from langreel.sound.mix import mix

__all__ = ["mix"]
