import contextlib
import os
import random
import shutil
import signal
import subprocess
import sys
import threading
import time
from dataclasses import replace
from pathlib import Path
from textwrap import dedent

import pytest

from langreel.build import Runner, digests, object_store, second_level
from langreel.errors import BuildError, Interrupted

RENDER = """
    import os
    import sys
    from pathlib import Path

    from langreel.build import Job, Runner, second_level
    from langreel.errors import LangreelError

    def tell(event):
        print(event.kind, event.detail, flush=True)

    def job(step, name, function, weight=1.0, suffix=".txt", **arguments):
        function = f"small_jobs:{function}"
        return Job(
            step=step, name=name, function=function, arguments=arguments, suffix=suffix, weight=weight
        )

    def main(root, executor, function, **arguments):
        second_level.WORTH = 0.0
        if function == "storm":
            sizes = range(arguments["count"])
            jobs = [job("storm", str(size), "fill", suffix=".bin", size=size) for size in sizes]
            with Runner(Path(root), executor, 2, store=os.environ.get("STORE", "")) as runner:
                runner.make(jobs)
            return 0
        quick = job("test", "quick", "shout", weight=9, word="quick")
        slow = job("test", "slow", function, **arguments)
        try:
            with Runner(Path(root), executor, 2, tell) as runner:
                print("open", flush=True)
                runner.make([quick, slow])
        except LangreelError as error:
            print(f"{type(error).__name__}: {error}", flush=True)
            return error.exit_code
        return 0

    if __name__ == "__main__":
        root, executor, function, name, value = sys.argv[1:]
        sys.exit(main(root, executor, function, **{name: int(value)}))
"""


@pytest.fixture
def render(place):
    """Start a render of a quick job and a slow one in a process of its own."""
    script = Path(place.work.__file__).with_name("render_it.py")
    script.write_text(dedent(RENDER))
    started = []

    def start(executor="local", function="linger", name="seconds", value=60):
        command = [sys.executable, script, place.root, executor, function, name, str(value)]
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


def test_killed_without_warning_it_goes_on_from_what_is_whole(place, render):
    """``kill -9`` takes the workers and their programs along; only drafts are left, and swept later."""
    process = render()
    worker = pids(place.root)
    until(lambda: not place.why(place.job("shout", "quick", name="quick")))
    process.kill()
    process.wait()
    until(lambda: all(gone(pid) for pid in worker))
    assert list((place.root / ".langreel/drafts").glob("*/out.txt"))
    assert not place.why(place.job("shout", "quick", name="quick"))
    made = place.make(place.job("shout", "slow"))
    assert made[0].path.read_text() == "SLOW"
    assert not (place.root / ".langreel/drafts").exists()


def test_killed_at_any_moment_the_next_run_ends_like_an_undisturbed_one(place, render):
    """However often it dies, nothing half-written is ever taken for a result."""
    records, moments = place.root / ".langreel/records", random.Random(7)
    for number in range(1, 5):
        process = render("inline", "storm", "count", 400)
        until(lambda wanted=40 * number: len(list(records.glob("*/*.json"))) > wanted)
        time.sleep(moments.uniform(0, 0.02))
        process.kill()
        process.wait()
    jobs = [replace(place.job("fill", n, name=str(n), suffix=".bin"), step="storm") for n in range(400)]
    assert [made.path.read_bytes() for made in place.make(*jobs)] == [b"x" * n for n in range(400)]
    assert not list((place.root / ".langreel").rglob("*draft*"))
    assert place.kinds.count("kept") > 160


