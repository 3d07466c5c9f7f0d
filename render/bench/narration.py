"""Narration: a film recorded by `langreel voice keep`, and said by the voice's bare model, in turn → a table.

    narration.py us_debt --lang en              # a row of render/docs/benchmarks.md
    narration.py us_debt --lang zh --pairs 1 --act

What is counted is processor time a second of speech, so that it holds on a machine that others use, too, and
beside it the clock, by which ours has all cores and the bare model one. Ours
is the command from its start to its end: sentences read, spoken by as many workers as there are cores,
trimmed, levelled, encoded, written. The floor is one process that loads the model and has it say the same
phonemes.
"""

from __future__ import annotations

import argparse
import json
import shutil
import statistics
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import film
from meter import Run, run

from langreel.errors import ToolError

ROOT = Path(__file__).resolve().parents[2]
PAIRS = 3
ABOUT = """The whole flagship, recorded by `langreel voice keep` from the command's start to its end
(`render/bench/narration.py`): sentences read, spoken, trimmed, levelled, encoded and written. The floor is
the voice's bare model in a process of its own, on the same phonemes. Processor seconds a second of speech,
medians of pairs in turn; by the clock ours has two cores, the floor one."""
COLUMNS = ("dub, voice", "speech", "recorded", "floor", "ratio", "by the clock", "target")


@dataclass(frozen=True, slots=True)
class NarratedDub:
    """A dub: seconds of its speech, and the runs that both took for it in each pair."""

    lang: str
    voice: str
    speech: float
    ours: Sequence[Run]
    floor: Sequence[Run]

    def row(self) -> str:
        ours, floor = (
            statistics.median(each.processor for each in runs) / self.speech
            for runs in (self.ours, self.floor)
        )
        pairs = list(zip(self.ours, self.floor, strict=True))
        ratio = statistics.median(our.processor / bare.processor for our, bare in pairs)
        clock = statistics.median(our.seconds / bare.seconds for our, bare in pairs)
        return (
            f"| {self.lang}, {self.voice} | {self.speech:.0f} s | {ours:.3f} s | {floor:.3f} s "
            f"| {ratio:.2f}× the floor | {clock:.2f}× | 1.2× the floor |"
        )


@dataclass(frozen=True, slots=True)
class AskedNarration:
    """Which episode, of it the scenes whose lines are said, and how many pairs."""

    episode: str
    scenes: tuple[str, ...]
    pairs: int


def table(root: Path, asked: AskedNarration, langs: Sequence[str], *, home: Path) -> str:
    """The table in Markdown; what it needs is made in ``home``."""
    rows = list[str]()
    for lang in langs:
        rows.append(_row(root, asked, lang, home=home / lang))
        print(rows[-1], file=sys.stderr, flush=True)
    return "\n".join([f"| {' | '.join(COLUMNS)} |\n{'|---' * len(COLUMNS)}|", *rows])


def _row(root: Path, asked: AskedNarration, lang: str, *, home: Path) -> str:
    """What was measured, or why nothing could be."""
    try:
        return measure(root, asked, lang, home=home).row()
    except ToolError as error:
        return f"| {lang} | not measured: {error.message} | | | | | |"


def measure(root: Path, asked: AskedNarration, lang: str, *, home: Path) -> NarratedDub:
    """Both, one after the other, as often as asked for; ToolError where the voice is not here."""
    home.mkdir(parents=True)
    act, given = home / "act", home / "phonemes.json"
    episode = asked.episode
    film.excerpt(root, episode, asked.scenes, act)
    shutil.rmtree(act / "assets/voice", ignore_errors=True)
    voice, phonemes = _read(act, episode, lang)
    given.write_text(json.dumps(phonemes), "utf-8")
    keep = [sys.executable, "-m", "langreel", "-C", str(act), "voice", "keep", episode, "--lang", lang]
    alone = [sys.executable, __file__, "--alone", str(given), voice, lang]
    ours, floor = list[Run](), list[Run]()
    for _ in range(asked.pairs):
        shutil.rmtree(act / ".langreel", ignore_errors=True)
        ours.append(run([*keep, "--anew"], root))
        floor.append(run(alone, root))
        print(lang, ours[-1], floor[-1], file=sys.stderr, flush=True)
    takes = json.loads((act / "assets/voice" / episode / lang / "takes.json").read_text("utf-8"))["takes"]
    return NarratedDub(lang, voice, sum(take["samples"] for take in takes) / 48_000, ours, floor)


def _read(root: Path, episode: str, lang: str) -> tuple[str, list[list[str]]]:
    """The voice of a dub, and what its model is given: runs of sounds, each its phonemes."""
    from langreel import script
    from langreel.pipeline.script_lines import script_lines
    from langreel.project import Project
    from langreel.voice import engine

    read = script.read(Project(root), episode)
    voice = read.voices[lang]
    engine(voice).require(lang)
    runs = (each for line in script_lines(read, lang) for each in _runs(voice, line.said, lang))
    return voice, [[sound.phones for sound in each] for each in runs]


def _runs(voice: str, text: str, lang: str) -> Iterator[Any]:
    from langreel.voice import engine, hibari
    from langreel.voice.kokoro import kokoro_engine, network
    from langreel.voice.neural.sounds import SENTENCES, cut

    speaker = engine(voice)
    if isinstance(speaker, hibari.Hibari):
        return cut(speaker._sounds(text, lang), hibari.LIMIT, ends=SENTENCES)
    return cut(kokoro_engine.sounds(text, lang), network.LIMIT, ends=SENTENCES)


def _alone(given: Path, voice: str, lang: str) -> None:
    """The model says the phonemes, and nothing is done with what it says."""
    import numpy as np

    from langreel.voice import hibari
    from langreel.voice.kokoro import network, voice_names
    from langreel.voice.neural.sounds import Sound

    kind, _, name = voice.partition(":")
    for each in json.loads(given.read_text("utf-8")):
        sounds = tuple(Sound(phones, at, at + 1) for at, phones in enumerate(each))
        if kind == "hibari":
            hibari._say(sounds, name or hibari.DEFAULT, np.random.default_rng(0), 1.0)
        else:
            network.say(sounds, name, voice_names.PACES.get(lang, 1.0))


def main() -> None:
    if sys.argv[1:2] == ["--alone"]:
        return _alone(Path(sys.argv[2]), *sys.argv[3:])
    asking = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    asking.add_argument("episode")
    asking.add_argument("--lang", action="append")
    asking.add_argument("--pairs", type=int, default=PAIRS)
    asking.add_argument("--act", action="store_true", help="The fifth act alone.")
    given = asking.parse_args()
    scenes = film.ACT if given.act else film.scenes(ROOT, given.episode)
    asked = AskedNarration(given.episode, scenes, given.pairs)
    with tempfile.TemporaryDirectory(prefix="langreel-narration-") as folder:
        print(table(ROOT, asked, given.lang or ("zh", "en"), home=Path(folder)))
    return None


if __name__ == "__main__":
    main()
