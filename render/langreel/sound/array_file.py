"""Array file: arrays one after another, always the same bytes for them: a ZIP would tell the time."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from langreel import files


def write(out: Path, *arrays: Any) -> None:
    """Write ``out``, what ``read`` reads."""
    with files.replacing(out) as draft, draft.open("wb") as file:
        for array in arrays:
            np.save(file, np.asarray(array), allow_pickle=False)


def read(path: Path) -> Iterator[Any]:
    """The arrays that ``write`` was given."""
    with path.open("rb") as file:
        while file.peek(1):
            yield np.load(file, allow_pickle=False)