def test_killed_while_it_shares_others_find_nothing_half_written(place, render, tmp_path, monkeypatch):
    """Whenever it dies: what the store holds is what its name says, and serves another checkout."""
    store, moments = tmp_path / "store", random.Random(11)
    monkeypatch.setenv("STORE", f"file://{store}")
    monkeypatch.setattr(second_level, "WORTH", 0.0)
    for number in range(1, 4):
        process = render("inline", "storm", "count", 120)
        until(lambda wanted=25 * number: len(list(store.glob("objects/*/*"))) > wanted)
        time.sleep(moments.uniform(0, 0.02))
        process.kill()
        process.wait()
    whole = [path for path in store.glob("objects/*/*") if not path.name.startswith(".")]
    assert all(digests.file(path) == path.name for path in whole)
    shutil.rmtree(place.root / ".langreel")
    place.store = f"file://{store}"
    jobs = [replace(place.job("fill", n, name=str(n), suffix=".bin"), step="storm") for n in range(120)]
    assert [made.path.read_bytes() for made in place.make(*jobs)] == [b"x" * n for n in range(120)]
    assert place.kinds.count("kept") > 60


def test_a_store_on_a_full_disk_is_told_and_done_without(place, full_disk, monkeypatch):
    """The store's trouble is not the render's."""
    monkeypatch.setattr(second_level, "WORTH", 0.0)
    monkeypatch.setattr(object_store, "PAUSE", 0.0)
    place.store = f"file://{full_disk}"
    assert place.make(place.job("shout", "buy"))[0].path.read_text() == "BUY"
    (note,) = [event.detail for event in place.events if event.kind == "note"]
    assert "No space left" in note


def test_no_room_for_what_the_store_has_is_told(place, small_disk, tmp_path, monkeypatch):
    """A result that does not fit on this machine's disk is an error as if it had been made here."""
    monkeypatch.setattr(second_level, "WORTH", 0.0)
    place.store = f"file://{tmp_path}/store"
    large, root = place.job("fill", 2_000_000), tmp_path / "another checkout"
    root.mkdir()
    with Runner(root, "inline", store=place.store) as runner:
        runner.make([large])
    with pytest.raises(BuildError, match=r"the disk is full \(free some space"):
        place.make(large)


@pytest.mark.parametrize("executor", ["local", "inline"])
def test_ctrl_c_stops_at_once_and_leaves_nothing_half_done(place, render, executor):
    """An interrupt ends workers and their programs, removes drafts, and exits as interrupted."""
    process = render(executor)
    worker = pids(place.root)
    until(lambda: not place.why(place.job("shout", "quick", name="quick")))
    os.killpg(process.pid, signal.SIGINT)
    said, _ = process.communicate(timeout=20)
    assert process.returncode == Interrupted.exit_code
    assert said.splitlines()[-1].startswith("Interrupted: stopped (nothing is broken")
    until(lambda: all(gone(pid) for pid in worker))
    assert not (place.root / ".langreel/drafts").exists()
    assert not place.why(place.job("shout", "quick", name="quick"))


def test_a_second_render_waits_and_says_for_whom(place, render):
    """Two renders of one project follow one another; Ctrl-C works while waiting."""
    first = render("inline", "linger", "seconds", 60)
    until(lambda: first.stdout.readline() == "open\n")
    second = render("inline", "count", "total", 1)
    said = f"note waiting for another render of this project (pid {first.pid})\n"
    assert second.stdout.readline() == said
    os.killpg(second.pid, signal.SIGINT)
    assert second.communicate(timeout=20)[0].startswith("Interrupted: stopped")
    first.kill()
    first.wait()
    assert place.make(place.job("shout", "after"))[0].path.read_text() == "AFTER"


def test_the_second_goes_on_when_the_first_is_done(place):
    """Who waits gets its turn, and finds what the first has made."""
    with place.open() as first:
        told = []
        second = threading.Thread(
            target=lambda: Runner(place.root, "inline", 1, told.append).__enter__().__exit__(None, None, None)
        )
        second.start()
        until(lambda: told)
        first.make([place.job("shout", "buy")])
        assert second.is_alive()
    second.join(20)
    assert not second.is_alive()
    assert not place.why(place.job("shout", "buy"))


