"""Bench: langreel and plain Manim with MoviePy on the same scenes, same machine, same run → benchmarks.md."""

from __future__ import annotations

import argparse
import importlib.metadata
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import film
import quality
import rival
import spent
from meter import Run, run

ROOT = Path(__file__).parents[2]
TEMPLATE = ROOT / "render/langreel/template"
SCENES = (
    "cracks.Frozen", "demand.HoldingsDecline", "demand.HolderRace", "gold.Purchases", "gold.Crossing",
    "supply.DebtSnowball", "budget.InterestDefence", "wall.MaturityWall",
)  # fmt: skip
"""The flagship's fifth act."""
LANG, SCENE = "zh", "demand.HoldingsDecline"


@dataclass(frozen=True, slots=True)
class Row:
    """A case: what it is held against, both medians in seconds, what was hoped for, and what came out."""

    case: str
    ours: str
    theirs: str
    ratio: str
    target: str


@dataclass(slots=True)
class Bench:
    """One run: where it works, how often it repeats, and the rows so far."""

    asked: argparse.Namespace
    home: Path
    rows: list[Row] = field(default_factory=list)

    @property
    def root(self) -> Path:
        return self.home / "film"

    @property
    def video(self) -> Path:
        return (
            self.root / "out" / self.asked.episode / self.asked.profile / LANG / f"{self.asked.episode}.mp4"
        )

    def ours(self, root: Path, *words: str) -> Run:
        return run([sys.executable, "-m", "langreel", "-C", str(root), *words], ROOT)

    def render(self, *words: str, root: Path | None = None) -> Run:
        """Our reel; exit code 1 (a finding of the shortened film) counts as done."""
        command = [sys.executable, "-m", "langreel", "-C", str(root or self.root), "render"]
        command += ["--lang", LANG, "--profile", self.asked.profile, *words]
        return run([sys.executable, "-c", ACCEPT, *command], ROOT)

    def again(self, act: Callable[[int], Run], prepare: Callable[[int], object] = lambda n: None) -> Run:
        """The median of repeated runs, each prepared outside of the clock."""
        runs = []
        for number in range(self.asked.repeats):
            prepare(number)
            runs.append(act(number))
        return Run(statistics.median(one.seconds for one in runs), max(one.memory for one in runs))

    def told(self, case: str, ours: Run, theirs: Run, target: str) -> None:
        ratio = f"{theirs.seconds / ours.seconds:.1f}×"
        self.rows.append(Row(case, f"{ours.seconds:.2f} s", f"{theirs.seconds:.2f} s", ratio, target))
        print(self.rows[-1], file=sys.stderr, flush=True)

    def said(self, case: str, ours: str, theirs: str, ratio: str, target: str) -> None:
        self.rows.append(Row(case, ours, theirs, ratio, target))
        print(self.rows[-1], file=sys.stderr, flush=True)


ACCEPT = "import subprocess, sys; code = subprocess.call(sys.argv[1:]); sys.exit(code if code > 1 else 0)"


def main() -> None:
    asked = _asked()
    with tempfile.TemporaryDirectory(prefix="langreel-bench-") as folder:
        bench = Bench(asked, Path(folder))
        began = time.monotonic()
        film.excerpt(ROOT, asked.episode, tuple(asked.scenes), bench.root)
        _against_manim(bench)
        _small_things(bench)
        lengths = _lengths(bench)
        parts = spent.where(bench.root, asked.episode, SCENE, asked.profile, LANG)
        kept = quality.against(bench.root, asked.episode, SCENE, asked.profile, LANG)
        report = _report(bench, lengths, parts, kept, time.monotonic() - began)
    Path(asked.out).write_text(report, "utf-8")
    print(report)


def _against_manim(bench: Bench) -> None:
    """Cold, one scene changed, one line changed, a subtitle track changed."""
    asked, root = bench.asked, bench.root
    cold = bench.again(lambda n: bench.render(), lambda n: _forget(root))
    alone = bench.again(lambda n: bench.render("--jobs", "1"), lambda n: _forget(root))
    scenes = _order(bench)
    drawn = rival.draw(root, asked.episode, scenes, LANG, asked.profile)
    joined = rival.assemble(root, _job(bench, scenes))
    theirs = Run(drawn.seconds + joined.seconds, max(drawn.memory, joined.memory))
    bench.told("full render, cold", cold, theirs, "8×")
    speedup = alone.seconds / cold.seconds
    one, two = f"{alone.seconds:.2f} s", f"{cold.seconds:.2f} s"
    bench.said("1 → 2 workers", two, f"{one} with one", f"{speedup:.2f}×", "1.7×")
    memory = drawn.memory / alone.memory if alone.memory else 0.0
    sizes = f"{alone.memory:.0f} MB", f"{drawn.memory:.0f} MB"
    bench.said("peak memory of the largest process", *sizes, f"{memory:.2f}×", "1×")

    _changed(bench, "one scene changed → finished reel", lambda: film.edit_scene(root, asked.episode, SCENE))
    lines = iter("一二三四五六七八九")
    _changed(
        bench,
        "one line of narration changed → finished reel",
        lambda: film.edit_line(root, asked.episode, SCENE, LANG, f"，这是第{next(lines)}次了。"),
    )
    _subtitles(bench, scenes)
    nothing = bench.again(lambda n: bench.render())
    bench.said("nothing changed", f"{nothing.seconds:.2f} s", "", "", "under 1 s")


