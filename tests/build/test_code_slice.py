"""Parts: of a file with several scenes, an edit counts for the scene that it is about."""

import ast
from textwrap import dedent

import pytest

from langreel.build import code_slice

SOURCE = dedent("""
    from langreel.scenes import LineChart, ReelScene, table

    WIDE = 4.0
    HIGH, LOW = 1, 2
    SHADES = table("shades")

    def line(scene):
        return LineChart(width=WIDE)

    def other(scene, width=WIDE * 2):
        return line(scene)

    @scene
    class Kept(ReelScene):
        size = 1

    class Base(ReelScene):
        tall = 3.0

    class Rise(Base):
        def construct(self):
            self.play(line(self))

    class Fall(ReelScene):
        low = LOW

        def construct(self):
            self.play(other(self))
""")


def told(source, *names):
    return [code_slice.digest(ast.parse(source), name) for name in names]


def concerned(old, new):
    """The classes for which an edit counts."""
    assert old in SOURCE
    before, after = told(SOURCE, "Rise", "Fall"), told(SOURCE.replace(old, new), "Rise", "Fall")
    return [name for name, one, other in zip(("Rise", "Fall"), before, after) if one != other]


@pytest.mark.parametrize(
    ("old", "new", "classes"),
    [
        ("self.play(line(self))", "self.play(line(self), run_time=2)", ["Rise"]),
        ("self.play(other(self))", "self.wait()", ["Fall"]),
        ("tall = 3.0", "tall = 4.0", ["Rise"]),
        ("low = LOW", "low = HIGH", ["Fall"]),
        ("HIGH, LOW = 1, 2", "HIGH, LOW = 1, 3", ["Rise", "Fall"]),
        ("WIDE = 4.0", "WIDE = 5.0", ["Rise", "Fall"]),
        ("width=WIDE * 2", "width=WIDE", ["Fall"]),
        ("class Rise(Base)", "class Rise(ReelScene)", ["Rise"]),
    ],
)
def test_an_edit_counts_for_those_who_lean_on_it(old, new, classes):
    """A class leans on what it names, and on what that names in turn; unpacking is no plain definition."""
    assert concerned(old, new) == classes


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('table("shades")', 'table("tints")'),
        ("size = 1", "size = 2"),
        ("import LineChart", "import BarChart, LineChart"),
    ],
)
def test_what_runs_when_the_file_is_loaded_counts_for_all(old, new):
    """A call, a decorated class, an import: each may do more than define a name."""
    assert concerned(old, new) == ["Rise", "Fall"]


@pytest.mark.parametrize("loose", ['globals()["WIDE"]', "getattr(self, name)", "eval(name)", "self.__dict__"])
def test_code_that_looks_names_up_makes_everything_count(loose):
    """Where a name is only known when the code runs, any definition may be meant."""
    source = SOURCE.replace("size = 1", f"size = lambda self, name: {loose}")
    one, other = told(source, "Rise"), told(source.replace("low = LOW", "low = HIGH"), "Rise")
    assert one != other


def test_a_base_that_hears_of_its_subclasses_makes_everything_count():
    """Each class below it may change what the others find there."""
    source = SOURCE.replace("tall = 3.0", "def __init_subclass__(cls): Base.last = cls")
    one, other = told(source, "Rise"), told(source.replace("low = LOW", "low = HIGH"), "Rise")
    assert one != other


def test_a_name_that_is_not_defined_makes_everything_count():
    """A class that comes from elsewhere, or is made by a call, has no part of its own."""
    assert told(SOURCE, "Absent") != told(SOURCE.replace("low = LOW", "low = HIGH"), "Absent")