DAMAGE = {
    "cut": lambda path: path.write_bytes(path.read_bytes()[:-1]),
    "emptied": lambda path: path.write_bytes(b""),
    "altered": lambda path: path.write_bytes(b"?" + path.read_bytes()[1:]),
    "removed": lambda path: path.unlink(),
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_result_is_made_again(place, damage):
    """Results are verified when they are used."""
    job = place.job("shout", "buy")
    path = place.make(job)[0].path
    DAMAGE[damage](path)
    assert place.why(job) == "its kept result is damaged or gone"
    made = place.make(job)[0]
    assert (made.path.read_text(), made.fresh) == ("BUY", True)


@pytest.mark.parametrize("folder", ["records", "names", "memo.json"])
@pytest.mark.parametrize(
    "content",
    ["", '{"torn": [', "[[1]]", "nonsense", '[{"trace": 3}]', "{}", '{"key": "x", "function": "of.old"}'],
)
def test_a_damaged_memory_forgets_but_never_fails(place, folder, content):
    """Whatever stands in the cache's own files, the worst is that something is made again."""
    place.write("note.txt", "buy")
    job = place.job("quote", "note.txt")
    place.make(job)
    home = place.root / ".langreel" / folder
    for path in [home] if home.is_file() else list(home.rglob("*.json")):
        path.write_text(content)
    place.why(job)
    assert place.make(job)[0].path.read_text() == "buy"
    assert not place.why(job)


def test_a_worker_that_dies_gets_a_second_chance(place):
    """A worker lost once costs time only; lost twice is an error that names the job."""
    flag = place.root / "died-once"
    assert place.make(place.job("die", str(flag)), executor="local")[0].path.read_text() == "alive"
    with pytest.raises(BuildError, match=r"the worker of test one died: killed by SIGKILL \(perhaps"):
        place.make(place.job("die_always"), executor="local")


def test_a_project_that_cannot_be_written_is_told(place):
    """Where the cache cannot be, one sentence says so; asking why needs no writing."""
    place.write(".langreel", "a file where the folder should be")
    with pytest.raises(BuildError) as caught:
        place.make(place.job("shout", "buy"))
    assert (caught.value.where, caught.value.hint) == (str(place.root / ".langreel"), "move it")
    assert place.why(place.job("shout", "buy")) == "new"


@pytest.fixture
def small_disk(place):
    """The project's cache on a disk of 1 MB."""
    home = place.root / ".langreel"
    home.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(home)]
    if not shutil.which("mount") or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("needs the right to mount")
    yield home
    subprocess.run(["umount", str(home)], check=True)


@pytest.mark.parametrize("executor", ["inline", "local"])
def test_a_full_disk_is_told_and_loses_nothing(place, small_disk, executor):
    """What was whole stays kept, and the error says what to do."""
    small, large = (
        place.job("shout", "buy", name="small", weight=9),
        place.job("fill", 2_000_000, name="large"),
    )
    place.make(small)
    with pytest.raises(BuildError, match=r"the disk is full \(free some space"):
        place.make(small, large, executor=executor)
    assert not place.why(small)
    assert place.make(small, place.job("fill", 1000))[1].path.stat().st_size == 1000


RLIMIT = """
    import resource, signal

    import render_it

    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
    raise SystemExit(render_it.main({root!r}, "inline", "fill", size=200_000))
"""


def test_a_file_that_may_not_grow_is_told_like_a_full_disk(place, render):
    """A quota looks the same to people as a full disk."""
    render().kill()
    script = Path(place.work.__file__).with_name("limited.py")
    script.write_text(dedent(RLIMIT).format(root=str(place.root)))
    done = subprocess.run([sys.executable, script], capture_output=True, text=True, check=False)
    assert done.returncode == BuildError.exit_code
    assert done.stdout.splitlines()[-1].split(" (")[0].endswith("the disk is full")
