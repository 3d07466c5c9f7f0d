"""A new language is one file in ``languages/`` and its row: then every room works in it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import langreel

HERE = Path(__file__).parent

PROGRAM = """
import json
from fractions import Fraction

from langreel import languages, quantity, timing, voice
from langreel.captions import rules
from langreel.captions.cutting import cut
from langreel.linebreak import wrap
from langreel.model import Act, Episode, Line, Quantity, Segment
from langreel.scenes import theme

TEXT = "Ĉinio havis 1,32 bilionojn da dolaroj, sed poste ĝi vendis preskaŭ la tutan monon kaj aĉetis oron."
peak = Quantity(Fraction(1_316_700_000_000), "USD", 3)
line = Line("peak", 1, "eo", TEXT)
segment = Segment("peak", "demo.Peak", {"eo": (line,)})
episode = Episode("demo", {}, ("eo",), (Act({"eo": "Oro"}, (segment,)),))
timeline = timing.conform(episode, {"eo": [voice.estimate(line, {})]}, 30)["eo"]
track = cut(timeline, "eo", {})

print(json.dumps({
    "known": languages.known("eo"),
    "name": languages.endonym("eo"),
    "guess": languages.guess("ŝanĝo").code,
    "written": quantity.write(peak, "eo"),
    "label": quantity.compact(peak, "eo"),
    "said": quantity.say(peak, "eo"),
    "found": [
        (str(each.quantity.value), each.quantity.unit, each.approx)
        for each in quantity.find("ĉirkaŭ 1,32 bilionoj da dolaroj, 2.500 tunoj", "eo")
    ],
    "weeks": quantity.write(Quantity(Fraction(2), "weeks", 1), "eo"),
    "lines": wrap("ili aĉetis la oron kaj vendis la dolarojn", "eo", 24),
    "cues": [cue.lines for cue in track.cues],
    "findings": [finding.rule for finding in rules.check(track, "eo", timeline)
                 if finding.severity == "error"],
    "font": theme.font("eo"),
}))
"""


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    """What a copy of the package says that has Esperanto as well."""
    copy = tmp_path_factory.mktemp("copy") / "langreel"
    shutil.copytree(Path(langreel.__file__).parent, copy, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(HERE / "esperanto.py", copy / "languages" / "eo.py")
    registry = copy / "languages" / "__init__.py"
    text = registry.read_text(encoding="utf-8")
    text = text.replace("        ENGLISH,\n", "        ENGLISH,\n        ESPERANTO,\n")
    text = text.replace(
        "from langreel.languages.ja",
        "from langreel.languages.eo import ESPERANTO\nfrom langreel.languages.ja",
    )
    registry.write_text(text, encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": f"{copy.parent}{os.pathsep}{os.environ.get('PYTHONPATH', '')}"}
    command = [sys.executable, "-c", PROGRAM]
    done = subprocess.run(
        command, env=environment, cwd=copy.parent, capture_output=True, text=True, check=False
    )
    assert not done.returncode, done.stderr
    return dict(json.loads(done.stdout))


def test_it_is_known(answers):
    """By its code, by the name its readers give it, and by its letters; its font is the house's."""
    assert answers["known"]
    assert (answers["name"], answers["guess"], answers["font"]) == ("Esperanto", "eo", "Noto Sans CJK SC")


def test_its_numbers_are_written_and_found(answers):
    """With its own point and words, and the digits of every language; a voice gets what is written."""
    assert [answers[how] for how in ("written", "said")] == ["1,32 bilionoj da dolaroj"] * 2
    assert answers["label"] == "1,32 bilionoj $"
    assert answers["found"] == [["1320000000000", "USD", "about"], ["2500", "t", ""]]


def test_a_unit_without_words_is_worded_by_cldr(answers):
    """A language may begin with a few units."""
    assert answers["weeks"] == "2 semajnoj"


def test_its_lines_break_by_its_own_reasons(answers):
    """Never after its article, gladly before its conjunctions."""
    assert answers["lines"] == ["ili aĉetis la oron", "kaj vendis la dolarojn"]


def test_its_subtitles_are_cut_by_its_own_limits(answers):
    """Lines of at most 38 letters; that the house's font has no ĝ is the only error, and it is told."""
    lines = [line for cue in answers["cues"] for line in cue]
    assert len(lines) > 1 and max(map(len, lines)) <= 38
    assert " ".join(lines).endswith("kaj aĉetis oron.")
    assert set(answers["findings"]) == {"glyphs"}
