"""Object store: named objects at any fsspec URL, written whole or not at all, and asked with patience.

What a store does wrong is one of two things: an object is not there (``LostObject``), or the store does not
answer, refuses or fails (``StoreError``). Credentials come from the environment of whoever asks.
"""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, TypeVar
from urllib.parse import urlsplit
from uuid import uuid4

from langreel import files
from langreel.errors import BuildError, ToolError, UsageError

T = TypeVar("T")

PATIENCE = 30.0
"""Seconds that a store is given to answer once, besides the time that bytes take."""
SLOWEST = 1e6
"""Bytes a second below which a store has stalled."""
TRIES: Final = 3
PAUSE = 0.3
"""Seconds before the second try; twice as many before the third."""
ATOMIC: Final = frozenset({"s3", "s3a", "gs", "gcs", "az", "abfs", "abfss", "adl", "oss", "memory"})
"""Protocols of which an object is seen when it is whole, and not before."""
MISSING: Final = (FileNotFoundError, IsADirectoryError, NotADirectoryError)


class StoreError(BuildError):
    """A store that does not answer, refuses, or fails."""


class LostObject(StoreError):
    """An object that a store does not have, or that is not what it was."""

    def __init__(self, name: str, url: str = "", problem: str = "lost") -> None:
        super().__init__(f"the store's {name} is {problem}", url)
        self.name, self.problem = name, problem

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (self.name, self.where, self.problem)


@dataclass(slots=True)
class ObjectStore:
    """Objects by name below a URL. One that has failed three times running is not asked again."""

    url: str
    patience: float = 0.0
    _place: tuple[Any, str] | None = field(init=False, default=None)
    _failed: str = field(init=False, default="")
    _lock: threading.Lock = field(init=False, default_factory=threading.Lock)

    def __post_init__(self) -> None:
        self.patience = self.patience or PATIENCE
        if urlsplit(self.url).password or "@" in urlsplit(self.url).netloc:
            hint = "they belong in the environment, as the store's own tools read them: AWS_ACCESS_KEY_ID, …"
            raise UsageError("the address of the store holds credentials", hint=hint)

    def names(self, folder: str) -> list[str]:
        """Names in a folder, sorted; none where there is no such folder."""

        def listed(system: Any, path: str) -> list[str]:
            with contextlib.suppress(*MISSING):
                return sorted(str(each).rpartition("/")[2] for each in system.ls(path, detail=False))
            return []

        return self._ask(listed, folder)

    def size(self, name: str) -> int:
        """Bytes of an object; -1 if there is none."""

        def measured(system: Any, path: str) -> int:
            with contextlib.suppress(*MISSING):
                return int(system.info(path)["size"])
            return -1

        return self._ask(measured, name)

    def read(self, name: str) -> bytes:
        """A small object; LostObject if there is none."""
        return self._ask(lambda system, path: bytes(system.cat_file(path)), name)

    def write(self, name: str, data: bytes) -> None:
        """Write a small object whole."""
        self._put(name, len(data), lambda system, path: system.pipe_file(path, data))

    def fetch(self, name: str, out: Path, size: int) -> None:
        """Bring an object of about so many bytes into a file; LostObject if there is none."""

        def bring(system: Any, path: str) -> None:
            # Each try has a file of its own: one that has stalled may still write.
            draft = out.with_name(f".{uuid4().hex}.draft")
            try:
                system.get_file(path, str(draft))
                draft.replace(out)
            except OSError as error:
                raise files.disk_full(out) if error.errno in files.FULL else error from None
            finally:
                draft.unlink(missing_ok=True)

        self._ask(bring, name, size)

    def send(self, path: Path, name: str) -> None:
        """Write a file as an object."""
        self._put(name, path.stat().st_size, lambda system, place: system.put_file(str(path), place))

    def remove(self, name: str) -> None:
        """Take an object away, if the store lets us."""

        def removed(system: Any, path: str) -> None:
            with contextlib.suppress(Exception):
                system.rm_file(path)

        self._ask(removed, name)

    def _put(self, name: str, size: int, write: Callable[[Any, str], object]) -> None:
        def put(system: Any, path: str) -> None:
            if _protocols(system) & ATOMIC:
                write(system, path)
                return
            draft = f"{path.rpartition('/')[0]}/.{uuid4().hex}.draft"
            system.makedirs(path.rpartition("/")[0], exist_ok=True)
            write(system, draft)
            system.mv(draft, path)

        self._ask(put, name, size)

    def _ask(self, ask: Callable[[Any, str], T], name: str, size: int = 0) -> T:
        """Ask a few times; whatever goes wrong leaves as a StoreError."""
        for number in range(1, TRIES + 1):
            if self._failed:
                raise StoreError(self._failed)
            try:
                return _within(self.patience + size / SLOWEST, lambda: ask(*self._located(name)))
            except MISSING:
                raise LostObject(name, self.url) from None
            except (BuildError, ToolError, UsageError):
                raise
            except Exception as error:
                reason = "it does not answer" if isinstance(error, TimeoutError) else _last_words(error)
                if number == TRIES or isinstance(error, PermissionError):
                    self._failed = f"the store {self.url} fails: {reason}"
                    raise StoreError(self._failed) from error
            time.sleep(PAUSE * number)
        raise AssertionError

    def _located(self, name: str) -> tuple[Any, str]:
        with self._lock:
            self._place = self._place or _opened(self.url)
            system, folder = self._place
        return system, f"{folder}/{name}"


def _opened(url: str) -> tuple[Any, str]:
    """The file system of a URL and the path in it."""
    try:
        import fsspec
    except ImportError:
        raise ToolError("fsspec is not installed", hint="pip install 'langreel[store]'") from None
    try:
        # Others write there, too: what a listing said a moment ago is no longer true.
        system, folder = fsspec.url_to_fs(url, use_listings_cache=False, skip_instance_cache=True)
    except ImportError as error:
        package = "s3" if url.startswith("s3") else "store"
        raise ToolError(f"no driver for {url}: {error}", hint=f"pip install 'langreel[{package}]'") from None
    except ValueError as error:
        raise UsageError(
            f"{url} is no store: {error}", hint="write file:///folder, s3://bucket/folder"
        ) from None
    return system, str(folder).rstrip("/")


def _protocols(system: Any) -> set[str]:
    return {system.protocol} if isinstance(system.protocol, str) else set(system.protocol)


def _within(seconds: float, ask: Callable[[], T]) -> T:
    """What ``ask`` gives, in a thread that is left behind if it takes longer; TimeoutError then."""
    answer: Future[T] = Future()

    def work() -> None:
        try:
            answer.set_result(ask())
        except BaseException as error:
            answer.set_exception(error)

    threading.Thread(target=work, name="store", daemon=True).start()
    return answer.result(seconds)


def _last_words(error: Exception) -> str:
    """
    >>> _last_words(OSError("Access Denied.\\nmore"))
    'Access Denied'
    """
    return str(error).partition("\n")[0].strip().rstrip(".") or type(error).__name__
