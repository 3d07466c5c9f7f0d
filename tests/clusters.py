"""Clusters for tests: a Dask scheduler and workers, each a process in a folder of its own."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from stores import S3Server, s3_server


@dataclass
class Cluster:
    """A scheduler and its workers."""

    folder: Path
    scheduler: subprocess.Popen | None = None
    workers: list[subprocess.Popen] = field(default_factory=list)

    @property
    def file(self) -> Path:
        return self.folder / "scheduler.json"

    def start_scheduler(self) -> None:
        words = ("scheduler", "--port", "0", "--host", "127.0.0.1", "--no-dashboard")
        self.scheduler = _start(*words, "--scheduler-file", str(self.file))

    def start_worker(
        self, home: Path, environment: Mapping[str, str] | None = None, hidden: Sequence[Path] = ()
    ) -> subprocess.Popen:
        """A worker with one thread in a folder of its own, which sees nothing in the ``hidden`` ones."""
        home.mkdir(exist_ok=True)
        words = ("worker", "--nthreads", "1", "--no-dashboard", "--local-directory", str(home))
        own = {**(os.environ if environment is None else environment), "TMPDIR": str(home)}
        self.workers.append(_start(*words, self.address, before=_blinders(hidden), cwd=home, env=own))
        return self.workers[-1]

    @property
    def address(self) -> str:
        """Where the scheduler is, once it is."""
        from distributed import Client

        with Client(scheduler_file=str(self.file), set_as_default=False, timeout=60) as client:
            return client.scheduler.address

    def wait(self) -> None:
        """Until every worker has come."""
        from distributed import Client

        with Client(self.address, set_as_default=False) as client:
            client.wait_for_workers(len(self.alive), timeout=120)

    @property
    def alive(self) -> list[subprocess.Popen]:
        """The workers that have not ended."""
        return [each for each in self.workers if each.poll() is None]

    @property
    def processes(self) -> list[subprocess.Popen]:
        return [each for each in (self.scheduler, *self.workers) if each]


@dataclass
class Machines:
    """Two machines with a worker each, who see neither what the tests write nor each other's folders.

    Nothing but a server that speaks S3 is common to them and the render.
    """

    cluster: Cluster
    server: S3Server
    hidden: Path

    @property
    def folder(self) -> Path:
        return self.cluster.folder

    @property
    def homes(self) -> list[Path]:
        return [self.folder / f"machine {number}" for number in range(2)]

    def start_worker(self, number: int, *libraries: Path) -> None:
        """A worker that knows its programs, the store and a folder, and nothing else."""
        kept = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
        home, paths = self.homes[number], os.pathsep.join([*map(str, libraries), *sys.path])
        environment = {**kept, "PYTHONPATH": paths, "HOME": str(home), **self.server.environment}
        hidden = [self.hidden, *(each for each in self.homes if each != home)]
        self.cluster.start_worker(home, environment, hidden)

    def start_missing(self, *libraries: Path) -> None:
        """Have one worker in each folder."""
        for number, home in enumerate(self.homes):
            if not any(each.args[-2] == str(home) for each in self.cluster.alive):
                self.start_worker(number, *libraries)
        self.cluster.wait()


@contextlib.contextmanager
def two_machines(hidden: Path) -> Iterator[Machines]:
    """Server and scheduler, with folders for two workers that see nothing in the ``hidden`` one."""
    with (
        TemporaryDirectory() as folder,
        s3_server() as server,
        server.at_hand(),
        cluster_in(Path(folder)) as cluster,
    ):
        machines = Machines(cluster, server, hidden)
        for home in machines.homes:
            home.mkdir()
        yield machines


def kill(process: subprocess.Popen) -> None:
    """A worker and all that it started, at once."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


@contextlib.contextmanager
def cluster_in(folder: Path) -> Iterator[Cluster]:
    """A scheduler without workers; everything ends with the block."""
    cluster = Cluster(folder)
    cluster.start_scheduler()
    try:
        yield cluster
    finally:
        for process in cluster.processes:
            kill(process)


def _blinders(folders: Sequence[Path]) -> list[str]:
    """What a command begins with so that it sees these folders empty, where we may do that."""
    if not folders or not shutil.which("unshare"):
        return []
    if subprocess.run(["unshare", "-m", "true"], capture_output=True, check=False).returncode:
        return []
    mounts = 'for folder; do [ "$folder" = -- ] && shift && break; mount -t tmpfs none "$folder"; shift; done'
    return ["unshare", "-m", "sh", "-e", "-c", f'{mounts}; exec "$@"', "sh", *map(str, folders), "--"]


def _start(*words: str, before: Sequence[str] = (), **others: object) -> subprocess.Popen:
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    command = [*before, sys.executable, "-m", "dask", *words]
    return subprocess.Popen(command, start_new_session=True, **quiet, **others)
