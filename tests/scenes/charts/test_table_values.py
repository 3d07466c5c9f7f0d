"""Table values: what a chart cannot take from a table, told by table, column and row."""

from __future__ import annotations

import pytest

from langreel.data import Source, Table
from langreel.errors import SceneError
from langreel.scenes.charts.table_values import places

SOURCE = Source("coffee", "T", "P", "S", "", "2024", "", {})


@pytest.mark.parametrize("cell", ["Brasil", "03/04/2020", "2020-02-30", "2020-13", "2020-01-01-01"])
def test_a_cell_that_stands_nowhere_on_an_axis_is_told(cell):
    """With its row, the column of the table that has days or years, and how these are written."""
    table = Table("coffee", {"when": ("2020", None, cell), "year": (2020.0, 2021.0, 2022.0)}, SOURCE)
    with pytest.raises(SceneError) as told:
        places(table, "when")
    assert told.value.message == (
        f"row 3 of 3 of table 'coffee', column 'when': {cell!r} is not a year, a month or a day"
    )
    assert told.value.hint.startswith("name another column, as year; or write 2024, 2024-07, 2024-07-31")


def test_rows_without_a_cell_stand_nowhere():
    """They are left out, not refused."""
    assert places(Table("coffee", {"when": (None, 2020.0)}, SOURCE), "when") == (None, 737425.0)
