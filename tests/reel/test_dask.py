"""Dask: a real scheduler and real workers make the film that this machine makes, though one of them dies."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from langreel import pipeline
from langreel.errors import UsageError
from langreel.ffmpeg import frame_hashes

pytestmark = pytest.mark.reel


@dataclass
class Cluster:
    """A scheduler and its workers, each a process of its own."""

    file: Path
    processes: list[subprocess.Popen] = field(default_factory=list)

    def start(self, *words: str) -> subprocess.Popen:
        command = [sys.executable, "-m", "dask", *words, "--scheduler-file", str(self.file)]
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        self.processes.append(subprocess.Popen(command, start_new_session=True, **quiet))
        return self.processes[-1]

    def client(self):
        from distributed import Client

        return Client(scheduler_file=str(self.file), set_as_default=False)


@pytest.fixture
def cluster(tmp_path):
    """A scheduler with two workers of one thread; everything ends with the test."""
    cluster = Cluster(tmp_path / "scheduler.json")
    cluster.start("scheduler", "--port", "0", "--no-dashboard")
    for _ in range(2):
        cluster.start("worker", "--nthreads", "1", "--no-dashboard", "--local-directory", str(tmp_path))
    yield cluster
    for process in cluster.processes:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def hashes(finished):
    return [frame_hashes(one.reel.video) for one in finished]


def test_workers_of_a_scheduler_make_the_same_frames_and_may_die(cluster, fresh_film, film):
    """One of two workers is killed while it draws; the film is that of this machine, frame by frame."""
    here = pipeline.render(film, pipeline.RenderRequest("film"), lambda event: None)
    with cluster.client() as client:
        client.wait_for_workers(2, timeout=60)
        address = client.scheduler.address
    victim, killed = cluster.processes[2], []

    def watch(event):
        if event.kind == "started" and event.step == "picture" and not killed:
            killed.append(time.monotonic())
            os.killpg(victim.pid, signal.SIGKILL)

    order = pipeline.RenderRequest("film", executor=f"dask:{address}")
    there = pipeline.render(fresh_film, order, watch)
    assert killed
    assert hashes(there) == hashes(here)


def test_a_scheduler_that_does_not_answer_is_told(fresh_film):
    """A wrong address is a usage error that says how a scheduler is started."""
    order = pipeline.RenderRequest("film", executor="dask:tcp://127.0.0.1:9")
    with pytest.raises(
        UsageError, match=r"no Dask scheduler answers at tcp://127.0.0.1:9 \(`dask scheduler`"
    ):
        pipeline.render(fresh_film, order, lambda event: None)


def test_a_cluster_on_this_machine_makes_the_same_frames(fresh_film, film):
    """Without an address, Dask gets a cluster for the time of the render."""
    here = pipeline.render(film, pipeline.RenderRequest("film"), lambda event: None)
    there = pipeline.render(fresh_film, pipeline.RenderRequest("film", executor="dask"), lambda event: None)
    assert hashes(there) == hashes(here)
