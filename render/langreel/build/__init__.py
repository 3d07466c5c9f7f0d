"""Build: a parallel map that remembers. It knows nothing about video."""

from langreel.build.cleaning import Freed, clean
from langreel.build.job import Job, Result
from langreel.build.runner import Runner

__all__ = ["Freed", "Job", "Result", "Runner", "clean"]
