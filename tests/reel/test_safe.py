"""Safe: whatever ends a render, the next one ends with the reel of an undisturbed one, frame by frame."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from langreel.errors import BuildError
from langreel.ffmpeg import frame_hashes
from langreel.pipeline.film import RenderRequest
from langreel.pipeline.render import render

pytestmark = [pytest.mark.reel, pytest.mark.timeout(900)]

ORDER = RenderRequest("film")
MOMENTS = 50


@pytest.fixture(scope="module")
def undisturbed(film):
    """Frame hashes of both dubs, never interrupted."""
    return made(film)


def made(project):
    return [frame_hashes(one.reel.video) for one in render(project, ORDER, lambda event: None)]


def start(project):
    command = [sys.executable, "-m", "langreel", "-C", str(project.root), "render"]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    return subprocess.Popen(command, start_new_session=True, **quiet)


def grown(cache: Path) -> int:
    """How many files the cache holds: a clock that goes as fast as the machine."""
    return sum(len(files) for _, _, files in os.walk(cache))


def test_killed_at_fifty_moments(fresh_film, undisturbed):
    """``kill -9``, again and again from another state of the cache; nothing half-made is ever taken up."""
    chance, cache = random.Random(4), fresh_film.root / ".langreel"
    for _ in range(MOMENTS):
        process = start(fresh_film)
        wanted, patience = grown(cache) + chance.randint(0, 8), time.monotonic() + chance.uniform(0.3, 2.5)
        while process.poll() is None and grown(cache) < wanted and time.monotonic() < patience:
            time.sleep(0.005)
        process.send_signal(signal.SIGKILL)
        process.wait()
        if chance.random() < 0.2 and len(list((cache / "records").rglob("*.json"))) > 40:
            shutil.rmtree(cache)
    assert made(fresh_film) == undisturbed


def test_a_torn_cache_is_made_whole(fresh_film, undisturbed):
    """Every fifth file of the cache cut in half, records and clips alike."""
    made(fresh_film)
    for path in sorted(path for path in (fresh_film.root / ".langreel").rglob("*") if path.is_file())[::5]:
        path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    assert made(fresh_film) == undisturbed


def test_a_clock_set_back_misleads_nobody(fresh_film, undisturbed):
    """Edits dated before the last render are seen, and undone ones as well."""
    made(fresh_film)
    scene = fresh_film.scenes / "film/silver.py"
    good, moment = scene.read_text(), scene.stat().st_mtime
    scene.write_text(good.replace("(0, -1, 0)", "(0, -2, 0)"))
    os.utime(scene, (moment - 86_400, moment - 86_400))
    assert made(fresh_film) != undisturbed
    scene.write_text(good)
    os.utime(scene, (moment - 172_800, moment - 172_800))
    assert made(fresh_film) == undisturbed


@pytest.fixture
def small_disk(fresh_film):
    """The film's cache on a disk of 400 kB, until it is given more."""
    home = fresh_film.root / ".langreel"
    home.mkdir(exist_ok=True)
    mount = ["mount", "-t", "tmpfs", "-o", "size=400k", "tmpfs", str(home)]
    if not shutil.which("mount") or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("needs the right to mount")
    yield home
    subprocess.run(["umount", str(home)], check=True)


def test_a_full_disk_is_told_and_loses_nothing(fresh_film, small_disk, undisturbed):
    """One sentence; and with more room the next run goes on from what was whole."""
    with pytest.raises(BuildError, match="the disk is full"):
        made(fresh_film)
    subprocess.run(["mount", "-o", "remount,size=200m", str(small_disk)], check=True)
    assert made(fresh_film) == undisturbed
