"""Single rows: a mark of a chart is one row of its table; SceneError where several rows say the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence

from langreel.data import Table
from langreel.data.selection import called, round_cell
from langreel.errors import SceneError
from langreel.geometry import TimeAxis, axis_of

Said = Mapping[str, Sequence[Hashable]]
"""What each row says in the columns that tell marks apart; None where it says nothing there."""


def one_row_each(table: Table, said: Said, numbers: Sequence[str], *, series: str | None = "") -> None:
    """SceneError where two rows that have all of their ``numbers`` say the same.

    ``series`` is that of a chart which can tell rows apart by one: None where none was named.
    """
    rows, amounts = defaultdict[Hashable, list[int]](list), [table[name] for name in numbers]
    for row, key in enumerate(zip(*said.values())):
        if None not in key and all(isinstance(cells[row], (int, float)) for cells in amounts):
            rows[key].append(row)
    for same in rows.values():
        if len(same) > 1:
            message = f"{len(same)} rows of table {table.name!r} say {_words(table, said, same)}"
            raise SceneError(message, hint=_hint(table, [*said], same, named=series is not None))


def _words(table: Table, said: Said, rows: Sequence[int]) -> str:
    """What rows say, as their table has it: Brasil in column 'País'."""
    cells = {name: table.columns.get(name, keys) for name, keys in said.items()}
    told = {name: dict.fromkeys(str(round_cell(own[row])) for row in rows) for name, own in cells.items()}
    return ", ".join(f"{', '.join(words)} in column {name!r}" for name, words in told.items())


def _hint(table: Table, said: Sequence[str], rows: Sequence[int], *, named: bool) -> str:
    """How to come to one row: by a column that tells all of these apart, else by all that differ."""
    among = {name: [table[name][row] for row in rows] for name in table.columns if _names(table, name)}
    differ = [name for name, cells in among.items() if len({*cells}) > 1 and name not in said]
    whole = [name for name in differ if len({*among[name]}) == len(rows)]
    if not differ:
        return "no other column of names or dates tells them apart: keep one of them"
    where = {name: _one(among[name]) for name in whole[:1] or differ}
    columns = " or ".join(whole) or " and ".join(differ)
    series = f', or name series="{whole[0]}"' if whole and not named else ""
    return f"narrow the table by {columns}, as in {called(table.name, where)}{series}"


def _names(table: Table, name: str) -> bool:
    """Whether the cells of a column name its rows: texts, days and years do, what is counted does not."""
    cells, described = [cell for cell in table[name] if cell is not None], table.source.columns.get(name)
    unit = described.unit if described else ""
    return bool(cells) and isinstance(axis_of(cells, unit), TimeAxis)


def _one(cells: Sequence[object]) -> object:
    """The cell to narrow to: the last day or year, or the first name."""
    known = [cell for cell in cells if cell is not None]
    return known[0] if any(isinstance(cell, str) for cell in known) else max(known, key=str)
