import contextlib
import os
import random
import shutil
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from textwrap import dedent

import pytest

from langreel.build import Job, Runner
from langreel.errors import BuildError, Interrupted

RENDER = """
    import sys
    from pathlib import Path

    import small_jobs
    from langreel.build import Job, Runner
    from langreel.errors import LangreelError

    def tell(event):
        print(event.kind, event.detail, flush=True)

    def main(root, executor, function, argument):
        if function == "storm":
            with Runner(Path(root), executor, 2) as runner:
                numbers = range(int(argument))
                runner.make([Job("storm", str(n), small_jobs.fill, (n,), ".bin") for n in numbers])
            return 0
        quick = Job("test", "quick", small_jobs.shout, ("quick",), ".txt", weight=9)
        slow = Job("test", "slow", getattr(small_jobs, function), (int(argument),), ".txt")
        try:
            with Runner(Path(root), executor, 2, tell) as runner:
                print("open", flush=True)
                runner.make([quick, slow])
        except LangreelError as error:
            print(f"{type(error).__name__}: {error}", flush=True)
            return error.exit_code
        return 0

    if __name__ == "__main__":
        sys.exit(main(*sys.argv[1:]))
"""


@pytest.fixture
def render(shop):
    """Start a render of a quick job and a slow one in a process of its own."""
    script = Path(shop.work.__file__).with_name("render_it.py")
    script.write_text(dedent(RENDER))
    started = []

    def start(executor="local", function="linger", argument=60):
        command = [sys.executable, script, shop.root, executor, function, str(argument)]
        environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(script.parent), *sys.path])}
        process = subprocess.Popen(
            command, stdout=subprocess.PIPE, text=True, env=environment, start_new_session=True
        )
        started.append(process)
        return process

    yield start
    for process in started:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()


def pids(root: Path) -> list[int]:
    """The slow job's worker and its program, once they run."""
    flag = until(lambda: next((root / ".langreel").glob("pid-*"), None))
    return [int(word) for word in flag.name.split("-")[1:]]


def until(ask, seconds=20.0):
    end = time.monotonic() + seconds
    while not (answer := ask()):
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.02)
    return answer


def gone(pid: int) -> bool:
    """Whether a process has ended; one that waits to be reaped counts."""
    done = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True, check=False)
    return done.stdout.strip()[:1] in ("", "Z")


def test_killed_without_warning_it_goes_on_from_what_is_whole(shop, render):
    """``kill -9`` takes the workers and their programs along; only drafts are left, and swept later."""
    process = render()
    worker = pids(shop.root)
    until(lambda: shop.why(shop.job("shout", "quick", name="quick")) is None)
    process.kill()
    process.wait()
    until(lambda: all(gone(pid) for pid in worker))
    assert list((shop.root / ".langreel/drafts").glob("*/out.txt"))
    assert shop.why(shop.job("shout", "quick", name="quick")) is None
    made = shop.make(shop.job("shout", "slow"))
    assert made[0].path.read_text() == "SLOW"
    assert not (shop.root / ".langreel/drafts").exists()


def test_killed_at_any_moment_the_next_run_ends_like_an_undisturbed_one(shop, render):
    """However often it dies, nothing half-written is ever taken for a result."""
    records, moments = shop.root / ".langreel/records", random.Random(7)
    for number in range(1, 5):
        process = render("inline", "storm", 400)
        until(lambda wanted=40 * number: len(list(records.glob("*/*.json"))) > wanted)
        time.sleep(moments.uniform(0, 0.02))
        process.kill()
        process.wait()
    jobs = [Job("storm", str(n), shop.work.fill, (n,), ".bin") for n in range(400)]
    assert [made.path.read_bytes() for made in shop.make(*jobs)] == [b"x" * n for n in range(400)]
    assert not list((shop.root / ".langreel").rglob("*draft*"))
    assert shop.kinds.count("kept") > 160


@pytest.mark.parametrize("executor", ["local", "inline"])
def test_ctrl_c_stops_at_once_and_leaves_nothing_half_done(shop, render, executor):
    """An interrupt ends workers and their programs, removes drafts, and exits as interrupted."""
    process = render(executor)
    worker = pids(shop.root)
    until(lambda: shop.why(shop.job("shout", "quick", name="quick")) is None)
    os.killpg(process.pid, signal.SIGINT)
    said, _ = process.communicate(timeout=20)
    assert process.returncode == Interrupted.exit_code
    assert said.splitlines()[-1].startswith("Interrupted: stopped (nothing is broken")
    until(lambda: all(gone(pid) for pid in worker))
    assert not (shop.root / ".langreel/drafts").exists()
    assert shop.why(shop.job("shout", "quick", name="quick")) is None


