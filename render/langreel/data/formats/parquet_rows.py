"""Parquet rows: the cells of a file as JSON on stdout, in a process of its own, which a damaged file may end.

Run as a program with the file, and the most cells and bytes to read; it imports nothing of langreel's.
"""

from __future__ import annotations

import contextlib
import json
import sys
from datetime import date, datetime
from typing import Any

DIGITS = 15
"""Digits that a double keeps."""
MEMORY = 4 * 2**30


def main(path: str, cells: int, size: int) -> dict[str, Any]:
    """``names`` and ``columns`` of the file; ``refused``, and why, if it is too much or not exact."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    from fastparquet import ParquetFile

    file = ParquetFile(path)
    count = int(file.info["rows"]) * len(file.columns)
    packed = sum(int(group.total_byte_size or 0) for group in file.row_groups)
    if count > cells:
        return {"refused": "cells", "is": count}
    if packed > size:
        return {"refused": "size", "is": packed}
    for part in file.schema.schema_elements:
        if part.precision and int(part.precision) > DIGITS:
            name = part.name.decode() if isinstance(part.name, bytes) else str(part.name)
            return {"refused": "digits", "name": name, "is": int(part.precision)}
    frame = file.to_pandas()
    frame = frame.reset_index() if frame.index.name else frame
    columns = [
        ["" if gap else text(value) for value, gap in zip(frame[name].tolist(), frame[name].isna().tolist())]
        for name in frame.columns
    ]
    return {"names": [str(name).strip() for name in frame.columns], "columns": columns}


def text(value: Any) -> str:
    """A cell as text: a number with the fewest digits that tell it from others, a day as 2024-12-31."""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == datetime.min.time() else str(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace").strip()
    return repr(value) if isinstance(value, float) else str(value).strip()


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))))
