"""All or none: several files of a project written together; where one cannot be, all are as they were."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from langreel import files


@contextmanager
def written(contents: Mapping[Path, str | None]) -> Iterator[None]:
    """Write every file, or take it away (None), before the block; undo all if that or the block fails."""
    before = {path: path.read_bytes() if path.is_file() else None for path in contents}
    folders = [folder for path in contents for folder in path.parents if not folder.exists()]
    try:
        for path, text in contents.items():
            if text is None:
                path.unlink(missing_ok=True)
            else:
                files.write_text(path, text)
        yield
    except BaseException:
        for path, data in before.items():
            if data is None:
                path.unlink(missing_ok=True)
            else:
                files.write_bytes(path, data)
        for folder in sorted(set(folders), key=lambda folder: len(folder.parts), reverse=True):
            if folder.is_dir() and not any(folder.iterdir()):
                folder.rmdir()
        raise
