"""Second level: results that others have made, looked up in the shared store, and ours laid there.

Nothing here fails a render: what a store does wrong is told once, and the thing is made here.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import TypeVar
from uuid import uuid4

from langreel.build import job_trace
from langreel.build.lookup import Lookup
from langreel.build.object_store import LostObject, StoreError
from langreel.build.project_state import ProjectState
from langreel.build.shared_store import SharedStore, is_portable
from langreel.build.store import KeptResult, Store

T = TypeVar("T")
R = TypeVar("R")

WORTH = 0.2
"""Seconds below which a thing is quicker made than fetched."""


@dataclass(slots=True)
class SecondLevel:
    """The shared store as a render uses it. ``note`` is told what is wrong with it, once."""

    shared: SharedStore
    note: Callable[[str], None]
    _sent: list[Future[None]] = field(init=False, default_factory=list)
    _told: bool = field(init=False, default=False)
    _lock: threading.Lock = field(init=False, default_factory=threading.Lock)

    def found(self, stale: Sequence[Lookup], store: Store, state: ProjectState) -> Iterator[Lookup]:
        """Those of the lookups whose result somebody else has made, with it in the project's own store."""
        wanted = [each for each in stale if not each.job.force and each.job.place != "here"]
        records = self._all(lambda each: self.shared.remembered(each.key), wanted)
        fresh = [
            (each, kept)
            for each, results in zip(wanted, records)
            if results and (kept := _fresh(each, results, state))
        ]
        brought = self._all(lambda pair: self._bring(pair[1], store), fresh)
        for (each, kept), whole in zip(fresh, brought):
            if whole:
                yield _known(each, kept, store)

    def keep(self, key: str, kept: KeptResult, store: Store) -> None:
        """Let others have a result, meanwhile."""
        if kept.seconds >= WORTH and is_portable(kept.value):
            self._sent.append(self.shared.threads.submit(self._send, key, kept, store))

    def finish(self, *, wait: bool) -> None:
        """Wait until what was made is in the store, if there is time for it."""
        for each in self._sent if wait else ():
            each.result()
        self.shared.close()

    def _send(self, key: str, kept: KeptResult, store: Store) -> None:
        try:
            self.shared.put(store.path(kept), kept.digest)
            self.shared.remember(key, kept)
        except StoreError as error:
            self._tell(error)
        except OSError:
            # Cleaned away meanwhile.
            return

    def _bring(self, kept: KeptResult, store: Store) -> bool:
        draft = store.drafts / f"{uuid4().hex}{kept.suffix}"
        self.shared.fetch(kept.digest, kept.size, draft)
        store.take_in(draft, kept)
        return True

    def _all(self, ask: Callable[[T], R], items: Iterable[T]) -> list[R | None]:
        """Ask for several things at once; None for each that the store does not give."""

        def asked(item: T) -> R | None:
            try:
                return ask(item)
            except LostObject:
                return None
            except StoreError as error:
                self._tell(error)
                return None

        return list(self.shared.threads.map(asked, items))

    def _tell(self, error: StoreError) -> None:
        with self._lock:
            told, self._told = self._told, True
        if not told:
            self.note(f"{error.message}; this render goes on without it")


def _fresh(found: Lookup, results: Iterable[KeptResult], state: ProjectState) -> KeptResult | None:
    """A result that has read nothing which is otherwise here."""
    fitting = (each for each in results if each.suffix == found.job.suffix)
    return next((each for each in fitting if not any(job_trace.changes(each.trace, state))), None)


def _known(found: Lookup, kept: KeptResult, store: Store) -> Lookup:
    store.remember(found.key, [kept, *found.others])
    return Lookup(found.keyed, kept, found.others)
