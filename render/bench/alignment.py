"""Alignment: a whole dub read in one long sitting whose truth is known → how well `voice align` finds it.

    alignment.py us_debt                                    # the table of render/docs/benchmarks.md
    alignment.py us_debt --lang zh --reader espeak:+f3      # of it, a reader
    alignment.py us_debt --lang zh --sitting easy           # or a manner of reading
    alignment.py us_debt --takes /tmp/takes                 # what was spoken is kept there for the next time

The lines are read by another synthesiser and voice than the one they are compared with, faster and higher,
and recorded in a room with an echo and noise at 20 dB; six lines are left out, six are said again, three are
broken off and begun anew, four change places with the four before them, and somebody coughs.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
from sitting import Manners, SaidLine, SpokenLine, TrueSitting, sit

from langreel import script
from langreel.model import Word
from langreel.pipeline.align import align
from langreel.pipeline.align_request import AlignedLine, AlignRequest
from langreel.pipeline.script_lines import ScriptLine, script_lines
from langreel.project import Project
from langreel.voice import engine, take_words, waveform

ROOT = Path(__file__).resolve().parents[2]
HARD = Manners(tempo=1.06, pitch=1.06, skips=6, again=6, slips=3, jump=4, coughs=0.08, noise=20.0, echo=0.35)
EASY = Manners(noise=45.0)
SITTINGS = {"hard": HARD, "easy": EASY}
CASES = tuple(
    (lang, reader, manners)
    for lang, readers in {
        "zh": ("kokoro:zm_yunjian", "espeak:+f3"),
        "en": ("hibari", "espeak:en-gb+f3"),
    }.items()
    for reader, manners in ((readers[0], HARD), (readers[0], EASY), (readers[1], HARD))
)
ABOUT = """The whole flagship read in one sitting whose truth is known, cut by `langreel voice align`
(`render/bench/alignment.py`): by another voice than the reference (espeak), faster and higher.
*Hard*: noise at 20 dB, an echo of 0.35 s, coughs, six lines left out, six said twice, three broken off and
begun anew, four before the four before them. Half of the words are to begin within 60 ms of the truth, and
95 of 100 within 200 ms. espeak tells to the sample when a word begins; the neural readers tell it late (at
a line's begin, 35 ms after its first sound): that is most of the shift; errors without it stand behind.
It stays where it is: kept takes hold the same times, and nobody sees a scene move one frame after a sound."""


@dataclass(frozen=True, slots=True)
class Measured:
    """What came back of a sitting. Errors are seconds from a word's true begin, with their sign."""

    case: str
    said: int
    statuses: Sequence[str]
    right: int
    missing_told: str
    doubled_told: str
    errors: Sequence[float]
    torn: int
    length: float
    seconds: float

    def row(self) -> str:
        shift = float(np.median(self.errors))
        counts = " / ".join(str(self.statuses.count(kind)) for kind in ("found", "doubtful", "missing"))
        return (
            f"| {self.case} | {self.length / 60:.1f} min | {counts} | {self.right} of {self.said} "
            f"| {self.missing_told} | {self.doubled_told} | {_half_and_most(self.errors)} "
            f"| {1000 * shift:+.0f} ms | {_half_and_most(np.array(self.errors) - shift)} "
            f"| {self.torn} | {self.seconds:.0f} s |"
        )


COLUMNS = (
    "reader, sitting", "length", "found / doubtful / missing", "takes in place", "left out, told",
    "said twice, told", "word error: median, 95 of 100", "shift", "without it", "cut in a word", "time",
)  # fmt: skip


def _half_and_most(errors: Sequence[float]) -> str:
    wrong = 1000 * np.abs(errors)
    return f"{np.median(wrong):.0f}, {np.percentile(wrong, 95):.0f} ms"


def table(root: Path, episode: str, cases: Sequence[tuple[str, str, Manners]], takes: Path) -> str:
    """The table in Markdown."""
    rows = list[str]()
    for lang, reader, manners in cases:
        rows.append(measure(root, episode, lang, reader=reader, manners=manners, takes=takes).row())
        print(rows[-1], file=sys.stderr, flush=True)
    head = f"| {' | '.join(COLUMNS)} |\n{'|---' * len(COLUMNS)}|"
    return "\n".join([head, *rows])


def measure(root: Path, episode: str, lang: str, *, reader: str, manners: Manners, takes: Path) -> Measured:
    """Read the dub, align it in a copy of the project, and compare its takes with the truth."""
    project = Project(root)
    lines = script_lines(script.read(project, episode), lang)
    true = sit(list(spoken(lines, lang, reader, takes)), manners, seed=11)
    with tempfile.TemporaryDirectory(prefix="langreel-sitting-") as folder:
        copy = Project(_copied(root, takes / "film"))
        waveform.write(true.samples, Path(folder) / "sitting.wav")
        began = time.monotonic()
        request = AlignRequest(episode, lang, (Path(folder) / "sitting.wav",), doubtful=True)
        made = align(copy, request, lambda event: None)
        seconds = time.monotonic() - began
        kind = "hard" if manners is HARD else "a quiet room, in order"
        return _compared(copy, made.lines, true, case=f"{lang}, {reader}: {kind}", seconds=seconds)


def spoken(lines: Sequence[ScriptLine], lang: str, reader: str, takes: Path) -> Iterator[SpokenLine]:
    """The lines as the reader says them; what lies in the folder is not said again."""
    speaker, folder = engine(reader), takes / lang / reader.replace(":", "-")
    folder.mkdir(parents=True, exist_ok=True)
    for each in lines:
        sound, sidecar = folder / f"{each.name}.wav", folder / f"{each.name}.json"
        if not sidecar.is_file() or json.loads(sidecar.read_text("utf-8"))["said"] != each.said:
            words = speaker.speak(each.said, lang, sound)
            plain = {"said": each.said, "words": [asdict(word) for word in words]}
            sidecar.write_text(json.dumps(plain, ensure_ascii=False), "utf-8")
        words = tuple(Word(**word) for word in json.loads(sidecar.read_text("utf-8"))["words"])
        yield SpokenLine(each.name, waveform.read(sound), words)


def _copied(root: Path, to: Path) -> Path:
    """A copy of the project without takes, in which the reference is remembered."""
    shutil.rmtree(to / "assets", ignore_errors=True)
    for name in ("script", "data", "assets/themes"):
        shutil.copytree(root / name, to / name, dirs_exist_ok=True)
    for name in ("langreel.toml", "pyproject.toml"):
        if (root / name).is_file():
            shutil.copy(root / name, to / name)
    return to


def _compared(
    project: Project, lines: Sequence[AlignedLine], true: TrueSitting, *, case: str, seconds: float
) -> Measured:
    last = {said.name: said for said in true.said if said.whole}
    errors, torn, right = list[float](), 0, 0
    missing, doubled = set[str](), set[str]()
    for each in lines:
        name = f"{each.line.segment}.{each.line.number}"
        missing |= {name} if each.status == "missing" else set()
        doubled |= {name} if each.times > 1 else set()
        words = take_words.read(project.root / each.lies) if each.lies else None
        if words:
            torn += any(_inside(edge, true) for edge in (words.begins, words.ends))
        if words and name in last:
            own = list(_errors(words.words, words.begins, last[name]))
            right += bool(own) and abs(float(np.median(own))) < 0.5
            errors += [error for error in own if abs(float(np.median(own))) < 0.5]
    broken = {said.name for said in true.said if not said.whole}
    return Measured(
        case=case,
        said=len(last),
        statuses=[each.status for each in lines],
        right=right,
        missing_told=_share(missing, set(true.skipped)),
        doubled_told=_share(doubled - (broken - true.doubled), set(true.doubled)),
        errors=errors,
        torn=torn,
        length=len(true.samples) / 48_000,
        seconds=seconds,
    )


def _share(told: set[str], true: set[str]) -> str:
    """How many of the true ones are told, and how many are told that are not true."""
    wrong = len(told - true)
    return f"{len(told & true)} of {len(true)}" + (f", {wrong} wrongly" if wrong else "")


def _errors(words: Sequence[Word], begins: float, said: SaidLine) -> Iterator[float]:
    own = {(word.start, word.end): word.begins for word in said.words}
    for word in words:
        if (word.start, word.end) in own:
            yield begins + word.begins - own[word.start, word.end]


def _inside(edge: float, true: TrueSitting) -> bool:
    """Whether a moment lies in a word by more than a frame of the voice."""
    return any(
        word.begins + 0.03 < edge < word.ends - 0.03
        for said in true.said
        if said.begins - 1 < edge < said.ends + 1
        for word in said.words
    )


def main() -> None:
    asking = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    asking.add_argument("episode")
    asking.add_argument("--lang")
    asking.add_argument("--reader")
    asking.add_argument("--sitting", choices=tuple(SITTINGS))
    asking.add_argument("--takes", type=Path)
    asked = asking.parse_args()
    wanted = asked.lang, asked.reader, SITTINGS.get(asked.sitting)
    cases = [case for case in CASES if all(ask in (None, own) for ask, own in zip(wanted, case, strict=True))]
    with tempfile.TemporaryDirectory(prefix="langreel-takes-") as folder:
        print(table(ROOT, asked.episode, cases, asked.takes or Path(folder)))


if __name__ == "__main__":
    main()
