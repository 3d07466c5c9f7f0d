"""Watching: every save is followed by a fresh proxy, and a mistake by words, until Ctrl-C."""

import os
import queue
import signal
import subprocess
import sys
import threading

import pytest

pytestmark = pytest.mark.reel


@pytest.fixture
def watcher(fresh_film):
    """A running ``langreel watch``, and a way to wait for words on its output."""
    command = [sys.executable, "-u", "-m", "langreel", "-C", str(fresh_film.root), "watch", "--lang", "zh"]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
    process = subprocess.Popen(command, text=True, start_new_session=True, **pipes)
    lines: queue.Queue[str] = queue.Queue()
    threading.Thread(target=lambda: [lines.put(line) for line in process.stdout], daemon=True).start()

    def until(words: str) -> str:
        told = ""
        while words not in told:
            told += lines.get(timeout=120)
        return told

    yield process, until
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def test_watching_follows_edits_mistakes_and_ctrl_c(fresh_film, watcher):
    """Only the edited scene's shot is drawn again; broken YAML is told with its line; then it goes on."""
    process, until = watcher
    assert "picture  gold.Gold.zh" in until("watching; Ctrl-C ends it")
    scene = fresh_film.scenes / "film/silver.py"
    scene.write_text(scene.read_text().replace("(0, -1, 0)", "(0, -2, 0)"))
    told = until("watching; Ctrl-C ends it")
    assert "picture  silver.Silver.zh" in told
    assert "gold.Gold" not in told
    act = fresh_film.script / "film/01-metals.yaml"
    good = act.read_text("utf-8")
    act.write_text(good.replace("id: silver", "id: [silver"), "utf-8")
    assert "error: script/film/01-metals.yaml:" in until("watching; Ctrl-C ends it")
    act.write_text(good, "utf-8")
    assert "out/film/proxy/zh/film.mp4" in until("watching; Ctrl-C ends it")
    os.killpg(process.pid, signal.SIGINT)
    until("stopped watching")
    assert process.wait(20) == 0
