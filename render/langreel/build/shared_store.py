"""Shared store: results that other renders may use, as a second level behind the project's own store.

``objects`` holds files by what they hold, ``records`` a small object for each result of a key, named by its
own digest. Nothing is ever changed there, so any number of renders may read and write at once. What is
fetched is verified; what is not what its name says is taken away, and written anew when it is made again.
"""

from __future__ import annotations

import json
import re
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from langreel.build import digests, store
from langreel.build.object_store import LostObject, ObjectStore
from langreel.build.store import REMEMBERED, KeptResult

AT_ONCE: Final = 8
"""Requests to the store at a time."""
_DIGEST, _SUFFIX = re.compile(r"[0-9a-f]{64}"), re.compile(r"(\.\w+)*")


@dataclass(slots=True)
class SharedStore:
    """Results by key, files by digest, in an object store."""

    objects: ObjectStore
    threads: ThreadPoolExecutor = field(init=False)
    _known: set[str] = field(init=False, default_factory=set)
    _lock: threading.Lock = field(init=False, default_factory=threading.Lock)

    def __post_init__(self) -> None:
        self.threads = ThreadPoolExecutor(AT_ONCE, "shared store")

    def remembered(self, key: str) -> list[KeptResult]:
        """Results that were made under this key anywhere; damaged records are passed over."""
        folder = _records(key)
        found = (self._record(f"{folder}/{name}") for name in self.objects.names(folder)[-REMEMBERED:])
        return [each for each in found if each]

    def remember(self, key: str, kept: KeptResult) -> None:
        """Let others know of a result whose file is in the store."""
        data = _bytes(store.plain_of(kept))
        name = f"{_records(key)}/{digests.of_bytes(data)}.json"
        # One that is torn would be there for good.
        if self.objects.size(name) != len(data):
            self.objects.write(name, data)

    def put(self, path: Path, digest: str) -> None:
        """Have a file in the store, which is asked once whether it has it already."""
        with self._lock:
            if digest in self._known:
                return
        if self.objects.size(_object(digest)) != path.stat().st_size:
            self.objects.send(path, _object(digest))
        with self._lock:
            self._known.add(digest)

    def fetch(self, digest: str, size: int, out: Path) -> None:
        """Bring a file; LostObject if the store does not have it, or something else under its name."""
        self.objects.fetch(_object(digest), out, size)
        if digests.file(out) != digest:
            out.unlink()
            # It would be in the way of a whole one.
            self.objects.remove(_object(digest))
            raise LostObject(_object(digest), self.objects.url, "damaged")

    def doubt(self) -> None:
        """Ask again of each file whether it is there."""
        with self._lock:
            self._known.clear()

    def close(self) -> None:
        """Wait for nothing more."""
        self.threads.shutdown(wait=False, cancel_futures=True)

    def _record(self, name: str) -> KeptResult | None:
        try:
            data = self.objects.read(name)
            if digests.of_bytes(data) != Path(name).stem:
                # The same record, made again, would be taken for this one by its size.
                self.objects.remove(name)
                return None
            kept = store.kept_of(json.loads(data))
        except (LostObject, TypeError, ValueError, KeyError, AttributeError):
            return None
        sound = _DIGEST.fullmatch(kept.digest) and _SUFFIX.fullmatch(kept.suffix)
        return kept if sound else None


def is_portable(value: Any) -> bool:
    """Whether a kept value means the same on any machine: no path in it leads out of the project."""
    return '"$":"path"' not in json.dumps(value, separators=(",", ":"))


def _bytes(data: Any) -> bytes:
    return json.dumps(data, sort_keys=True, separators=(",", ":")).encode("utf-8", "surrogatepass")


def _records(key: str) -> str:
    return f"records/{key[:2]}/{key}"


def _object(digest: str) -> str:
    return f"objects/{digest[:2]}/{digest}"
