"""Files: written whole or not at all, in folders that are made for them; a disk that refuses, in words."""

from __future__ import annotations

import errno
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from langreel.errors import BuildError

if TYPE_CHECKING:
    from filelock import FileLock

FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
"""What the system answers when a file cannot grow."""

DRAFTS: Final = ".*.draft*"
"""The names of drafts: what is left of a run that was killed."""

WRITABLE: Final = "its folder must be writable"
_FOLDER_DRAFT: Final = re.compile(r"\.(?P<of>.+)\.[0-9a-f]{16}\.draft(?P<old>\.old)?")
"""The names of drafts of folders, and of folders that were there before."""
_CLOSED: Final = frozenset({errno.EROFS, errno.EACCES, errno.EPERM})
_BLOCKED: Final = frozenset({errno.EEXIST, errno.ENOTDIR})
_NO_ROOM: Final = 64 * 1024


@contextmanager
def replacing(out: Path) -> Iterator[Path]:
    """A draft beside ``out``: takes its place when the block ends well, and vanishes when it does not.

    Missing folders are made; where ``out`` is a link, the file that it names is replaced. BuildError where
    the disk refuses.
    """
    draft = None
    try:
        target = _replaceable(out)
        target.parent.mkdir(parents=True, exist_ok=True)
        draft = target.with_name(f".{os.urandom(8).hex()}.draft{target.suffix}")
        # Whether anything can be written here at all is known before the work begins.
        draft.touch()
        yield draft
        os.replace(draft, target)  # noqa: PTH105 - the name of the promise
    except OSError as error:
        raise refusal(error, out, draft=draft) from error
    except BuildError as error:
        error.where = error.where or str(out)
        raise
    finally:
        with suppress(OSError):
            if draft:
                draft.unlink()


@contextmanager
def replacing_folder(out: Path) -> Iterator[Path]:
    """A draft of a folder beside ``out``: takes its place when the block ends well, else nothing is changed.

    Drafts beside it that killed runs have left are taken away first. BuildError where the disk refuses, or
    where a file has the folder's name.
    """
    with guarded(out):
        if out.exists() and not out.is_dir():
            raise BuildError(f"cannot write {out.name}: a file stands there", where=str(out), hint="move it")
        out.parent.mkdir(parents=True, exist_ok=True)
        clear_drafts(out.parent)
        draft = out.with_name(f".{out.name}.{os.urandom(8).hex()}.draft")
        lock = _locked(draft)
    old = draft.with_name(f"{draft.name}.old")
    try:
        with guarded(out):
            draft.mkdir()
        yield draft
        with guarded(out):
            if out.exists():
                out.rename(old)
            draft.rename(out)
    finally:
        if old.exists() and not out.exists():
            old.rename(out)
        for left in (draft, old):
            shutil.rmtree(left, ignore_errors=True)
        _unlocked(lock)


def make_folder(folder: Path) -> Path:
    """A folder, with those that it lies in; BuildError where there cannot be one."""
    with guarded(folder):
        folder.mkdir(parents=True, exist_ok=True)
    return folder


def require_folder(folder: Path) -> None:
    """BuildError unless a folder can be made and written in: long work asks before. Makes none."""
    with guarded(folder):
        nearest = next(each for each in (folder, *folder.parents) if os.path.lexists(each))
        if not nearest.is_dir():
            raise NotADirectoryError(errno.ENOTDIR, "", str(nearest))
        if not os.access(nearest, os.W_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(nearest))


def clear_drafts(folder: Path) -> None:
    """Take away drafts of folders that nobody writes any more; what they were to replace comes back.

    Whoever writes one holds a lock that ends with its process, however that ends.
    """
    for left in sorted(folder.iterdir()):
        if (name := _FOLDER_DRAFT.fullmatch(left.name)) and left.is_dir() and (lock := _free(left)):
            if name["old"] and not left.with_name(name["of"]).exists():
                left.rename(left.with_name(name["of"]))
            shutil.rmtree(left, ignore_errors=True)
            _unlocked(lock)


def _locked(draft: Path) -> FileLock:
    """The lock of a draft, held; OSError where another process holds it."""
    from filelock import FileLock

    lock = FileLock(draft.with_name(f"{draft.name.removesuffix('.old')}.lock"), is_singleton=False)
    lock.acquire(timeout=0)
    return lock


def _free(draft: Path) -> FileLock | None:
    """The lock of a draft that nobody writes any more, held; None while somebody does."""
    try:
        return _locked(draft)
    except OSError:
        return None


def _unlocked(lock: FileLock) -> None:
    lock.release()
    Path(lock.lock_file).unlink(missing_ok=True)


def write_bytes(out: Path, data: bytes) -> None:
    """Write a whole file or none."""
    with replacing(out) as draft:
        draft.write_bytes(data)


def write_text(out: Path, text: str) -> None:
    """Write a whole file or none: UTF-8, its line ends as they are in ``text``."""
    write_bytes(out, text.encode())


@contextmanager
def guarded(place: Path, hint: str = WRITABLE) -> Iterator[None]:
    """Tell a disk that refuses anything below ``place`` as a BuildError."""
    try:
        yield
    except OSError as error:
        raise refusal(error, place, hint) from error


def refusal(error: OSError, out: Path, hint: str = WRITABLE, *, draft: Path | None = None) -> BuildError:
    """Why ``out`` cannot be written, and what to do."""
    if error.errno in FULL:
        return disk_full(out)
    if error.errno in _BLOCKED and (blocking := _blocking(out)):
        return _blocked(out, blocking)
    other = str(error.filename or "")
    cause = f"{other}: " if other not in ("", str(out), str(draft)) else ""
    return BuildError(
        f"cannot write {out.name}: {cause}{error.strerror or error}",
        where=str(out),
        hint=hint if error.errno in _CLOSED else "",
    )


def _blocking(out: Path) -> Path | None:
    """What stands where a folder should be, of those that ``out`` lies in and of itself."""
    there = (each for each in (*reversed(out.parents), out) if os.path.lexists(each))
    return next((each for each in there if not each.is_dir()), None)


def _blocked(out: Path, blocking: Path) -> BuildError:
    if blocking.is_symlink() and not blocking.exists():
        cause = f"it is a link to {blocking.readlink()}, which is not there"
        hint = "bring back what it names, is its disk mounted? or remove the link"
    else:
        cause, hint = "a file stands where a folder should be", "move it"
    named = f"{blocking}: " if blocking != out else ""
    return BuildError(f"cannot write {out.name}: {named}{cause}", where=str(out), hint=hint)


def disk_full(out: Path | str = "") -> BuildError:
    """No room for more."""
    hint = "free some space, `langreel clean` empties the cache, and run again; what is whole is kept"
    return BuildError("the disk is full", where=str(out), hint=hint)


def is_full(folder: Path) -> bool:
    """Whether there is practically no room left where a folder is."""
    try:
        return shutil.disk_usage(folder).free < _NO_ROOM
    except OSError:
        return False


def _replaceable(out: Path) -> Path:
    """The file that ``out`` names, through links; nothing but a plain file may be replaced."""
    target = Path(os.path.realpath(out)) if out.is_symlink() else out
    if out.exists() and not out.is_file():
        kind = "it is a folder" if out.is_dir() else "it is no plain file"
        raise BuildError(f"cannot write {out.name or out}: {kind}", where=str(out), hint="name a file")
    return target
