"""A theme's file: each mistake is told at its line and column, with what is wrong and how to mend it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from langreel.project import Project
from langreel.script import check

Told = Callable[[dict[str, str | bytes | None]], list[str]]
HEAD = "id: e\ntitle: {zh: 债, en: Debt}\nlanguages: [zh, en]\n"
COLOUR = 'a colour is written "#RRGGBB", in quotes, or is the name of another'
QUOTED = 'a text that begins with # needs quotes: "#FFD166"'


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("colors:\n  inc: red\n", "2:3: unknown key 'inc' (perhaps you meant 'ink'?)"),
        ("colours: {}\n", "1:1: unknown key 'colours' (perhaps you meant 'colors'?)"),
        ("base: dat\n", "1:7: 'base' cannot be 'dat' (perhaps you meant 'day'?)"),
        ("colors:\n  ink: #FFFFFF\n", f"2:7: 'ink' is empty ({QUOTED})"),
        ('colors: {ink: "#FFF"}\n', f"1:15: 'ink' cannot be '#FFF' ({COLOUR})"),
        ("colors: {ink: Red}\n", f"1:15: 'ink' cannot be 'Red' ({COLOUR})"),
        ("colors: {ink: rad}\n", "1:15: unknown colour 'rad' (perhaps you meant 'red'?)"),
        ("colors: {red: red}\n", "1:15: the colour 'red' is named by itself (write it \"#RRGGBB\")"),
        ("series: [blue, rad]\n", "1:16: unknown colour 'rad' (perhaps you meant 'red'?)"),
        ("meanings: {Chile: reed}\n", "1:19: unknown colour 'reed' (perhaps you meant 'red'?)"),
        ("meanings: [Chile]\n", "1:11: 'meanings' should be a mapping, not a list"),
        ("fonts: {chinese: Song}\n",
         "1:18: 'chinese' cannot be 'chinese' (a language is written like zh, en or pt-BR)"),
        ("sizes: {body: big}\n", "1:15: 'body' should be a number, not 'big'"),
        ("sizes: {body: 0.9}\n",
         "1:15: body (0.9) is larger than heading (0.52) (display ≥ heading ≥ body ≥ label ≥ small)"),
        ("sizes: {small: 0.2}\n",
         "1:16: small is 0.2 units, the smallest that can be read is 0.22 (write small: 0.22)"),
        ("logo: logo.png\n", "1:7: there is no file 'logo.png'"),
        ("logo: ../logo.png\n", "1:7: '../logo.png' lies outside the project (paths begin at its folder)"),
        ("logo: {file: data/debt.csv}\n",
         "1:14: 'data/debt.csv' is no picture that can be drawn (save it as PNG, with a transparent ground)"),
        ("logo: {file: a.png, corner: top-rigth}\n",
         "1:29: 'corner' cannot be 'top-rigth' (perhaps you meant 'top-right'?)"),
        ("colors: {ink: [\n", "1:15: broken YAML: [ is not closed (close the bracket)"),
        ("name: x\ncolors: {accent: #ff0000}\n",
         "2:18: broken YAML: { is not closed: what follows # is a remark "
         '(a text that begins with # needs quotes: "#ff0000")'),
        ("colors: {accent: #ff0000,\n  ink: white}\nfonts: {zh: X}\n",
         "1:18: broken YAML: { is not closed: what follows # is a remark "
         '(a text that begins with # needs quotes: "#ff0000")'),
        ("colors: {accent: red, # as the house [has it]\n  ink: white}\nfonts: {zh: 'X\n",
         "3:13: broken YAML: the quotes are not closed (close them)"),
        ("- ink\n", "1:1: the file should be a mapping, not a list"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_at_its_place(told: Told, text: str, expected: str) -> None:
    """Nothing is rendered with a theme that cannot be read."""
    assert [line.partition("assets/theme.yaml:")[2] for line in told({"assets/theme.yaml": text})] == [
        expected
    ]


def test_an_episode_names_a_theme_that_there_is(told: Told) -> None:
    """One of the project's, or of langreel's own."""
    own = {"assets/themes/plum.yaml": "base: day\n"}
    assert told({**own, "script/e/episode.yaml": HEAD + "theme: plum\n"}) == []
    assert told({**own, "script/e/episode.yaml": HEAD + "theme: day\n"}) == []
    assert told({**own, "script/e/episode.yaml": HEAD + "theme: plumb\n"}) == [
        "script/e/episode.yaml:4:8: unknown theme 'plumb' (perhaps you meant 'plum'?)"
    ]


def test_only_the_theme_that_is_worn_is_read(told: Told) -> None:
    """Another film's may be half written."""
    files = {"assets/themes/plum.yaml": "colors: {", "script/e/episode.yaml": HEAD + "theme: day\n"}
    assert told(files) == []


