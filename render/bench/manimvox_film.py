"""Manimvox film: a simple film by langreel and by manimvox, of the same Manim pictures and words.

    python render/bench/manimvox_film.py

A line grows under each sentence. Both have the voice that they bring for tests (``scratch``, ``fake:tone``)
and their own defaults. manimvox is installed from the registry, into an environment of its own.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import film
from meter import Run, run

from langreel import ffmpeg
from langreel.cli import project_template

ROOT = Path(__file__).parents[2]
PEER = "manimvox==0.4.1"
SEGMENTS, CHANGED = 12, 6
"""How often the line is drawn, and where the film is changed."""
Told = list[tuple[str, int]]
"""The words of each segment, and the size of its picture's type."""

PICTURE = """
from manim import BLUE, UP, Axes, Create, Text, VGroup


def chart(number, size):
    axes = Axes(x_range=[0, 60, 10], y_range=[0, 40, 10], x_length=9, y_length=4.5)
    told = Text(f"{number + 1}", font_size=size).next_to(axes, UP)
    line = axes.plot_line_graph(range(60), [(60 + step * (number + 1)) / 20 for step in range(60)],
                                line_color=BLUE, add_vertex_dots=False)
    return VGroup(axes, told), line
"""

OURS = '''\
"""A line drawn while a sentence is said."""

from picture import Create, chart

from langreel.scenes import ReelScene


class Chart{number}(ReelScene):
    """Segment `s{number}`."""

    def construct(self):
        ground, line = chart({number}, {size})
        self.add(ground)
        with self.segment("s{number}"):
            self.play(Create(line), run_time=2)
'''

THEIRS = """
import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parent))

from manimvox.kit import *
from picture import chart


class Film(Episode):
    EP, TITLE, TAGLINE, NCHAP = 1, "Debt", "A line that grows", 0

    def build(self):
        for number, (words, size) in enumerate({told}):
            ground, line = chart(number, size)
            self.add(ground)
            self.say(words, Create(line), run_time=2)
            self.remove(ground, line)
"""


@dataclass(frozen=True, slots=True)
class Maker:
    """Who makes the film: its file, its render, and what writes its script and pictures."""

    film: Path
    render: Callable[[], Run]
    write: Callable[[Told], None]


def told(more: str = "", size: int = 24) -> Told:
    """The words and the size of type of each picture; one of them says more, or is larger."""
    usual = [(_words(number), 24) for number in range(SEGMENTS)]
    usual[CHANGED] = _words(CHANGED, more), size
    return usual


def _words(number: int, more: str = "") -> str:
    return f"After {number + 1} years the debt of this country was higher once more than it had been{more}."


def ours(root: Path) -> Maker:
    """The film as a project of langreel."""
    langs = project_template.default()
    project_template.fill(root, langs, dict.fromkeys(langs, "espeak"))
    scenes, act = root / "scenes/hello", root / "script/hello/01-debt.yaml"
    shutil.rmtree(scenes)
    scenes.mkdir()
    (scenes / "picture.py").write_text(PICTURE, "utf-8")

    def write(told: Told) -> None:
        for number, (_, size) in enumerate(told):
            (scenes / f"chart{number}.py").write_text(OURS.format(number=number, size=size), "utf-8")
        said = [_segment(number, dict.fromkeys(langs, words)) for number, (words, _) in enumerate(told)]
        film.write(act, {"chapter": dict.fromkeys(langs, "1"), "segments": said})

    command = [sys.executable, "-m", "langreel", "-C", str(root), "render", "--lang", "en"]
    command += ["--profile", "final", "--voice", "scratch"]
    return Maker(root / "out/hello/final/en/hello.mp4", lambda: run(command, ROOT), write)


def _segment(number: int, said: dict[str, str]) -> dict[str, Any]:
    return {"id": f"s{number}", "scene": f"chart{number}.Chart{number}", **said}


def theirs(root: Path, program: Path) -> Maker:
    """The film as an episode of manimvox."""
    new: list[str | Path] = [program, "new", root, "--series", "Debt", "--voice", "fake:tone"]
    subprocess.run(new, check=True, capture_output=True)
    series, episode = root / "series.json", root / "episodes/ep01_debt.py"
    episode.parent.mkdir(exist_ok=True)
    named = {"n": 1, "stem": "ep01_debt", "cls": "Film", "title": "Debt"}
    series.write_text(json.dumps({**json.loads(series.read_text("utf-8")), "episodes": [named]}), "utf-8")
    episode.with_name("picture.py").write_text(PICTURE, "utf-8")

    def write(told: Told) -> None:
        episode.write_text(THEIRS.format(told=told), "utf-8")

    return Maker(root / "out/ep01_debt.mp4", lambda: run([str(program), "render", "ep01"], root), write)


def installed(home: Path) -> Path:
    """The program of manimvox, in an environment of its own."""
    python = home / "manimvox"
    subprocess.run([sys.executable, "-m", "venv", python], check=True)
    subprocess.run([python / "bin/python", "-m", "pip", "install", "--quiet", PEER], check=True)
    return python / "bin/manimvox"


CASES: dict[str, Callable[[int], Told]] = {
    "cold": lambda n: told(),
    "nothing changed": lambda n: told(),
    "one line changed": lambda n: told(more=" too" * (n + 1)),
    "one picture changed": lambda n: told(size=25 + n),
}
"""What is told in each, the n-th time; in this order, since what is there from before counts."""


def measured(maker: Maker, repeats: int) -> dict[str, Run]:
    """The median of each case."""
    found = {}
    for case, edit in CASES.items():
        runs = []
        for number in range(1 if case == "cold" else repeats):
            maker.write(edit(number))
            runs.append(maker.render())
        found[case] = sorted(runs, key=lambda one: one.seconds)[len(runs) // 2]
    return found


def table(home: Path, repeats: int) -> str:
    """Both films, case by case, as Markdown."""
    home.mkdir(parents=True, exist_ok=True)
    makers = ours(home / "ours"), theirs(home / "theirs", installed(home))
    found, other = (measured(maker, repeats) for maker in makers)
    rows = [_row(case, found[case], other[case]) for case in CASES]
    films = "; ".join(_told(name, maker.film) for name, maker in zip(("ours", "theirs"), makers, strict=True))
    return "\n".join([ABOUT.format(segments=SEGMENTS, films=films), "", *HEADING, *rows])


def _row(case: str, ours: Run, theirs: Run) -> str:
    ratio = f"{theirs.seconds / ours.seconds:.1f}×"
    memory = f"{ours.memory:.0f} MB, {theirs.memory:.0f} MB"
    return f"| {case} | {ours.seconds:.2f} s | {theirs.seconds:.2f} s | {ratio} | {memory} |"


def _told(name: str, path: Path) -> str:
    found = ffmpeg.probe(path)
    return f"{name} {found.seconds:.0f} seconds, {found.frames} frames, {path.stat().st_size / 1e6:.1f} MB"


ABOUT = """\
A line of a plain Manim chart, drawn {segments} times, each time under a sentence of English, 1920x1080, both
with the voice that they bring for tests and with their own defaults: {films}.
Largest process: ours, theirs."""
HEADING = "| case | ours | manimvox | ratio | largest process |", "|---|---|---|---|---|"

if __name__ == "__main__":
    with tempfile.TemporaryDirectory(prefix="langreel-bench-") as folder:
        print(table(Path(folder), repeats=3))