def _changed(bench: Bench, case: str, edit: Callable[[], None]) -> None:
    """The same edit for both: ours is repeated with one more each time, theirs has the last of them."""
    ours = bench.again(lambda n: bench.render(), lambda n: edit())
    drawn = rival.draw(bench.root, bench.asked.episode, [SCENE], LANG, bench.asked.profile)
    joined = rival.assemble(bench.root, _job(bench, _order(bench)))
    bench.told(case, ours, Run(drawn.seconds + joined.seconds, joined.memory), "30×")


def _subtitles(bench: Bench, scenes: Sequence[str]) -> None:
    """English words under the Chinese film: re-cut and muxed by us, burnt in by MoviePy, copied by ffmpeg."""
    asked, root = bench.asked, bench.root
    film_, shown = bench.video, "en" if LANG == "zh" else "zh"
    more = iter([" too.", " as well.", " again.", " once more.", " now.", " then."])
    ours = bench.again(
        lambda n: bench.render(),
        lambda n: film.edit_line(root, asked.episode, SCENE, shown, next(more)),
    )
    job = _job(bench, scenes) | {"cues": _cues(film_.with_suffix(f".{shown}.srt"))}
    burnt = rival.assemble(root, job)
    bench.told("a subtitle track changed → finished reel", ours, burnt, "300×")
    _copied(bench, ours, film_, shown)
    _swapped(bench, shown)


def _copied(bench: Bench, ours: Run, film_: Path, shown: str) -> None:
    floor = _floor(bench, film_, shown)
    ratio = f"{ours.seconds / floor.seconds:.1f}× the floor"
    seconds = f"{ours.seconds:.2f} s", f"{floor.seconds:.2f} s"
    bench.said("the same against ffmpeg -c copy", *seconds, ratio, "3× the floor")


def _swapped(bench: Bench, shown: str) -> None:
    """``subs swap`` on the episode as it lies in out/, if it does; else on the film of this run."""
    asked = bench.asked
    finished = ROOT / "out" / asked.episode / asked.profile / LANG / f"{asked.episode}.mp4"
    film_ = finished if finished.is_file() else bench.video
    srt = film_.with_suffix(f".{shown}.srt")
    words = ("subs", "swap", str(film_), "--track", f"{shown}={srt}", "--out")
    ours = bench.again(lambda n: bench.ours(bench.root, *words, str(bench.home / "swapped.mp4")))
    floor = _floor(bench, film_, shown)
    ratio = f"{ours.seconds / floor.seconds:.1f}× the floor"
    case = f"a track swapped in a finished film ({film_.stat().st_size / 1e6:.0f} MB), against ffmpeg -c copy"
    bench.said(case, f"{ours.seconds:.2f} s", f"{floor.seconds:.2f} s", ratio, "3× the floor")


def _floor(bench: Bench, film_: Path, shown: str) -> Run:
    """ffmpeg copying a film with one subtitle file."""
    srt = film_.with_suffix(f".{shown}.srt")
    copy = ["-v", "error", "-y", "-i", str(film_), "-i", str(srt), "-map", "0:v", "-map", "0:a", "-map", "1"]
    command = [_ffmpeg(), *copy, "-c", "copy", "-c:s", "mov_text", "-movflags", "+faststart", "copied.mp4"]
    return bench.again(lambda n: run(command, bench.home))


def _small_things(bench: Bench) -> None:
    """A long hold against a short one."""
    runs = []
    for seconds in (1, 10):
        root = bench.home / f"hold{seconds}"
        film.held(TEMPLATE, seconds, root)
        runs.append(
            bench.again(lambda n, root=root: bench.render(root=root), lambda n, root=root: _forget(root))
        )
    short, long = runs
    ratio = f"{long.seconds / short.seconds:.2f}×"
    bench.said(
        "a hold of 10 s against one of 1 s", f"{long.seconds:.2f} s", f"{short.seconds:.2f} s", ratio, "1.15×"
    )


