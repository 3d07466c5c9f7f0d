"""Heat grid: the right colour in the right cell, and what is missing said."""

from __future__ import annotations

import pytest

from langreel.data import Column, Source, Table
from langreel.errors import SceneError
from langreel.scenes.charts import HeatGrid

SOURCE = Source("t", {}, {"en": "Bureau"}, "", "", "2024", "", {"share": Column("percent", 1.0)})


def shares(*rows):
    town, season, share = zip(*rows)
    return Table("shares", {"town": town, "season": season, "share": share}, SOURCE)


FOUR = shares(("Oslo", "dry", 10.0), ("Oslo", "wet", 90.0), ("Lima", "dry", 80.0), ("Lima", "wet", 20.0))


def chart(table, **options):
    given = {"legend": "share of the year", "lang": "en", **options}
    return HeatGrid(table, "season", "town", "share", **given)


def test_a_cell_has_the_colour_of_its_number(stage):
    """Columns from left to right, rows downwards, as the table has them."""
    grid, scene = chart(FOUR), stage()
    scene.play(grid.draw())
    oslo_dry, oslo_wet, lima_dry, _ = grid.cells.shapes
    assert oslo_dry.get_x() < oslo_wet.get_x()
    assert oslo_dry.get_y() > lima_dry.get_y()
    assert [shape.get_fill_color().to_hex() for shape in grid.cells.shapes] == [
        grid.colors(share) for share in FOUR["share"]
    ]


def test_columns_come_one_after_the_other(stage):
    """To the one that is named."""
    grid, scene = chart(FOUR), stage()
    scene.play(grid.draw(to="dry"))
    assert [shape.get_fill_opacity() for shape in grid.cells.shapes] == [1.0, 0.0, 1.0, 0.0]
    assert grid.audit().data == (10.0, 80.0)


def test_few_cells_bear_their_numbers(warming_by_month):
    """Many have no room for them."""
    assert [word.string for word in chart(FOUR).cells.words] == ["10%", "90%", "80%", "20%"]
    many = HeatGrid(warming_by_month, "month:year", "month:month", "anomaly", legend="°C", lang="en")
    assert not many.cells.words
    assert [word.string for word in many.foot_words][:2] == ["1960", "1965"]
    assert [word.string for word in many.side_words][:2] == ["Jan", "Mar"]


def test_a_hole_is_hatched_and_said():
    """Without words for it there is no such grid."""
    table = shares(("Oslo", "dry", 10.0), ("Lima", "wet", None), ("Lima", "dry", 3.0), ("Oslo", "wet", 4.0))
    with pytest.raises(SceneError, match="no number at wet, Lima"):
        chart(table)
    assert len(chart(table, missing="no data").holes) == 1


def test_two_numbers_for_one_cell_are_none():
    """Which of them would be drawn?"""
    with pytest.raises(SceneError, match="2 rows of table 'shares' say dry in column 'season', Oslo in"):
        chart(shares(("Oslo", "dry", 10.0), ("Oslo", "dry", 11.0)))


def test_rows_and_columns_are_lit_where_they_meet(stage):
    """A row alone, or a row in some columns."""
    grid, scene = chart(FOUR), stage()
    scene.play(grid.highlight(rows="Lima"))
    assert grid.cells.state[1:].tolist() == [1.0, 1.0, 0.0, 0.0]
    scene.play(grid.highlight("dry", "Oslo"))
    assert grid.cells.state[1:].tolist() == [0.0, 1.0, 1.0, 1.0]
    with pytest.raises(SceneError, match="no 'Rome'"):
        grid.highlight(rows="Rome")


@pytest.fixture
def warming_by_month(kept):
    return kept.table("warming_by_month")
