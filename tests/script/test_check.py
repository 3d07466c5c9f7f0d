"""Checking an episode: script, scenes, data and fonts side by side, without rendering."""

import subprocess
import sys
from collections.abc import Callable

import pytest

from langreel.model import Finding
from langreel.project import Project
from langreel.script import check

Make = Callable[..., Project]

SCENE = """\
from langreel.scenes import LineChart, ReelScene, table


class Rise(ReelScene):
    def construct(self):
        debt = table("debt", country="US")
        chart = LineChart(debt, x="date", y="debt_usd_bn", heading=self.label("heading"))
        with self.segment("rise"):
            self.play(chart.draw(), until="now")
            self.play(chart.callout("2025", self.figure("growth")))
"""


def lines(findings: tuple[Finding, ...]) -> list[str]:
    return [f"{each.where} {each.rule}: {each.message} ({each.hint})" for each in findings]


def test_all_is_well(make: Make) -> None:
    """An episode in order has no findings."""
    assert check(make(), "e") == ()


def test_mistakes_of_the_script_are_findings(make: Make) -> None:
    """What reading would raise is found, with a rule that names its kind."""
    findings = check(make({"script/e/lexicon.yaml": "zh: {a: b}"}), "e")
    assert findings == (
        Finding("error", "wrong-type", "'a' should be a mapping, not 'b'", "script/e/lexicon.yaml:1:9", ""),
    )


@pytest.mark.parametrize(
    ("right", "wrong", "expected"),
    [
        ("class Rise", "class Rises", "script/e/01-debt.yaml:4:12 unknown-scene: there is no class 'Rise' "
         "in scenes/e/debt.py (perhaps you meant 'Rises'?)"),
        ("(self)", "(self", "scenes/e/debt.py:5:18 broken-python: broken Python: '(' was never closed ()"),
        ('label("heading")', 'label("header")', "scenes/e/debt.py:7:68 missing-label: "
         "no segment has the label 'header' (perhaps you meant 'heading'?)"),
        ('until="now"', 'until="nwo"', "scenes/e/debt.py:9:43 unknown-mark: "
         "unknown mark 'nwo' in the segment 'rise' (perhaps you meant 'now'?)"),
        ('play(chart.draw(), until="now")', 'hold("nwo")', "scenes/e/debt.py:9:13 unknown-mark: "
         "unknown mark 'nwo' in the segment 'rise' (perhaps you meant 'now'?)"),
        ('figure("growth")', 'figure("groth")', "scenes/e/debt.py:10:45 unknown-figure: "
         "unknown figure 'groth' (perhaps you meant 'growth'?)"),
        ('table("debt"', 'table("dept"', "scenes/e/debt.py:6:22 unknown-table: "
         "unknown table 'dept' (perhaps you meant 'debt'?)"),
        ("country=", "contry=", "scenes/e/debt.py:6:30 unknown-column: "
         "the table 'debt' has no column 'contry' (perhaps you meant 'country'?)"),
        ('y="debt_usd_bn"', 'y=["rates"]', "scenes/e/debt.py:7:46 unknown-column: "
         "the table 'debt' has no column 'rates' (perhaps you meant 'rate'?)"),
        ('self.label("heading")', 'debt["dat"]', "scenes/e/debt.py:7:73 unknown-column: "
         "the table 'debt' has no column 'dat' (perhaps you meant 'date'?)"),
    ],
)  # fmt: skip
def test_script_and_scene_name_the_same_things(make: Make, right: str, wrong: str, expected: str) -> None:
    """A name that a scene uses and the script or the data lacks is found at its line and column."""
    assert right in SCENE
    assert lines(check(make({"scenes/e/debt.py": SCENE.replace(right, wrong)}), "e")) == [expected]


def test_a_segment_that_no_scene_opens(make: Make) -> None:
    """A scene opens the segments that the script gives it, and no others."""
    scene = SCENE.replace('segment("rise")', 'segment("rice")')
    assert lines(check(make({"scenes/e/debt.py": scene}), "e")) == [
        "script/e/01-debt.yaml:3:5 segment-not-shown: "
        "the segment 'rise' is never opened by debt.Rise (with self.segment('rise'):)",
        "scenes/e/debt.py:8:14 unknown-segment: "
        "the segment 'rice' is not told by debt.Rise (perhaps you meant 'rise'?)",
    ]


def test_names_that_only_running_tells_are_left_alone(make: Make) -> None:
    """Names in variables are the scene's own business."""
    scene = SCENE.replace('segment("rise")', "segment(name)").replace('until="now"', "until=mark")
    assert check(make({"scenes/e/debt.py": scene}), "e") == ()


def test_every_segment_has_an_end(make: Make) -> None:
    """A scene may wait for the end of its segment, which needs no mark in the words."""
    assert check(make({"scenes/e/debt.py": SCENE.replace('until="now"', 'until="end"')}), "e") == ()


def test_a_scene_may_build_on_a_local_module(make: Make) -> None:
    """Local imports are followed: a class, and the tables of a helper."""
    files = {
        "scenes/e/debt.py": "from common import Base\nclass Rise(Base):\n    pass\n",
        "scenes/e/common.py": SCENE.replace("Rise", "Base").replace('"now"', '"then"'),
    }
    assert lines(check(make(files), "e")) == [
        "scenes/e/common.py:9:43 unknown-mark: unknown mark 'then' in the segment 'rise' (known: now)"
    ]