def test_a_theme_may_say_nothing(told: Told) -> None:
    """Or nothing but remarks."""
    assert told({"assets/theme.yaml": ""}) == told({"assets/theme.yaml": "# Soon.\n"}) == []


def test_a_colour_that_a_scene_asks_for_by_its_meaning_is_in_the_theme(make: Callable[..., Project]) -> None:
    """Told at the scene's line, without running it; not while the theme itself is broken."""
    scene = """\
        from langreel.scenes import ReelScene, theme


        class Rise(ReelScene):
            def construct(self):
                with self.segment("rise"):
                    self.add(theme.meaning("Chile"), theme.meaning("Chili"))
                    self.hold(until="now")
        """
    files = {"scenes/e/debt.py": scene, "assets/theme.yaml": "meanings: {Chile: red}\n"}
    (finding,) = (each for each in check(make(files), "e") if each.rule == "unknown-meaning")
    assert (finding.where, finding.message, finding.hint) == (
        "scenes/e/debt.py:7:60", "the theme has no colour for 'Chili'", "perhaps you meant 'Chile'?"
    )  # fmt: skip
    broken = {**files, "assets/theme.yaml": "meanings: {Chile: rad}\n"}
    assert [each.rule for each in check(make(broken), "e")] == ["unknown-colour"]


def rules(project: Project) -> list[tuple[str, str]]:
    found = check(project, "e")
    return [(finding.where, finding.message) for finding in found if finding.where.startswith("assets")]


def test_words_must_stand_out(make: Callable[..., Project]) -> None:
    """From the ground and from panels; series and meanings from the ground."""
    theme = 'colors:\n  muted: "#556070"\nseries: [blue, "#203050"]\nmeanings: {Chile: ground}\n'
    assert rules(make({"assets/theme.yaml": theme})) == [
        ("assets/theme.yaml:2:10", "muted (#556070) on panel has a contrast of 2.5:1, not 4.5:1"),
        ("assets/theme.yaml:3:16", "series 2 (#203050) on ground has a contrast of 1.4:1, not 4.5:1"),
        ("assets/theme.yaml:4:19", "'Chile' (#0D1526) on ground has a contrast of 1.0:1, not 4.5:1"),
    ]
    pale = make({"assets/theme.yaml": 'colors: {panel: "#8090A0"}'})
    assert ("assets/theme.yaml:1:9", "ink (#F4F1E8) on panel has a contrast of 2.9:1, not 4.5:1") in rules(
        pale
    )


def test_series_must_differ_to_every_eye(make: Callable[..., Project]) -> None:
    """Red and green of one lightness are one colour to many."""
    theme = 'series: ["#E5735F", "#A0A040"]\n'
    assert rules(make({"assets/theme.yaml": theme})) == [
        ("assets/theme.yaml:1:21", "series 1 and 2 look alike (deuteranopia, ΔE 11)")
    ]


def test_series_that_few_confuse_are_told(make: Callable[..., Project]) -> None:
    """One in ten thousand sees no blue: no reason to stop, for those who choose their own series."""
    theme = 'series: ["#5FD08C", "#4FD1D9"]\n'
    (finding,) = (each for each in check(make({"assets/theme.yaml": theme}), "e") if "alike" in each.rule)
    assert (finding.severity, finding.where) == ("info", "assets/theme.yaml:1:21")
    assert finding.message == "series 1 and 2 look alike (tritanopia, ΔE 8)"
    assert rules(make({"assets/theme.yaml": "base: night\n"})) == []


def test_fonts_must_be_there_and_have_the_letters(make: Callable[..., Project]) -> None:
    """A family that is not installed, and one that has no Chinese."""
    project = make({"assets/theme.yaml": "fonts:\n  en: Nowhere Sans\n  zh: DejaVu Sans\n"})
    assert ("assets/theme.yaml:2:7", "the font 'Nowhere Sans' is not installed") in rules(project)
    assert "DejaVu Sans cannot draw 国 债 从" in " ".join(finding.message for finding in check(project, "e"))


def test_a_picture_is_a_logo(make: Callable[..., Project], tmp_path: Path) -> None:
    """With a corner and a height, or as it is."""
    (tmp_path / "assets").mkdir()
    Image.new("RGBA", (40, 20), "red").save(tmp_path / "assets" / "logo.png")
    for logo in ("assets/logo.png", "{file: assets/logo.png, corner: bottom-left, height: 0.4}"):
        assert rules(make({"assets/theme.yaml": f"logo: {logo}\n"})) == []