def test_a_second_render_waits_and_says_for_whom(shop, render):
    """Two renders of one project follow one another; Ctrl-C works while waiting."""
    first = render("inline", "linger", 60)
    until(lambda: first.stdout.readline() == "open\n")
    second = render("inline", "count", 1)
    said = f"note waiting for another render of this project (pid {first.pid})\n"
    assert second.stdout.readline() == said
    os.killpg(second.pid, signal.SIGINT)
    assert second.communicate(timeout=20)[0].startswith("Interrupted: stopped")
    first.kill()
    first.wait()
    assert shop.make(shop.job("shout", "after"))[0].path.read_text() == "AFTER"


def test_the_second_goes_on_when_the_first_is_done(shop):
    """Who waits gets its turn, and finds what the first has made."""
    with shop.open() as first:
        told = []
        second = threading.Thread(
            target=lambda: Runner(shop.root, "inline", 1, told.append).__enter__().__exit__(None, None, None)
        )
        second.start()
        until(lambda: told)
        first.make([shop.job("shout", "buy")])
        assert second.is_alive()
    second.join(20)
    assert not second.is_alive()
    assert shop.why(shop.job("shout", "buy")) is None


DAMAGE = {
    "cut": lambda path: path.write_bytes(path.read_bytes()[:-1]),
    "emptied": lambda path: path.write_bytes(b""),
    "altered": lambda path: path.write_bytes(b"?" + path.read_bytes()[1:]),
    "removed": lambda path: path.unlink(),
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_result_is_made_again(shop, damage):
    """Results are verified when they are used."""
    job = shop.job("shout", "buy")
    path = shop.make(job)[0].path
    DAMAGE[damage](path)
    assert shop.why(job) == "its kept result is damaged or gone"
    made = shop.make(job)[0]
    assert (made.path.read_text(), made.fresh) == ("BUY", True)


@pytest.mark.parametrize("folder", ["records", "names", "memo.json"])
@pytest.mark.parametrize("content", ["", '{"torn": [', "[[1]]", "nonsense", '[{"trace": 3}]', "{}"])
def test_a_damaged_memory_forgets_but_never_fails(shop, folder, content):
    """Whatever stands in the cache's own files, the worst is that something is made again."""
    shop.write("note.txt", "buy")
    job = shop.job("quote", "note.txt")
    shop.make(job)
    home = shop.root / ".langreel" / folder
    for path in [home] if home.is_file() else list(home.rglob("*.json")):
        path.write_text(content)
    shop.why(job)
    assert shop.make(job)[0].path.read_text() == "buy"
    assert shop.why(job) is None


def test_a_worker_that_dies_gets_a_second_chance(shop):
    """A worker lost once costs time only; lost twice is an error that names the job."""
    flag = shop.root / "died-once"
    assert shop.make(shop.job("die", str(flag)), executor="local")[0].path.read_text() == "alive"
    with pytest.raises(BuildError, match=r"the worker of test one died: killed by SIGKILL \(perhaps"):
        shop.make(shop.job("die_always"), executor="local")


def test_a_project_that_cannot_be_written_is_told(shop):
    """Where the cache cannot be, one sentence says so; asking why needs no writing."""
    shop.write(".langreel", "a file where the folder should be")
    with pytest.raises(BuildError) as caught:
        shop.make(shop.job("shout", "buy"))
    assert "the project's folder must be writable" in caught.value.hint
    assert shop.why(shop.job("shout", "buy")) == "new"


@pytest.fixture
def small_disk(shop):
    """The project's cache on a disk of 1 MB."""
    home = shop.root / ".langreel"
    home.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(home)]
    if not shutil.which("mount") or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("needs the right to mount")
    yield home
    subprocess.run(["umount", str(home)], check=True)


@pytest.mark.parametrize("executor", ["inline", "local"])
def test_a_full_disk_is_told_and_loses_nothing(shop, small_disk, executor):
    """What was whole stays kept, and the error says what to do."""
    small, large = shop.job("shout", "buy", name="small", weight=9), shop.job("fill", 2_000_000, name="large")
    shop.make(small)
    with pytest.raises(BuildError, match=r"the disk is full \(free some space"):
        shop.make(small, large, executor=executor)
    assert shop.why(small) is None
    assert shop.make(small, shop.job("fill", 1000))[1].path.stat().st_size == 1000


RLIMIT = """
    import resource, signal

    import render_it

    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
    raise SystemExit(render_it.main({root!r}, "inline", "fill", 200_000))
"""


def test_a_file_that_may_not_grow_is_told_like_a_full_disk(shop, render):
    """A quota looks the same to people as a full disk."""
    render().kill()
    script = Path(shop.work.__file__).with_name("limited.py")
    script.write_text(dedent(RLIMIT).format(root=str(shop.root)))
    done = subprocess.run([sys.executable, script], capture_output=True, text=True, check=False)
    assert done.returncode == BuildError.exit_code
    assert done.stdout.splitlines()[-1].split(" (")[0].endswith("the disk is full")
