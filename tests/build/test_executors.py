import os
import subprocess
import time
from concurrent.futures import Executor

import pytest

from langreel import plugins
from langreel.build.executors import Local


@pytest.fixture(params=["inline", "local"])
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


def test_every_local_job_has_a_process_of_its_own():
    """A worker does one job, so that nothing of one scene can leak into another."""
    executor = Local(2)
    seen = [future.result() for future in [executor.submit(os.getpid) for _ in range(5)]]
    executor.stop()
    assert len({*seen, os.getpid()}) == 6


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
