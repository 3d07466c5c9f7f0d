"""Every rule's row: its example breaks it, its fix mends that, and the page tells the same."""

from __future__ import annotations

from pathlib import Path

import pytest

import builders
import langreel
from langreel.captions import reference
from langreel.captions.rules import check
from langreel.captions.rules.example import cues, drawn
from langreel.captions.rules.fix import mend
from langreel.captions.rules.table import FIXES, RULES

PAGE = Path(langreel.__file__).parents[1] / "docs" / "subtitles.md"


@pytest.fixture(scope="module")
def film():
    """Speech at 30-90, 120-180, 210-270 and 330-390; a shot begins at 300."""
    one = {"zh": ["第一句话说的是债", "第二句话", "第三句话"]}
    said = [(one, [(1, 2), (4, 2), (7, 2)]), ({"zh": ["第四句话"]}, [(11, 2)])]
    return builders.timeline("zh", 30, said, tail=1.0)


@pytest.mark.parametrize("name", RULES)
def test_the_example_breaks_the_rule_and_its_fix_mends_it(name: str, film):
    """What a page shows is what happens; what is mended by hand is right when it looks as shown."""
    rule, example = RULES[name], RULES[name].example
    beside = film if example.film else None
    before, after = cues(example.before), cues(example.after)
    assert name in {found.rule for found in check(before, example.lang, beside, rules=example.rules)}
    if rule.fix:
        assert drawn(mend(before, example.lang, beside, rules=example.rules)) == example.after
    assert name not in {found.rule for found in check(after, example.lang, beside, rules=example.rules)}


def test_a_row_tells_people_what_it_asks():
    """One sentence each; every fix is explained."""
    assert all(rule.asks.endswith(".") and rule.asks[0].isupper() for rule in RULES.values())
    assert {rule.fix for rule in RULES.values()} == {"", *FIXES}


def test_the_page_on_subtitles_prints_the_tables():
    """Formats, fixes, rules and rule sets; ``python -m langreel.captions.reference`` prints them anew."""
    page = PAGE.read_text("utf-8")
    assert all(f"<!-- {name} -->\n|" in page for name in reference.TABLES)
    assert reference.filled(page) == page
