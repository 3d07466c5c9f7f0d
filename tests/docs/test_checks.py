"""How to mend what `check` finds: what the page says can be written as it says."""

from __future__ import annotations

import re

import pytest

from langreel.data.sources import FIELDS
from langreel.script.schema import Keys
from langreel.script.words import pieces


@pytest.fixture(scope="module")
def fixes(root):
    """What to do, by rule."""
    page = (root / "render/docs/checks.md").read_text(encoding="utf-8")
    return dict(re.findall(r"^\| `([a-z-]+)` \|.*\| (.*) \|$", page, re.MULTILINE))


def test_a_key_that_is_named_is_a_key(fixes):
    """``hold:`` and all others are known to a file of the script, or to sources.yaml."""
    known = {key for model in Keys.__subclasses__() for key in model.model_fields} | set(FIELDS)
    named = {key for fix in fixes.values() for key in re.findall(r"`(\w+):`", fix)}
    assert {"hold", "languages", "labels", "say"} <= named <= known


def test_marks_figures_and_pauses_are_read_as_they_are_written_here(fixes):
    """Nothing is wrong with what mends a malformed line."""
    wrong = []
    examples = re.findall(r"`([^`]+)`", fixes["malformed"])
    found = [
        piece.kind
        for one in examples
        for piece in pieces(one, lambda *told: wrong.append(told))
        if piece.value
    ]
    assert (found, wrong) == (["mark", "figure", "pause"], [])