def test_a_scene_without_a_file(make: Make) -> None:
    """The script names a scene whose file is not there."""
    files = {"scenes/e/debt.py": None, "scenes/e/dept.py": SCENE}
    assert lines(check(make(files), "e")) == [
        "script/e/01-debt.yaml:4:12 unknown-scene: "
        "there is no file scenes/e/debt.py (perhaps you meant 'dept'?)"
    ]


def test_characters_that_the_font_lacks(make: Make) -> None:
    """A viewer would see an empty box: the line and the character are told."""
    act = """\
        chapter: {zh: 债, en: Debt}
        segments:
          - id: rise
            scene: debt.Rise
            labels: {heading: {zh: 债, en: Debt 😀}}
            zh: 一[now]年
            en: A year [now] 🚀
        """
    assert lines(check(make({"script/e/01-debt.yaml": act}), "e")) == [
        f"script/e/01-debt.yaml:{at} missing-glyph: Noto Sans CJK SC cannot draw {char} "
        "(use other characters, or another font)"
        for at, char in (("5:35", "😀"), ("7:9", "🚀"))
    ]


def test_a_voice_that_is_not_installed(make: Make) -> None:
    """The engine of a voice must be registered."""
    head = "id: e\ntitle: {zh: 债, en: Debt}\nlanguages: [zh, en]\nvoices: {zh: espek, en: 'espeak:en-gb'}\n"
    assert lines(check(make({"script/e/episode.yaml": head}), "e")) == [
        "script/e/episode.yaml:4:14 unknown-voice: unknown voice 'espek' (perhaps you meant 'espeak'?)"
    ]


def test_scenes_are_not_blamed_for_a_broken_script(make: Make) -> None:
    """Where the segments cannot be read, what a scene says of them is not judged."""
    for broken in ({"script/e/01-debt.yaml": "a: ["}, {"script/e/episode.yaml": "a: ["}):
        assert [each.rule for each in check(make(broken), "e")] == ["broken-yaml"]


def test_a_check_does_without_manim(make: Make) -> None:
    """Checking is quick: it starts neither Manim nor a scene."""
    root = str(make().root)
    code = (
        "import sys; from pathlib import Path; from langreel.project import Project; "
        "from langreel.script import check; check(Project(Path(sys.argv[1])), 'e'); "
        "print('manim' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", code, root], capture_output=True, text=True, check=True)
    assert run.stdout == "False\n"


def test_a_file_that_is_not_read(make: Make) -> None:
    """An act whose name does not begin with a number would be missed in silence."""
    findings = check(make({"script/e/02-more.yml": "chapter: {}", "script/e/hook.yaml": "chapter: {}"}), "e")
    assert [(each.severity, each.rule, each.where) for each in findings] == [
        ("warning", "unread-file", "script/e/02-more.yml:1:1"),
        ("warning", "unread-file", "script/e/hook.yaml:1:1"),
    ]


SOURCES = """\
debt:
  title: {zh: 债, en: Debt}
  publisher: Treasury
  series: Debt
  url: https://example.org
  as_of: 2025-09
  licence: public domain
  columns:
    debt_usd_bn: {unit: USD, scale: 1.0e9}
    rate: {unit: sheep, scale: 1}
"""


def test_a_chart_in_a_unit_that_nobody_can_write(make: Make) -> None:
    """It is found where the chart names its column, with the entry to write, before anything is drawn."""
    drawn = {"data/sources.yaml": SOURCES, "scenes/e/debt.py": SCENE.replace('y="debt_usd_bn"', 'y="rate"')}
    (found,) = check(make(drawn), "e")
    assert lines([found]) == [
        "scenes/e/debt.py:7:45 unknown-unit: unknown unit 'sheep' of debt.rate in data/sources.yaml "
        "(declare it in data/units.yaml as sheep: "
        '{zh: {written: "{} sheep"}, en: {written: "{} sheep"}})'
    ]
    (found,) = check(make({**drawn, "data/units.yaml": 'sheep: {en: "{} sheep"}\n'}), "e")
    assert found.message == "unit 'sheep' has no words in 'zh', that of debt.rate in data/sources.yaml"
    assert check(make({**drawn, "data/units.yaml": 'sheep: {en: "{} sheep", zh: "{}只羊"}\n'}), "e") == ()


def test_a_unit_has_words_for_every_plural(make: Make) -> None:
    """Those that the language has and the entry lacks are told at its line; words alone suit every number."""
    units = 'sheep:\n  zh: {written: "{}只羊"}\n  en: {written: "{} sheep"}\n  es: {written: "{} ovejas"}\n'
    (found,) = check(make({"data/units.yaml": units}), "e")
    assert lines([found]) == [
        "data/units.yaml:3:3 unit-plurals: 'sheep' has no words in 'en' for one (add one: \"{} …\" "
        "as in 1 tonne)"
    ]
    assert found.severity == "warning"
    assert check(make({"data/units.yaml": 'sheep: {en: "{} sheep"}\n'}), "e") == ()
