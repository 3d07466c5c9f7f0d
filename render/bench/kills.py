"""Kills: a film rendered on Dask workers by way of a store, ended at random moments, again and again.

    python render/bench/kills.py --kills 50

Renders, workers and the store's objects are hit: renders and workers by ``kill -9``, objects by being cut,
altered or lost. At the end the film must be that of an undisturbed render, frame by frame. Prints what was
done and how long it took.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[2]
sys.path += [str(ROOT), str(ROOT / "tests")]

from tests.reel.conftest import make_film  # noqa: E402

from clusters import Cluster, cluster_in, kill  # noqa: E402
from langreel.ffmpeg import frame_hashes  # noqa: E402
from langreel.pipeline.film import RenderRequest  # noqa: E402
from langreel.pipeline.render import render  # noqa: E402
from langreel.project import Project  # noqa: E402
from stores import S3Server, s3_server  # noqa: E402


def main() -> None:
    """Hit as often as asked, then compare."""
    arguments = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    arguments.add_argument("--kills", type=int, default=50)
    arguments.add_argument("--seed", type=int, default=1)
    given = arguments.parse_args()
    began, chance = time.monotonic(), random.Random(given.seed)
    with TemporaryDirectory() as folder, s3_server() as server, server.at_hand():
        undisturbed = _made(make_film(Path(folder, "undisturbed")), store="")
        film = make_film(Path(folder, "film"))
        with cluster_in(Path(folder)) as cluster:
            done = Counter(_hit(film, cluster, server, chance=chance) for _ in range(given.kills))
            _start_missing(cluster)
            same = _made(film, store=server.url, executor=f"dask:{cluster.address}") == undisturbed
    hits = ", ".join(f"{number} {what}" for what, number in sorted(done.items()))
    print(f"{given.kills} kills ({hits}) in {time.monotonic() - began:.0f} s: ", end="")
    print("every frame is the same" if same else "THE FILM DIFFERS")
    sys.exit(not same)


def _hit(film: Project, cluster: Cluster, server: S3Server, *, chance: random.Random) -> str:
    """Start a render, wait for a moment of it, kill it; and now and then something else as well."""
    _start_missing(cluster)
    words = ["render", "--executor", f"dask:{cluster.address}", "--store", server.url]
    command = [sys.executable, "-m", "langreel", "-C", str(film.root), *words]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    process = subprocess.Popen(command, start_new_session=True, **quiet)
    wanted, end = _files(film.cache) + chance.randint(0, 12), time.monotonic() + chance.uniform(2, 12)
    while process.poll() is None and _files(film.cache) < wanted and time.monotonic() < end:
        time.sleep(0.01)
    what = chance.choice(["renders alone"] * 4 + ["with a worker", "with objects damaged", "with the cache"])
    if what == "with a worker":
        kill(chance.choice(cluster.alive))
    process.send_signal(signal.SIGKILL)
    process.wait()
    if what == "with objects damaged":
        _damage(server, chance)
    elif what == "with the cache":
        shutil.rmtree(film.cache, ignore_errors=True)
    return what


def _damage(server: S3Server, chance: random.Random) -> None:
    """Every third object, in one way or another."""
    files = server.files()
    for name in server.objects("")[::3]:
        data = files.cat_file(name)
        way = chance.randrange(3)
        if way == 2:
            files.rm_file(name)
        else:
            files.pipe_file(name, data[: len(data) // 2] if way else bytes(len(data)))


def _start_missing(cluster: Cluster) -> None:
    for number in range(2 - len(cluster.alive)):
        cluster.start_worker(cluster.folder / f"worker {len(cluster.workers) + number}")
    cluster.wait()


def _files(folder: Path) -> int:
    return sum(len(files) for _, _, files in os.walk(folder))


def _made(film: Project, **how: str) -> list[list[str]]:
    request = RenderRequest("film", **how)
    return [frame_hashes(one.reel.video) for one in render(film, request, lambda event: None)]


if __name__ == "__main__":
    main()
