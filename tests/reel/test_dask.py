"""Dask: a real scheduler and real workers make the film that this machine makes, though one of them dies."""

import os
import random
import shutil
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from clusters import cluster_in, kill, two_machines
from langreel.build import second_level
from langreel.errors import UsageError
from langreel.ffmpeg import frame_hashes
from langreel.pipeline.film import RenderRequest
from langreel.pipeline.render import render

pytestmark = [pytest.mark.reel, pytest.mark.xdist_group("dask")]

ORDER = RenderRequest("film")


@pytest.fixture
def cluster():
    """A scheduler with two workers of one thread; everything ends with the test."""
    with TemporaryDirectory() as folder, cluster_in(Path(folder)) as cluster:
        for number in range(2):
            cluster.start_worker(cluster.folder / f"worker {number}")
        cluster.wait()
        yield cluster


@pytest.fixture(scope="module")
def here(film):
    """Frame hashes of each dub as this machine makes it."""
    return hashes(render(film, ORDER, lambda event: None))


def hashes(finished):
    return [frame_hashes(one.reel.video) for one in finished]


def killer(cluster):
    """A watcher that kills a worker while it draws, and says whether it has."""
    killed = []

    def watch(event):
        if event.kind == "started" and event.step == "picture" and not killed:
            killed.append(cluster.workers[0])
            kill(cluster.workers[0])

    return watch, killed


def test_workers_of_a_scheduler_make_the_same_frames_and_may_die(cluster, fresh_film, here):
    """One of two workers is killed while it draws; the film is that of this machine, frame by frame."""
    watch, killed = killer(cluster)
    order = replace(ORDER, executor=f"dask:{cluster.address}")
    assert hashes(render(fresh_film, order, watch)) == here
    assert killed


@pytest.fixture(scope="module")
def machines(tmp_path_factory):
    """Two that share nothing with the render but a server that speaks S3."""
    with two_machines(tmp_path_factory.getbasetemp()) as machines:
        yield machines


def elsewhere(machines):
    return replace(ORDER, executor=f"dask:{machines.cluster.address}", store=machines.server.url)


def test_workers_that_share_no_disk_make_the_same_frames_and_may_die(machines, fresh_film, here, monkeypatch):
    """Neither worker sees the project's folder or the other's, and one is killed while it draws.

    What they have made is there for another checkout, which draws nothing again.
    """
    monkeypatch.setattr(second_level, "WORTH", 0.0)
    machines.start_missing()
    watch, killed = killer(machines.cluster)
    assert hashes(render(fresh_film, elsewhere(machines), watch)) == here
    assert killed
    shutil.rmtree(fresh_film.cache)
    again = render(fresh_film, replace(ORDER, store=machines.server.url), lambda event: None)
    assert hashes(again) == here
    assert not [made for one in again for made in one.fresh if made.startswith("picture")]
    machines.server.empty()


def test_renders_on_machines_elsewhere_are_killed_and_gone_on_with(machines, fresh_film, here):
    """``kill -9`` at a few moments, with the store torn in between: the next run ends with the same film."""
    machines.start_missing()
    order, chance, files = elsewhere(machines), random.Random(3), machines.server.files()
    for _ in range(3):
        words = ["-C", str(fresh_film.root), "render", "--executor", order.executor, "--store", order.store]
        process = subprocess.Popen([sys.executable, "-m", "langreel", *words], stderr=subprocess.DEVNULL)
        wanted = grown(fresh_film.cache) + chance.randint(20, 60)
        while process.poll() is None and grown(fresh_film.cache) < wanted:
            time.sleep(0.01)
        process.kill()
        process.wait()
        for name in machines.server.objects("")[::5]:
            files.pipe_file(name, b"torn")
    assert hashes(render(fresh_film, order, lambda event: None)) == here
    machines.server.empty()


def grown(cache):
    """How many files the cache holds: a clock that goes as fast as the machine."""
    return sum(len(files) for _, _, files in os.walk(cache))


def test_a_scheduler_that_does_not_answer_is_told(fresh_film):
    """A wrong address is a usage error that says how a scheduler is started."""
    order = RenderRequest("film", executor="dask:tcp://127.0.0.1:9")
    with pytest.raises(
        UsageError, match=r"no Dask scheduler answers at tcp://127.0.0.1:9 \(`dask scheduler`"
    ):
        render(fresh_film, order, lambda event: None)


def test_a_cluster_on_this_machine_makes_the_same_frames(fresh_film, here):
    """Without an address, Dask gets a cluster for the time of the render."""
    assert hashes(render(fresh_film, replace(ORDER, executor="dask"), lambda event: None)) == here
