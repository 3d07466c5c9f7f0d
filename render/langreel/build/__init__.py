"""Build: a parallel map that remembers. It knows nothing about video."""

from langreel.build.job import Job, Result, Subject
from langreel.build.nested_batch import Batch, Steps
from langreel.build.old_results import Freed, clean
from langreel.build.runner import JobStatus, Runner

__all__ = ["Batch", "Freed", "Job", "JobStatus", "Result", "Runner", "Steps", "Subject", "clean"]
