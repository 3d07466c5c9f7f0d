"""Build: a parallel map that remembers. It knows nothing about video."""

from langreel.build.cleaning import Freed, clean
from langreel.build.job import Job, Made
from langreel.build.workshop import Workshop

__all__ = ["Freed", "Job", "Made", "Workshop", "clean"]
