"""Who is thanked: the publishers of every table that an episode uses, and of no other."""

from __future__ import annotations

import pytest

from langreel.data import Source
from langreel.project import Project
from langreel.scenes.credits import by_publisher, tables_used


def source(name, publisher, title, as_of):
    return Source(name, {"en": title}, publisher, "", "", as_of, "", {})


@pytest.fixture
def project(tmp_path):
    """An episode with two figures and a scene that draws a third table."""
    (tmp_path / "script" / "ep").mkdir(parents=True)
    (tmp_path / "scenes" / "ep" / "parts").mkdir(parents=True)
    (tmp_path / "script" / "ep" / "figures.yaml").write_text(
        "gold: {table: gold_price, column: usd}\nhalf: {value: gold / 2}\nday: {table: facts, column: date}\n"
    )
    (tmp_path / "scenes" / "ep" / "parts" / "one.py").write_text(
        'from langreel.scenes import table\n\n\ndef debt():\n    return table("federal_debt", since="1980")\n'
    )
    return Project(tmp_path)


def test_tables_come_from_figures_and_from_scenes(project):
    """What a figure reads and what a scene draws; files are read, not run."""
    assert tables_used(project, "ep") == {"gold_price", "facts", "federal_debt"}


def test_an_episode_without_figures_uses_what_its_scenes_draw(project):
    """figures.yaml may be missing."""
    (project.script / "ep" / "figures.yaml").unlink()
    assert tables_used(project, "ep") == {"federal_debt"}


def test_publishers_are_named_once():
    """One credit a publisher in the dub's language, with all its titles and its newest date."""
    treasury = {"zh": "美国财政部", "en": "U.S. Treasury"}
    found = by_publisher(
        [
            source("gold", {"en": "World Gold Council"}, "Gold", "2025-12-31"),
            source("debt", treasury, "Federal debt", "2025-09-30"),
            source("holders", treasury, "Holders", "2026-03"),
        ],
        "zh",
    )
    assert [(each.publisher, each.titles, each.as_of) for each in found] == [
        ("美国财政部", ("Federal debt", "Holders"), "2026-03"),
        ("World Gold Council", ("Gold",), "2025-12-31"),
    ]
