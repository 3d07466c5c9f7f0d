"""Chart scenes: a segment, a table and a kind of chart → a scene that draws it, to go on from.

A further chart is a row of ``CHARTS``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from string import Template
from typing import Final

from langreel.data.sheet import Sheet
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


@dataclass(frozen=True, slots=True)
class DrawnTable:
    """A table, which of its columns are ``numbers`` with a unit, and the columns that are asked for."""

    name: str
    sheet: Sheet
    numbers: tuple[str, ...]
    columns: ChartColumns


def chart_scene(chart: str, table: DrawnTable, segment: str, *, class_name: str, heading: bool) -> str:
    """The file of a scene. UsageError where the table has no such columns."""
    known(chart, CHARTS, "chart")
    kind = CHARTS[chart]
    chosen = _columns(kind, table)
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


def _columns(kind: ChartScene, table: DrawnTable) -> ChartColumns:
    asked, sheet = table.columns, table.sheet
    for column in filter(None, (asked.x, asked.y, asked.series)):
        known(column, sheet.kinds, f"column of {table.name}")
    texts = [column for column, held in sheet.kinds.items() if held == "text" and _differs(sheet, column)]
    return ChartColumns(
        asked.x or (sheet.time() if kind.x else ""),
        asked.y or _first(table.numbers, "numbers with a unit", table),
        asked.series or (_first(texts, "names", table) if kind.series else ""),
    )


def _first(columns: Sequence[str], what: str, table: DrawnTable) -> str:
    if not columns:
        hint = f"--x, --y, --series name one; {perhaps('', table.sheet.kinds)}"
        raise UsageError(f"{table.name} has no column of {what}", hint=hint)
    return columns[0]


def _differs(sheet: Sheet, column: str) -> bool:
    """Whether a column tells rows apart at all."""
    return len({row[column] for row in sheet.rows.values()} - {""}) > 1
