"""Chart scenes: a segment, a table and a kind of chart → a scene that draws it, to go on from.

A further chart is a row of ``CHARTS``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from string import Template
from typing import Any, Final

from langreel import data
from langreel.data import Table
from langreel.errors import UsageError, known, perhaps


@dataclass(frozen=True, slots=True)
class ChartScene:
    """How a chart is called: its class, and its arguments with ``$x``, ``$y``, ``$series`` for columns.

    ``x`` and ``series`` tell whether it needs such a column, ``move`` what it does when it has come.
    """

    name: str
    arguments: str
    x: bool = True
    series: bool = False
    move: str = "draw()"


CHARTS: Final[Mapping[str, ChartScene]] = {
    "line": ChartScene("LineChart", 'x="$x", y="$y"$of'),
    "areas": ChartScene("StackedAreas", 'x="$x", y="$y", series="$series"', series=True),
    "bar": ChartScene("BarChart", 'x="$series", y="$y"', x=False, series=True, move="grow()"),
    "stacked": ChartScene("StackedBars", 'x="$x", y="$y", series="$series"', series=True),
    "race": ChartScene("BarRace", 'x="$x", y="$y", series="$series"', series=True, move="run()"),
    "slope": ChartScene("SlopeChart", 'x="$x", y="$y", series="$series"', series=True),
    "dumbbell": ChartScene("Dumbbell", 'x="$x", y="$y", series="$series"', series=True),
    "multiples": ChartScene("SmallMultiples", 'x="$x", y="$y", series="$series"', series=True),
    "stripes": ChartScene("Stripes", 'x="$x", y="$y", legend="$y"'),
    "seasonal": ChartScene("SeasonalOverlay", 'x="$x", y="$y", y_title="$y"'),
    "histogram": ChartScene("Histogram", 'x="$y", x_title="$y", y_title="$table"', x=False),
}
"""By the word that names it on the command line."""


@dataclass(frozen=True, slots=True)
class ChartColumns:
    """The columns that a chart draws; "" is for the table to say."""

    x: str = ""
    y: str = ""
    series: str = ""


def chart_scene(
    chart: str, table: Table, segment: str, columns: ChartColumns, *, class_name: str, heading: bool
) -> str:
    """The file of a scene. UsageError where the table has no such columns."""
    known(chart, CHARTS, "chart")
    kind = CHARTS[chart]
    chosen = _columns(kind, table, columns)
    own = f', series="{chosen.series}"' if chosen.series else ""
    arguments = Template(kind.arguments).substitute(
        x=chosen.x, y=chosen.y, series=chosen.series, table=table.name, of=own
    )
    title = ', heading=self.label("heading")' if heading else ""
    return Template(
        '"""$chart of $table, to go on from."""\n\nfrom langreel.scenes import $chart, ReelScene, table\n\n\n'
        'class $name(ReelScene):\n    """Segment `$segment`."""\n\n    def construct(self):\n'
        '        rows = table("$table")\n        chart = $chart(rows, $arguments$title)\n\n'
        '        with self.segment("$segment"):\n            self.play(chart.enter(), seconds=0.8)\n'
        "            self.play(chart.$move, seconds=1.6)\n"
    ).substitute(chart=kind.name, table=table.name, name=class_name, segment=segment,
                 arguments=arguments, title=title, move=kind.move)  # fmt: skip


def class_of(segment: str) -> str:
    """The name of a class after a segment.

    >>> class_of("holdings-decline"), class_of("2024")
    ('HoldingsDecline', 'Scene2024')
    """
    words = "".join(word[:1].upper() + word[1:] for word in re.findall(r"\w+", segment.replace("_", " ")))
    return words if words[:1].isalpha() else f"Scene{words}"


def _columns(kind: ChartScene, table: Table, columns: ChartColumns) -> ChartColumns:
    for column in filter(None, (columns.x, columns.y, columns.series)):
        known(column, table.columns, f"column of {table.name}")
    numbers = [column for column in table.columns if column in table.source.columns]
    times = [column for column in table.columns if _is_time(table.columns[column], column, numbers)]
    texts = [column for column in table.columns if _is_text(table.columns[column])]
    return ChartColumns(
        columns.x or (_first(times, "days or years", table) if kind.x else ""),
        columns.y or _first(numbers, "numbers with a unit", table),
        columns.series or (_first(texts, "names", table) if kind.series else ""),
    )


def _first(columns: Sequence[str], what: str, table: Table) -> str:
    if not columns:
        hint = perhaps("", table.columns)
        raise UsageError(f"{table.name} has no column of {what}", hint=f"--x, --y, --series name one; {hint}")
    return columns[0]


def _is_time(values: Sequence[Any], column: str, numbers: Sequence[str]) -> bool:
    filled = [value for value in values if value is not None]
    years = column not in numbers and all(
        isinstance(value, float) and 1000 < value < 3000 for value in filled
    )
    return bool(filled) and (years or all(isinstance(value, date) for value in filled))


def _is_text(values: Sequence[Any]) -> bool:
    filled = [value for value in values if value is not None]
    return len(set(map(str, filled))) > 1 and all(isinstance(value, str) for value in filled)


def table_of(folder: Path, name: str) -> Table:
    """A whole table."""
    return data.table(folder, name, {})