def _lengths(bench: Bench) -> list[tuple[int, float, float]]:
    """Segments, and seconds of a cold render and of one with nothing to do."""
    found = []
    for segments in bench.asked.segments:
        root = bench.home / f"long{segments}"
        film.repeated(TEMPLATE, segments, root)
        cold = bench.render("--voice", "scratch", root=root)
        warm = bench.render("--voice", "scratch", root=root)
        found.append((segments, cold.seconds, warm.seconds))
        print(found[-1], file=sys.stderr, flush=True)
        shutil.rmtree(root)
    return found


def _forget(root: Path) -> None:
    shutil.rmtree(root / ".langreel", ignore_errors=True)
    shutil.rmtree(root / "out", ignore_errors=True)


def _timeline(bench: Bench) -> Any:
    from langreel import pipeline
    from langreel.project import Project

    order = pipeline.Order(bench.asked.episode, langs=(LANG,), profile=bench.asked.profile)
    return pipeline.plan(Project(bench.root), order).timelines[LANG]


def _order(bench: Bench) -> list[str]:
    return [shot.scene for shot in _timeline(bench).shots]


def _job(bench: Bench, scenes: Sequence[str]) -> dict[str, Any]:
    """What the rival's assembly needs: its clips, and our recordings where they are spoken."""
    from langreel import assets
    from langreel.scenes import theme

    timeline = _timeline(bench)
    spoken = [said for slot in timeline.slots for said in slot.spoken]
    return {
        "clips": rival.clips(scenes, bench.asked.profile),
        "lines": [(said.span.start / timeline.fps, str(said.take.audio)) for said in spoken],
        "cues": [],
        "font": str(assets.font_file(theme.FONT, bench.root)),
        "fps": timeline.fps,
        "out": "rival.mp4",
    }


def _cues(srt: Path) -> list[tuple[float, float, str]]:
    import pysubs2

    cues = pysubs2.load(str(srt))
    return [(cue.start / 1000, (cue.end - cue.start) / 1000, cue.plaintext) for cue in cues]


def _ffmpeg() -> str:
    from langreel.ffmpeg import binary

    return binary()


def _report(bench: Bench, lengths: Sequence[Any], parts: str, kept: str, seconds: float) -> str:
    asked, film_seconds = bench.asked, _timeline(bench).seconds
    table = "\n".join(
        f"| {row.case} | {row.ours} | {row.theirs} | {row.ratio} | {row.target} |" for row in bench.rows
    )
    long = "\n".join(f"| {count} | {cold:.1f} s | {warm:.2f} s |" for count, cold, warm in lengths)
    versions = ", ".join(f"{name} {importlib.metadata.version(name)}" for name in ("manim", "moviepy", "av"))
    options = f"--profile {asked.profile} --repeats {asked.repeats} --scenes {' '.join(asked.scenes)}"
    asking = ["git", "-C", str(ROOT), "rev-parse", "--short", "HEAD"]
    commit = subprocess.run(asking, capture_output=True, text=True, check=False)
    return f"""# Benchmarks

Written by `make bench`, which ran `render/bench/bench.py {options}`
at commit {commit.stdout.strip()} in {seconds / 60:.0f} minutes.
Machine: {_processor()}, {os.cpu_count()} cores, {platform.system()} {platform.machine()}.
Python {platform.python_version()}, {versions}.

The film is made of {len(asked.scenes)} scenes of the flagship in one language ({LANG}):
{film_seconds:.0f} seconds, {asked.profile} profile.
Ours is the `langreel` command from its start to its end, with recording and verification,
the median of {asked.repeats} runs. Theirs is `manim {rival.QUALITY[asked.profile]}`, scene by scene with
Manim's own cache, then MoviePy (`concatenate_videoclips`, `write_videofile`) with its defaults, on
recordings that they are given; run once.

| case | ours | theirs | ratio | target |
|---|---|---|---|---|
{table}

## Cost against length

One chart, told as often as it says, each time a shot of its own; a scratch voice.

| segments | cold | nothing changed |
|---|---|---|
{long}

## Where the time goes

{parts}

## What the encoder keeps

{kept}
"""


def _processor() -> str:
    known = Path("/proc/cpuinfo")
    lines = known.read_text().splitlines() if known.exists() else []
    names = [line.partition(": ")[2] for line in lines if line.startswith("model name")]
    return names[0] if names else platform.processor() or "unknown processor"


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--episode", default="us_debt")
    parser.add_argument("--profile", default="final", choices=tuple(rival.QUALITY))
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--scenes", nargs="+", default=list(SCENES))
    parser.add_argument("--segments", nargs="*", type=int, default=[5, 10, 20, 40])
    parser.add_argument("--out", default=str(ROOT / "render/docs/benchmarks.md"))
    return parser.parse_args()


if __name__ == "__main__":
    main()
