"""Soak: random edits in a row, each rendered from what is kept and from nothing; both must be the same film.

    python render/bench/soak.py --edits 200 --episode us_debt --lang zh

The project is copied, and edited there: words, holds, scenes' durations, cells of tables, comments, files
dated back, edits taken back. What an edit makes impossible must be told in the same words by both, and is
taken back. Frames, sound packets and subtitle files are compared. ``--project`` names another than this one.
With ``--every 10`` a film from nothing is made after each tenth edit alone: what went wrong before is still
seen there, unless the edits after it hid it.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import shutil
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from langreel.build import digests
from langreel.errors import LangreelError
from langreel.ffmpeg import binary, frame_hashes
from langreel.pipeline.determinism import LEFT
from langreel.pipeline.film import FinishedDub, RenderRequest
from langreel.pipeline.render import render
from langreel.project import Project

ROOT = Path(__file__).resolve().parents[2]
PARTS = ("script", "scenes", "data", "assets", "recordings")
Edit = Callable[[random.Random, Path], Path | None]
"""Changes a file of a project; None where it finds nothing to change."""
Made = tuple[FinishedDub, ...] | str
"""A film's dubs, or the words in which it was refused."""


def said(chance: random.Random, root: Path) -> Path | None:
    """A line begins otherwise."""
    more = {"zh": "其实，", "en": "In fact, ", "es": "Además, "}
    return _replaced(chance, root, "script/*/*.yaml", r"(?m)^( +)(zh|en|es): (?=[^|{\[\s])", _with(more))


def _with(more: dict[str, str]) -> Callable[[re.Match[str]], str]:
    return lambda found: f"{found[0]}{more[found[2]]}"


def hold(chance: random.Random, root: Path) -> Path | None:
    """A segment stays longer."""
    length = chance.choice(["0.3", "0.7", "1.1"])
    return _replaced(
        chance, root, "script/*/*.yaml", r"(?m)^( +)(scene: \S+)$", lambda m: f"{m[0]}\n{m[1]}hold: {length}"
    )


def motion(chance: random.Random, root: Path) -> Path | None:
    """Something of a scene takes another time."""
    seconds = chance.choice(["0.2", "0.3", "0.4", "0.5"])
    return _replaced(chance, root, "scenes/**/*.py", r"seconds=0\.\d+", lambda m: f"seconds={seconds}")


def cell(chance: random.Random, root: Path) -> Path | None:
    """A table's number ends in another digit."""
    digit = str(chance.randrange(10))
    return _replaced(chance, root, "data/**/*.csv", r"(?<=\d)\d(?=[,\n])", lambda m: digit)


def comment(chance: random.Random, root: Path) -> Path | None:
    """A comment more, which means nothing."""
    return _replaced(chance, root, "scenes/**/*.py", r"\n\n\n", lambda m: f"\n\n\n# {chance.random()}\n")


def dated(chance: random.Random, root: Path) -> Path | None:
    """A file is dated back, or ahead, by a clock that is wrong."""
    path = chance.choice(sorted(path for path in root.glob("scenes/**/*.py") if path.is_file()))
    moment = path.stat().st_mtime + chance.choice([-1e6, 1e6])
    os.utime(path, (moment, moment))
    return path


EDITS: tuple[Edit, ...] = (said, hold, motion, cell, comment, dated)


def _replaced(
    chance: random.Random, root: Path, pattern: str, old: str, new: Callable[[re.Match[str]], str]
) -> Path | None:
    paths = [path for path in sorted(root.glob(pattern)) if re.search(old, path.read_text("utf-8"))]
    if not paths:
        return None
    path = chance.choice(paths)
    text = path.read_text("utf-8")
    found = chance.choice(list(re.finditer(old, text)))
    path.write_text(text[: found.start()] + new(found) + text[found.end() :], "utf-8")
    return path


def main() -> None:
    """Edit as often as asked; stop at the first difference."""
    arguments = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    arguments.add_argument("--project", type=Path, default=ROOT)
    arguments.add_argument("--episode", required=True)
    arguments.add_argument("--lang", action="append", default=[])
    arguments.add_argument("--edits", type=int, default=200)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--every", type=int, default=1, help="compare after so many edits, not after each")
    given = arguments.parse_args()
    request = RenderRequest(given.episode, tuple(given.lang), "proxy")
    began, done = time.monotonic(), Counter[str]()
    with TemporaryDirectory() as folder:
        root = Path(folder, "edited")
        for part in PARTS:
            if (given.project / part).is_dir():
                shutil.copytree(given.project / part, root / part)
        soak = Soak(root, request, random.Random(given.seed), given.every)
        for number, told in enumerate(soak.edits(given.edits), 1):
            done[told] += 1
            print(f"{number}: {told}", flush=True)
    taken = f"{given.edits} edits in {time.monotonic() - began:.0f} s"
    print(f"{taken}, {given.edits // given.every} compared, each as from nothing: {dict(done)}")


@dataclass(frozen=True, slots=True)
class Soak:
    """Where it edits, what it renders, its dice, and after how many edits it makes the film from nothing."""

    root: Path
    request: RenderRequest
    chance: random.Random
    every: int

    def edits(self, count: int) -> Iterator[str]:
        """What was done each time, once it is rendered; ends the program at the first difference."""
        before: list[tuple[Path, bytes]] = []
        for number in range(1, count + 1):
            if before and self.chance.random() < 0.15:
                path, content = before.pop()
                path.write_bytes(content)
                told = "taken back"
            else:
                path, content, told = _edited(self.root, self.chance)
                before.append((path, content))
            kept = _made(self.root, self.request)
            if number % self.every == 0:
                self._compare(kept, f"{told} of {path}")
            if isinstance(kept, str):
                path.write_bytes(content)
                before = [each for each in before if each[0] != path]
                told += " (refused)"
            yield told

    def _compare(self, kept: Made, after: str) -> None:
        with TemporaryDirectory() as folder:
            other = Path(folder, "edited")
            shutil.copytree(self.root, other, ignore=shutil.ignore_patterns(*LEFT))
            one, fresh = (_told(each) for each in (kept, _made(other, self.request)))
        if one != fresh:
            sys.exit(f"{after}: what is kept gives another film than nothing does\n{one}\n{fresh}")


def _edited(root: Path, chance: random.Random) -> tuple[Path, bytes, str]:
    """A random edit: the file, what it held, and what was done."""
    while True:
        edit, held = chance.choice(EDITS), {path: path.read_bytes() for path in _editable(root)}
        path = edit(chance, root)
        if path:
            return path, held[path], edit.__name__


def _editable(root: Path) -> Iterator[Path]:
    for pattern in ("script/*/*.yaml", "scenes/**/*.py", "data/**/*.csv"):
        yield from root.glob(pattern)


def _made(root: Path, request: RenderRequest) -> Made:
    try:
        return render(Project(root), request, lambda event: None)
    except LangreelError as error:
        return str(error).replace(str(root), "")


def _told(made: Made) -> object:
    """Frames, sound and subtitles of each dub as digests, or why there is no film."""
    return made if isinstance(made, str) else [_digests(one) for one in made]


def _digests(one: FinishedDub) -> object:
    words = ["-v", "error", "-i", str(one.reel.video), "-map", "0:a", "-c", "copy", "-f", "md5", "-"]
    sound = subprocess.run([binary(), *words], capture_output=True, check=True, text=True).stdout
    subtitles = [digests.file(path) for path in one.reel.subtitles]
    return digests.text(frame_hashes(one.reel.video)), sound, subtitles


if __name__ == "__main__":
    main()
