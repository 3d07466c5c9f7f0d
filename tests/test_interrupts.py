"""Interrupts: what asks a command to end is heard, once, wherever it is; what must be whole becomes so."""

import os
import signal
import subprocess
import sys
from textwrap import dedent

import pytest

from langreel import interrupts
from terminal import as_in_a_terminal

ENDING = pytest.mark.parametrize("number", interrupts.ENDING, ids=lambda number: number.name)


LOADING = """
import signal, sys

class Finder:
    def find_spec(name, path, target=None):
        if name == "langreel.cli.run":
            sys.meta_path.remove(Finder)
            {way}

sys.meta_path.insert(0, Finder)
"""
"""A Python that interrupts the command when it loads what runs it."""


def told(script: str, born=as_in_a_terminal) -> str:
    """What a process prints that hears, and then does as the script says."""
    head = "import os, signal, sys, time\nfrom langreel import interrupts\ninterrupts.hear()\n"
    done = subprocess.run(
        [sys.executable, "-c", head + dedent(script)],
        capture_output=True,
        text=True,
        check=False,
        timeout=20,
        preexec_fn=born,
    )
    assert not done.stderr
    return done.stdout.strip()


@ENDING
def test_each_signal_is_a_ctrl_c(number):
    """Whoever asks, KeyboardInterrupt is raised, and the exit code tells who it was."""
    script = f"""
        try:
            signal.raise_signal({int(number)})
        except KeyboardInterrupt:
            print(interrupts.heard(), interrupts.exit_code())
    """
    assert told(script) == f"{int(number)} {128 + number}"


def test_who_asks_twice_asks_once():
    """A second Ctrl-C does not break into what ends."""
    script = """
        try:
            signal.raise_signal(signal.SIGINT)
        except KeyboardInterrupt:
            signal.raise_signal(signal.SIGTERM)
            print(interrupts.exit_code())
    """
    assert told(script) == "130"


def test_what_is_ignored_stays_ignored():
    """``nohup langreel render`` outlives its terminal."""
    script = "signal.raise_signal(signal.SIGHUP); print('lives')"
    assert told(script, lambda: signal.signal(signal.SIGHUP, signal.SIG_IGN)) == "lives"


def test_a_ctrl_c_that_python_drops_is_heard():
    """What is raised in an object's last moments goes no further: it is raised again, without a traceback."""
    script = """
        class Last:
            def __del__(self):
                signal.raise_signal(signal.SIGINT)

        try:
            Last()
            time.sleep(20)
        except KeyboardInterrupt:
            print("heard")
    """
    assert told(script) == "heard"


def test_a_ctrl_c_that_a_library_swallows_is_heard():
    """One that catches all costs a second."""
    script = """
        try:
            try:
                signal.raise_signal(signal.SIGTERM)
            except BaseException:
                pass
            time.sleep(20)
        except KeyboardInterrupt:
            print("heard")
    """
    assert told(script) == "heard"


def test_what_is_held_is_heard_afterwards():
    """Work that must be whole is; a process that starts meanwhile is not reached before it lets it in."""
    script = """
        import subprocess
        ask = "import signal; print(*sorted(int(n) for n in signal.pthread_sigmask(signal.SIG_BLOCK, ())))"
        try:
            with interrupts.held():
                os.kill(os.getpid(), signal.SIGINT)
                signal.raise_signal(signal.SIGTERM)
                subprocess.run([sys.executable, "-c", ask])
                print("whole", flush=True)
        except KeyboardInterrupt:
            print("heard")
        print(*signal.pthread_sigmask(signal.SIG_BLOCK, ()))
    """
    assert told(script) == "1 2 15\nwhole\nheard"


def test_a_worker_forgets_what_came_for_others():
    """What was sent while it was born is not its own; what comes later is."""
    script = """
        interrupts.block()
        os.kill(os.getpid(), signal.SIGTERM)
        interrupts.let_in()
        print("lives")
        try:
            os.kill(os.getpid(), signal.SIGTERM)
        except KeyboardInterrupt:
            print("heard")
    """
    assert told(script) == "lives\nheard"


@ENDING
@pytest.mark.parametrize("way", ["signal.raise_signal({})", "exec('signal.raise_signal({})')"])
def test_a_command_says_that_it_was_interrupted(number, way, tmp_path):
    """While it is loaded already, and with the exit code of the signal, whatever it was doing."""
    (tmp_path / "sitecustomize.py").write_text(LOADING.format(way=way.format(int(number))))
    done = subprocess.run(
        [sys.executable, "-m", "langreel", "check"],
        env={**os.environ, "PYTHONPATH": f"{tmp_path}{os.pathsep}{os.environ.get('PYTHONPATH', '')}"},
        capture_output=True,
        text=True,
        check=False,
        timeout=20,
        preexec_fn=as_in_a_terminal,
    )
    said = "interrupted: nothing is broken; run the same command to go on"
    assert (done.returncode, done.stderr.strip()) == (128 + number, said)
