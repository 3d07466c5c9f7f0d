"""Build: a parallel map that remembers. It knows nothing about video."""

from langreel.build.batch import Batch
from langreel.build.cleaning import Freed, clean
from langreel.build.job import Job, Result, Subject
from langreel.build.runner import JobStatus, Runner

__all__ = ["Batch", "Freed", "Job", "JobStatus", "Result", "Runner", "Subject", "clean"]
