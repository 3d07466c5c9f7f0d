"""Network voices: an episode spoken by a server on this machine, by the command, in processes of its own."""

import os
import subprocess
import sys
from collections import Counter

import pytest

import builders
import speech_server
from langreel.pipeline.check import check

ACT = "script/hello/01-debt.yaml"
SECRET = "sk-Qx7secret"


@pytest.fixture
def server(project, monkeypatch):
    """A server with a key, and the template's English spoken by it."""
    script = project.script / "hello/episode.yaml"
    text = script.read_text("utf-8").replace("en: espeak}", 'en: "openai:kokoro/af_heart"}')
    script.write_text(text, "utf-8")
    builders.know_code(project.root)
    with speech_server.serving() as state:
        monkeypatch.setenv("OPENAI_BASE_URL", state.address)
        monkeypatch.setenv("OPENAI_API_KEY", SECRET)
        yield state


def keep(project):
    """Have the English lines spoken and kept; returns exit code and what was said about it."""
    command = [
        sys.executable,
        "-m",
        "langreel",
        "-C",
        str(project.root),
        "voice",
        "keep",
        "hello",
        "--lang",
        "en",
    ]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def test_an_episode_asks_for_no_line_twice(project, server):
    """What two segments say in the same words is one request, and nothing is asked for again."""
    act = project.root / ACT
    head, segment = act.read_text("utf-8").split("segments:\n")
    again = segment.replace("id: one-line", "id: once-more")
    act.write_text(f"{head}segments:\n{segment}{again}", "utf-8")
    code, told = keep(project)
    assert code == 0 and "3 takes" in told
    assert len(server.texts) == 3 and set(Counter(server.texts).values()) == {1}
    assert keep(project)[0] == 0 and len(server.texts) == 3


def test_a_run_that_failed_goes_on_where_it_stopped(project, server):
    """Lines that were spoken are kept; the next run asks for the others."""
    server.refuses = lambda text: speech_server.status(400, "no") if text.startswith("That") else None
    code, told = keep(project)
    assert code == 4 and "answers 400 Bad Request: no" in told
    before = [text for text in server.texts if not text.startswith("That")]
    server.asked.clear()
    server.refuses = lambda text: None
    assert keep(project)[0] == 0
    assert len(server.texts) + len(before) == 3 and not {*before} & {*server.texts}


def test_the_key_is_written_nowhere(project, server):
    """Not into takes, memory, logs or reports, whether it goes well or not."""
    server.faults = [speech_server.status(401, f"Incorrect API key provided: {SECRET}")] * 3
    runs = [keep(project) for _ in range(4)]
    assert (runs[0][0], runs[-1][0]) == (4, 0)
    told = "".join(text for _, text in runs)
    files = [path for path in project.root.rglob("*") if path.is_file()]
    assert len(files) > 20 and server.keys.count(f"Bearer {SECRET}") == len(server.keys)
    assert [path for path in files if SECRET.encode() in path.read_bytes()] == [] and SECRET not in told


def test_a_voice_without_its_key_is_an_error_of_check(project, server, monkeypatch):
    """Named by its variable, before anybody is asked."""
    keep(project)
    (project.root / ACT).write_text(
        (project.root / ACT).read_text("utf-8").replace("Forty", "Some forty"), "utf-8"
    )
    monkeypatch.delenv("OPENAI_BASE_URL")
    monkeypatch.delenv("OPENAI_API_KEY")
    server.asked.clear()
    (error,) = [each for each in check(project, "hello") if each.rule == "voice-missing"]
    assert (error.severity, server.asked) == ("error", []) and "OPENAI_API_KEY is not set" in error.message
