"""Names: a word means one thing. No two classes of the house share theirs, and no two files look alike."""

import ast
import re
from collections import defaultdict
from itertools import combinations
from pathlib import Path

import langreel

PACKAGE = Path(langreel.__file__).parent
FILES = [path for path in sorted(PACKAGE.rglob("*.py")) if "template" not in path.parts]
VAGUE = {"said", "told", "shown"}
"""Words of which a reader cannot tell what they give."""


def defined(kind):
    """Names of classes or functions, with the files that define them."""
    found = defaultdict(list)
    for path in FILES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, kind):
                found[node.name].append(path.relative_to(PACKAGE).as_posix())
    return found


def is_near(one, other):
    """Whether two names differ by one letter, or as a word and its plural or its -ing do."""
    short, long = sorted((one, other), key=len)
    if long in (f"{short}s", f"{short}ing", re.sub("e?$", "ing", short), f"{short}{short[-1]}ing"):
        return True
    if len(short) == len(long):
        return sum(a != b for a, b in zip(short, long, strict=True)) == 1
    return len(short) + 1 == len(long) and any(long[:at] + long[at + 1 :] == short for at in range(len(long)))


def test_no_two_classes_have_one_name():
    """Whoever reads of a Track knows which."""
    twice = {name.lstrip("_"): [] for name in ()}
    for name, files in defined(ast.ClassDef).items():
        twice.setdefault(name.lstrip("_"), []).extend(files)
    assert {name: files for name, files in twice.items() if len(files) > 1} == {}


def test_no_function_has_a_name_that_tells_nothing():
    """What a function gives stands in its name."""
    functions = defined((ast.FunctionDef, ast.AsyncFunctionDef))
    assert {name: files for name, files in functions.items() if name.lstrip("_") in VAGUE} == {}


def test_no_two_files_look_alike():
    """A letter, a plural or an -ing is no difference; languages have their codes, and the same parts."""
    rooms = {path.stem for path in FILES if len(path.stem) > 3} - {"__init__", "__main__"}
    assert [pair for pair in combinations(sorted(rooms), 2) if is_near(*pair)] == []
