"""Executors: what a runner may expect of each that is registered, and what local workers promise beyond."""

import os
import subprocess
import sys
import time
from concurrent.futures import Executor
from textwrap import dedent
from types import SimpleNamespace

import pytest

import builders
from langreel import plugins
from langreel.build.executors import Local, WorkerDied
from langreel.errors import BuildError, SceneError

NAMES = plugins.names("langreel.executors")


@pytest.fixture(params=NAMES)
def executor(request):
    """Each executor by its registered name, two jobs at a time."""
    made = plugins.load("langreel.executors", request.param)(2)
    yield made
    getattr(made, "stop", made.shutdown)()


def test_an_executor_answers_or_raises_as_the_function_does(executor: Executor):
    """What comes back is the value or the exception itself."""
    good, bad = executor.submit(divmod, 7, 2), executor.submit(divmod, 7, 0)
    assert good.result() == (3, 1)
    assert isinstance(bad.exception(), ZeroDivisionError)


@pytest.mark.parametrize("name", NAMES)
def test_jobs_are_made_and_kept_whoever_runs_them(place, name):
    """Files, values and traces come back whole: a second run does nothing, a changed file is noticed."""
    place.write("note.txt", "buy bonds")
    jobs = [place.job("shout", "buy", name="shout"), place.job("quote", "note.txt", name="quote")]
    made = place.make(*jobs, executor=name)
    assert [(each.path.read_text(), each.value) for each in made] == [("BUY", 3), ("buy bonds", None)]
    assert not any(map(place.why, jobs))
    place.write("note.txt", "buy gold")
    assert [place.why(job) for job in jobs] == ["", "note.txt changed"]


@pytest.mark.parametrize("name", NAMES)
def test_failures_come_back_in_words_whoever_ran_the_job(place, name):
    """An error for people passes with its fields; any other names the job and its log."""
    with pytest.raises(SceneError) as caught:
        place.make(place.job("fail", "boo"), executor=name)
    assert (caught.value.where, caught.value.hint) == ("scenes/a.py:3", "say less")
    with pytest.raises(BuildError, match="test one failed: KeyError: 'buy'") as caught:
        place.make(place.job("crash", "buy"), executor=name)
    assert "about to fall" in (place.root / caught.value.where).read_text()


@pytest.mark.parametrize("name", NAMES)
def test_progress_is_told_whoever_runs_the_job(place, name):
    """The last numbers arrive before the end."""
    place.make(place.job("count", 7), executor=name)
    assert [(each.kind, each.done) for each in place.events[-3:]] == [
        ("started", 0),
        ("progress", 7),
        ("finished", 1),
    ]


@pytest.mark.parametrize("name", NAMES)
def test_a_job_that_is_alone_has_a_process_of_its_own(place, name):
    """Whoever runs it: what it leaves behind reaches neither the render nor the next job."""
    jobs = [place.job("leave", word, name=word, place="alone") for word in ("first", "second")]
    made = place.make(*jobs, executor=name)
    assert [each.path.read_text() for each in made] == ["nothing, then first", "nothing, then second"]
    assert not hasattr(os, "left")


def test_text_hashes_alike_in_every_process(place):
    """So that a set of text has the same order in every job and every run."""
    before = os.environ.get("PYTHONHASHSEED")
    (made,) = place.make(place.job("hashed", "bond", place="alone"))
    script = "print(hash('bond'))"
    again = subprocess.run(
        [sys.executable, "-c", script],
        env={**os.environ, "PYTHONHASHSEED": "0"},
        capture_output=True,
        check=True,
    )
    assert made.path.read_bytes() == again.stdout.strip()
    assert os.environ.get("PYTHONHASHSEED") == before


ONE_THREAD = '''
    """One thread: jobs one after another, beside the render."""

    from concurrent.futures import ThreadPoolExecutor


    def one_thread(jobs, address=""):
        return ThreadPoolExecutor(1, thread_name_prefix=f"guest {address}")
'''


def test_a_new_executor_is_one_file_and_one_line(place, monkeypatch):
    """A factory in a file of its own, registered by a line, makes jobs; it is given what follows its name."""
    guest = place.root.parent / "guest"
    builders.register(guest, "langreel.executors", "one-thread", "one_thread:one_thread")
    (guest / "one_thread.py").write_text(dedent(ONE_THREAD), "utf-8")
    monkeypatch.syspath_prepend(str(guest))
    jobs = [place.job("shout", word, name=word) for word in ("buy", "hold")]
    made = place.make(*jobs, executor="one-thread:here")
    assert [each.path.read_text() for each in made] == ["BUY", "HOLD"]


def test_every_local_job_has_a_process_of_its_own():
    """A worker does one job, so that nothing of one scene can leak into another."""
    executor = Local(2)
    seen = [future.result() for future in [executor.submit(os.getpid) for _ in range(5)]]
    executor.stop()
    assert len({*seen, os.getpid()}) == 6


def test_jobs_that_load_the_same_follow_one_another_in_a_process(place):
    """What is too large to be loaded for each stays loaded; other jobs have processes of their own."""
    jobs = [
        place.job("leave", str(at), name=str(at), loads=loads) for at, loads in enumerate(["a", "a", "b", ""])
    ]
    with place.open("local", jobs=1) as runner:
        made = runner.make(jobs)
    assert [each.path.read_text() for each in made] == [
        "nothing, then 0",
        "0, then 1",
        "nothing, then 2",
        "nothing, then 3",
    ]
    assert not hasattr(os, "left")


def test_a_worker_that_died_takes_no_further_job(place):
    """The next job that loads the same finds another."""
    executor = Local(1)
    jobs = [SimpleNamespace(loads="a") for _ in range(3)]
    first, died, last = (executor.submit(ask, job) for ask, job in zip((own_id, die, own_id), jobs))
    assert isinstance(died.exception(), WorkerDied) and first.result() != last.result()
    executor.stop()
    assert any(has_ended(last.result()) or time.sleep(0.05) for _ in range(200))


def own_id(job):
    """The number of the process that does the job."""
    return os.getpid()


def die(job):
    """End the process at once."""
    os._exit(1)


def test_workers_start_however_long_the_path_of_the_temporary_folder(tmp_path):
    """A fork server cannot listen in so deep a folder; workers are born without one there."""
    deep = tmp_path / ("deep" * 20) / ("deep" * 20)
    deep.mkdir(parents=True)
    script = "import os\nfrom langreel.build.executors import alone\nprint(alone(os.getpid) != os.getpid())"
    done = subprocess.run(
        [sys.executable, "-c", script],
        env={**os.environ, "TMPDIR": str(deep)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout == "True\n", done.stderr


def test_nothing_is_left_of_a_worker_that_has_answered():
    """A program that a job forgot goes with it."""
    executor = Local(1)
    program = executor.submit(eval, "__import__('subprocess').Popen(['sleep', '60']).pid").result()
    executor.stop()
    assert any(has_ended(program) or time.sleep(0.05) for _ in range(200))


def has_ended(pid: int) -> bool:
    """Whether a process is gone, or only waits to be reaped."""
    done = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True, check=False)
    return done.stdout.strip()[:1] in ("", "Z")


def test_a_stopped_executor_ends_what_runs():
    """Stopping does not wait for long jobs."""
    executor = Local(1)
    long, waiting = executor.submit(eval, "__import__('time').sleep(60)"), executor.submit(os.getpid)
    executor.stop()
    assert long.cancelled() or long.exception() is not None
    assert waiting.cancelled() or waiting.exception() is not None
