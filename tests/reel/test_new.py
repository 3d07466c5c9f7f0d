"""A new project, as a person makes one: it checks, renders, verifies, and renders again in no time."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

import builders
from langreel.cli.run import run

pytestmark = [pytest.mark.reel, pytest.mark.xdist_group("new")]


def langreel(project, *words):
    """The real command in a process of its own; its exit code, answer and complaints."""
    command = [sys.executable, "-m", "langreel", "-C", str(project), *words]
    return subprocess.run(command, capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False)


@pytest.fixture
def ask(project, capsys):
    """The command in this process; its answer."""

    def answer(*words):
        capsys.readouterr()
        assert run(["-C", str(project), *words, "--profile", "proxy"]) == 0
        return capsys.readouterr().out

    return answer


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """A fresh project in a folder whose name has a space, a quote and Chinese in it."""
    folder = tmp_path_factory.mktemp("reel") / "it's 四十年 of debt"
    assert langreel(Path(), "new", str(folder)).returncode == 0
    builders.know_code(folder)
    return folder


def test_a_new_project_renders_as_it_stands(project):
    """`new`, `check`, `render`, `verify`: two reels with their subtitle files, and no finding."""
    assert langreel(project, "check").stdout == "hello: no findings\n"
    rendered = langreel(project, "render", "--profile", "proxy")
    assert rendered.returncode == 0, rendered.stdout + rendered.stderr
    for lang in ("zh", "en"):
        names = {path.name for path in (project / "out/hello/proxy" / lang).iterdir()}
        tracks = {f"hello.{track}.{fmt}" for track in ("zh", "en") for fmt in ("srt", "vtt", "ass")}
        assert names == {"hello.mp4", "hello.zh+en.ass", *tracks}
    verified = langreel(project, "verify", "--profile", "proxy", "--json")
    assert (verified.returncode, json.loads(verified.stdout)) == (0, {"zh": [], "en": []})


def test_a_second_render_makes_nothing(ask):
    """Nothing changed, so nothing is made, and the command says so."""
    ask("render")
    assert "nothing to do: everything is up to date" in ask("render")
    assert ask("why") == "nothing is stale\n"


def test_a_changed_english_line_leaves_the_chinese_picture_and_sound_alone(project, ask):
    """What was planned is what is made: the line, its clip, its sound, and subtitles of both dubs."""
    ask("render")
    act = project / "script/hello/01-debt.yaml"
    old = act.read_text(encoding="utf-8")
    act.write_text(old.replace("Forty years later", "Four decades later"), encoding="utf-8")
    try:
        jobs = json.loads(ask("plan", "--json"))["jobs"]
        planned = sorted(f"{job['step']} {job['name']}" for job in jobs)
        dubs = json.loads(ask("render", "--json"))
    finally:
        act.write_text(old, encoding="utf-8")
    parts = {part for dub in dubs for part in dub["made"]}
    # What a reel is not put together from itself.
    between = ("voice ", "verify ", "sound levels", "sound balance", "sound stretch")
    published = {part for part in planned if not part.startswith(between) and not part.endswith(".cues")}
    assert parts == published
    assert [part for part in parts if part.endswith(".zh") and "captions" not in part] == ["master reel.zh"]
