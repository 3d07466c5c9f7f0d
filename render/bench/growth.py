"""Growth: what an edit costs in films of 5 to 160 minutes, made of one film's acts over and over.

    python render/bench/growth.py --minutes 5 20 80

The edit is made in the first act, so that all that follows moves: a line, a cell of a table that only this
act reads, a line of the other language's subtitles.
"""

from __future__ import annotations

import argparse
import itertools
import shutil
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import film
from meter import run

Told = dict[str, Any]

ROOT = Path(__file__).parents[2]
EPISODE, LANG, SHOWN = "us_debt", "zh", "en"
SCENE, TABLE, YEAR, COLUMN = "inflation.Inflation", "us_inflation", "2022", 1
"""The scene of the edits, the table that it draws, and the cell of it that is changed."""
OWN = "inflation_of_the_first_act"
MINUTES_OF_AN_ACT = 1.5
REPEATS = 3


@dataclass(frozen=True, slots=True)
class Growth:
    """A film's minutes and shots, and the seconds of a render of it: from nothing, and after each edit."""

    minutes: float
    shots: int
    cold: float
    nothing: float
    line: float
    cell: float
    track: float

    def row(self) -> str:
        edits = (f"{each:.1f} s" for each in (self.nothing, self.track, self.cell, self.line))
        return f"| {self.minutes:.0f} min | {self.shots} | {self.cold:.0f} s | {' | '.join(edits)} |"


HEADING = """| film | shots | cold | nothing changed | a subtitle | a cell | a line |
|---|---|---|---|---|---|---|"""


def grown(acts: int, root: Path) -> None:
    """A project whose film has so many acts: those of the episode from the edits' on, over and over."""
    film.excerpt(ROOT, EPISODE, film.scenes(ROOT, EPISODE), root)
    script = root / "script" / EPISODE
    told = [(path, film.read(path)) for path in sorted(script.glob("[0-9]*.yaml"))]
    first = next(n for n, (_, act) in enumerate(told) if SCENE in _scenes(act))
    for path, _ in told:
        path.unlink()
    for number, (_, act) in zip(range(acts), itertools.cycle(told[first:] + told[:first])):
        again = _again(act, number // len(told), root / "scenes" / EPISODE)
        film.write(script / f"{number:03d}.yaml", again)
    _own_table(root)


def _scenes(act: Told) -> list[str]:
    return [segment["scene"] for segment in act["segments"] if "scene" in segment]


def _again(act: Told, round_: int, scenes: Path) -> Told:
    """An act with segments and scenes of its own: nothing that is made of it serves another."""
    if not round_:
        return act
    names = [segment["id"] for segment in act["segments"]]
    for module in {scene.partition(".")[0] for scene in _scenes(act)}:
        _copy(scenes, module, f"{module}_{round_}", dict.fromkeys(names, round_))
    return act | {"segments": [_renamed(segment, round_) for segment in act["segments"]]}


def _renamed(segment: Told, round_: int) -> Told:
    module, dot, scene = segment.get("scene", "").partition(".")
    named = {"scene": f"{module}_{round_}.{scene}"} if dot else {}
    return segment | {"id": f"{segment['id']}-{round_}"} | named


def _copy(scenes: Path, module: str, name: str, segments: dict[str, int]) -> None:
    target = scenes / f"{name}.py"
    source = (target if target.exists() else scenes / f"{module}.py").read_text("utf-8")
    for segment, round_ in segments.items():
        source = source.replace(f'segment("{segment}"', f'segment("{segment}-{round_}"')
    target.write_text(source, "utf-8")


def _own_table(root: Path) -> None:
    """What the first act draws is a table of its own."""
    shutil.copy(root / f"data/{TABLE}.csv", root / f"data/{OWN}.csv")
    sources = film.read(root / "data/sources.yaml")
    film.write(root / "data/sources.yaml", sources | {OWN: sources[TABLE]})
    scene = root / "scenes" / EPISODE / f"{SCENE.partition('.')[0]}.py"
    scene.write_text(scene.read_text("utf-8").replace(f'table("{TABLE}"', f'table("{OWN}"'), "utf-8")


def measured(minutes: float) -> Growth:
    """A film of about so many minutes, made and edited."""
    with tempfile.TemporaryDirectory(prefix="langreel-growth-") as folder:
        root = Path(folder, "film")
        grown(max(1, round(minutes / MINUTES_OF_AN_ACT)), root)
        cold = _render(root)
        seconds, shots = _length(root)
        return Growth(seconds / 60, shots, cold, *(_edited(root, edit()) for edit in EDITS))


def _edited(root: Path, edits: Iterable[Callable[[Path], None]]) -> float:
    """The median of a few renders, before each of which something is changed."""
    taken = []
    for edit in edits:
        edit(root)
        taken.append(_render(root))
    return statistics.median(taken)


def _render(root: Path) -> float:
    words = ["-C", str(root), "render", "--lang", LANG, "--profile", "proxy", "--voice", "scratch"]
    accept = "import subprocess, sys; code = subprocess.call(sys.argv[1:]); sys.exit(code if code > 1 else 0)"
    return run([sys.executable, "-c", accept, sys.executable, "-m", "langreel", *words], ROOT).seconds


def _length(root: Path) -> tuple[float, int]:
    from langreel.pipeline.film import RenderRequest
    from langreel.pipeline.plan import plan
    from langreel.project import Project

    order = RenderRequest(EPISODE, (LANG,), "proxy", "scratch")
    timeline = plan(Project(root), order).timelines[LANG]
    return timeline.seconds, len(timeline.shots)


def _nothing() -> Iterator[Callable[[Path], None]]:
    for _ in range(REPEATS):
        yield lambda root: None


def _line(lang: str, more: str) -> Iterator[Callable[[Path], None]]:
    for number in range(1, REPEATS + 1):
        yield partial(film.edit_line, episode=EPISODE, scene=SCENE, lang=lang, more=more * number)


def _cell() -> Iterator[Callable[[Path], None]]:
    for number in range(1, REPEATS + 1):
        yield partial(_set_cell, value=f"{number}.5")


def _set_cell(root: Path, value: str) -> None:
    path = root / f"data/{OWN}.csv"
    rows = [line.split(",") for line in path.read_text("utf-8").splitlines()]
    changed = [[*row[:COLUMN], value, *row[COLUMN + 1 :]] if row[0] == YEAR else row for row in rows]
    path.write_text("\n".join(map(",".join, changed)) + "\n", "utf-8")


EDITS = (_nothing, lambda: _line(LANG, "，再说一次"), _cell, lambda: _line(SHOWN, " again"))
"""In the order of the fields of Growth."""


def table(minutes: Iterable[float]) -> str:
    """The rows of films of so many minutes, as Markdown."""
    rows = []
    for each in minutes:
        rows.append(measured(each).row())
        print(rows[-1], file=sys.stderr, flush=True)
    return "\n".join([HEADING, *rows])


if __name__ == "__main__":
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--minutes", nargs="+", type=float, default=[5, 10, 20, 40, 80, 160])
    print(table(asked.parse_args().minutes))
