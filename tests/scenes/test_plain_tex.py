"""Numbers and words on a machine without LaTeX, formulas by Typst, and what is said of formulas by LaTeX."""

from __future__ import annotations

import sys
from pathlib import Path
from textwrap import dedent

import manim
import pytest
from manim import BarChart, DecimalNumber, MathTex, NumberLine

from langreel.errors import SceneError
from langreel.picture.run_scene import perform
from langreel.scenes import plain_tex


@pytest.fixture
def programs(monkeypatch, tmp_path):
    """A folder that alone is the PATH: what is put there is all that this machine has."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    return folder


@pytest.fixture
def typeset(programs, tmp_path):
    """Make mobjects where there is no LaTeX."""

    def make(mobject):
        with manim.tempconfig({"media_dir": str(tmp_path)}), plain_tex.instead_of_latex("en"):
            return mobject()

    return make


@pytest.mark.parametrize(
    ("expression", "words"),
    [
        ("1", "1"),
        ("-", "−"),
        (r"1{,}024\%", "1,024%"),
        (r"\$5", "$5"),
        (r"20^\circ", "20°"),
        (r"\text{M-Units}", "M−Units"),
        (r"3 \times 4", "3×4"),
        (r"\dots", "…"),
        (r"\quad", ""),
        (r"\frac{1}{2}", None),
        (r"x^2", None),
        (r"x_1", None),
        (r"\pi", None),
        (r"a & b", None),
    ],
)
def test_what_is_plain_is_known(expression, words):
    """Letters, digits and the commonest signs; everything else is a formula."""
    pieces = plain_tex.plain(expression, math=True)
    assert (pieces is None) == (words is None)
    assert "".join(text for _, text in pieces or []) == (words or "")


def test_words_keep_their_spaces():
    """Where TeX is not in math mode: under bars and in titles."""
    assert plain_tex.plain("Two words - yes", math=False) == [("", "Two words - yes")]


def test_every_number_of_manims_is_drawn_without_latex(typeset):
    """One glyph for every sign that is seen, on axes and under bars, too."""
    assert len(typeset(lambda: DecimalNumber(-1234.5, 1, unit=r"\%")).family_members_with_points()) == 9
    line = typeset(lambda: NumberLine([-2, 2, 1], include_numbers=True))
    assert [len(number.family_members_with_points()) for number in line.numbers] == [2, 2, 1, 1, 1]
    bars = typeset(lambda: BarChart([1, 2], bar_names=["ab", "cd"], y_range=[0, 2, 1]))
    assert [len(label.family_members_with_points()) for label in bars.x_axis.labels] == [2, 2]
    assert typeset(lambda: manim.Axes().get_axis_labels()).width > 0


def test_a_number_can_be_set_and_coloured_in_parts(typeset):
    """As with LaTeX: a counter runs, and the parts of a label are found by their words."""
    number = typeset(lambda: DecimalNumber(7))
    typeset(lambda: number.set_value(1234))
    assert len(number.family_members_with_points()) == len("1,234.00")
    label = typeset(lambda: MathTex("12", "=", "3"))
    assert [len(part.family_members_with_points()) for part in label] == [2, 1, 1]


def test_digits_are_as_high_as_those_of_latex(typeset):
    """0.32 units at Manim's own size, so that a layout made with LaTeX holds."""
    assert typeset(lambda: MathTex("1")).height == pytest.approx(0.32, abs=0.01)


SCENE = """\
from manim import *
from langreel.scenes import ReelScene


class One(ReelScene):
    def construct(self):
        with self.segment("a"):
            self.add({})
"""


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Run a scene that adds a mobject; what is wrong with it."""
    (tmp_path / "scenes/ep").mkdir(parents=True)
    monkeypatch.chdir(tmp_path)

    def error(mobject):
        import builders
        from langreel.model import Profile

        Path("scenes/ep/one.py").write_text(SCENE.format(mobject), "utf-8")
        shot = builders.shot({"a": 2}, scene="one.One")
        with pytest.raises(SceneError) as caught:
            perform(shot, Profile("tiny", 160, 90, 15), lambda *seen: None)
        return caught.value

    return error


def test_a_formula_without_latex_is_told_with_what_to_do(programs, run):
    """Where it stands, what it needs, how that is installed, and what does without."""
    error = run(r"MathTex(r'\frac{1}{2}')")
    assert str(error).startswith(r"scenes/ep/one.py:8: latex is not installed, and '\\frac{1}{2}' needs it")
    assert "apt-get install texlive-latex-extra dvisvgm" in error.hint
    assert "MathTypst" in error.hint


def test_a_template_of_another_compiler_is_asked_for_that(programs, run):
    """Chinese in TeX needs xelatex."""
    error = run(r"Tex(r'\textbf{国}', tex_template=TexTemplateLibrary.ctex)")
    assert error.message.startswith("xelatex is not installed")


LATEX = """\
#!{python}
import pathlib, sys
folder = next(word.partition("=")[2] for word in sys.argv if word.startswith("-output-directory="))
pathlib.Path(folder, pathlib.Path(sys.argv[-1]).stem + ".log").write_text(
    "This is TeX\\n! {complaint}\\nl.3 rest\\n")
sys.exit(1)
"""


@pytest.mark.parametrize(
    ("complaint", "hint"),
    [
        ("Undefined control sequence.", ""),
        ("LaTeX Error: File `standalone.cls' not found.", plain_tex.PACKAGES),
    ],
)
def test_what_latex_complains_of_is_told(programs, run, complaint, hint):
    """Its log is gone when the film's maker would look for it."""
    for name in ("latex", "dvisvgm"):
        (programs / name).write_text(dedent(LATEX).format(python=sys.executable, complaint=complaint))
        (programs / name).chmod(0o755)
    error = run("MathTex('x')")
    assert (error.message, error.hint) == (f"LaTeX cannot set 'x': {complaint}", hint)


def test_typst_sets_formulas_without_latex(typeset):
    """From the extra ``typst``; Manim knows how."""
    formula = typeset(lambda: manim.MathTypst("sum_(k=1)^n k = (n(n+1))/2"))
    assert len(formula.family_members_with_points()) > 10


def test_who_lacks_typst_is_told_how_it_comes(run, monkeypatch):
    """With the extra of this package."""
    monkeypatch.setitem(sys.modules, "typst", None)
    assert run("MathTypst('x')").hint == "pip install 'langreel[typst]'"
