"""Dask: a real scheduler and real workers make the film that this machine makes, though one of them dies."""

import os
import shutil
import sys
from dataclasses import replace

import pytest

from clusters import cluster_in, kill
from langreel import pipeline
from langreel.errors import UsageError
from langreel.ffmpeg import frame_hashes
from stores import s3_server

pytestmark = [pytest.mark.reel, pytest.mark.xdist_group("dask")]

ORDER = pipeline.RenderRequest("film")


@pytest.fixture
def cluster(tmp_path):
    """A scheduler with two workers of one thread; everything ends with the test."""
    with cluster_in(tmp_path) as cluster:
        for number in range(2):
            cluster.start_worker(tmp_path / f"worker {number}")
        cluster.wait()
        yield cluster


@pytest.fixture(scope="module")
def here(film):
    """Frame hashes of each dub as this machine makes it."""
    return hashes(pipeline.render(film, ORDER, lambda event: None))


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
    assert hashes(pipeline.render(fresh_film, order, watch)) == here
    assert killed


def test_workers_that_share_no_disk_make_the_same_frames_and_may_die(fresh_film, here, tmp_path):
    """By way of a server that speaks S3: neither worker sees the project's folder or the other's.

    What they have made is there for another checkout, which makes nothing again but what is quicker made.
    """
    homes = [tmp_path / f"machine {number}" for number in range(2)]
    for home in homes:
        home.mkdir()
    with s3_server() as server, server.at_hand(), cluster_in(tmp_path) as cluster:
        kept = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
        for home in homes:
            own = {**kept, **server.environment, "HOME": str(home), "PYTHONPATH": os.pathsep.join(sys.path)}
            others = [each for each in homes if each != home]
            cluster.start_worker(home, own, [fresh_film.root, *others])
        cluster.wait()
        watch, killed = killer(cluster)
        order = replace(ORDER, executor=f"dask:{cluster.address}", store=server.url)
        assert hashes(pipeline.render(fresh_film, order, watch)) == here
        assert killed
        shutil.rmtree(fresh_film.cache)
        again = pipeline.render(fresh_film, replace(ORDER, store=server.url), lambda event: None)
        assert hashes(again) == here
        assert not [made for one in again for made in one.fresh if made.startswith("picture")]


def test_a_scheduler_that_does_not_answer_is_told(fresh_film):
    """A wrong address is a usage error that says how a scheduler is started."""
    order = pipeline.RenderRequest("film", executor="dask:tcp://127.0.0.1:9")
    with pytest.raises(
        UsageError, match=r"no Dask scheduler answers at tcp://127.0.0.1:9 \(`dask scheduler`"
    ):
        pipeline.render(fresh_film, order, lambda event: None)


def test_a_cluster_on_this_machine_makes_the_same_frames(fresh_film, here):
    """Without an address, Dask gets a cluster for the time of the render."""
    assert hashes(pipeline.render(fresh_film, replace(ORDER, executor="dask"), lambda event: None)) == here
