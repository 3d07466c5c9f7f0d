"""Preloaded: the module that the server of forks loads last, to tell by a file that it has loaded all."""

from __future__ import annotations

import gc
import os
from contextlib import suppress
from pathlib import Path

from langreel.build.executors import PRELOADED

if told := os.environ.pop(PRELOADED, ""):
    # What is loaded stays: workers need not look for garbage in it, nor copy its pages to do so.
    gc.collect()
    gc.freeze()
    # Whoever wants to know may have ended meanwhile.
    with suppress(OSError):
        Path(told).touch()
