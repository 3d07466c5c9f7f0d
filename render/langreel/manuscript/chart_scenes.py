"""Chart scenes: a segment, a table and a kind of chart → a scene that draws it, to go on from.

A further chart is a row of ``CHARTS``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from string import Template
from typing import Final, Literal

from langreel.data.cells import naming_columns
from langreel.data.selection import called
from langreel.data.sheet import Sheet
from langreel.errors import UsageError, known, perhaps

Need = Literal["", "may", "must"]
"""Whether a chart takes a column, or cannot do without it."""


@dataclass(frozen=True, slots=True)
class ChartScene:
    """How a chart is called: its class, and its arguments with ``$x``, ``$y``, ``$series`` for columns.

    ``x`` and ``series`` tell whether it takes such a column, ``move`` what it does when it has come, and
    ``label`` the label of the script that it shows. A mark is one row for each x and name, unless ``every``
    row is counted. A chart ``within`` years needs several moments in each.
    """

    name: str
    arguments: str
    x: bool = True
    series: Need = ""
    move: str = "draw()"
    label: str = ""
    every: bool = False
    within: bool = False


CHARTS: Final[Mapping[str, ChartScene]] = {
    "line": ChartScene("LineChart", 'x="$x", y="$y"$of', series="may"),
    "areas": ChartScene("StackedAreas", 'x="$x", y="$y", series="$series"', series="must"),
    "bar": ChartScene("BarChart", 'x="$series", y="$y"', x=False, series="must", move="grow()"),
    "stacked": ChartScene("StackedBars", 'x="$x", y="$y", series="$series"', series="must"),
    "race": ChartScene("BarRace", 'x="$x", y="$y", series="$series"', series="must", move="run()"),
    "slope": ChartScene("SlopeChart", 'x="$x", y="$y", series="$series"', series="must"),
    "dumbbell": ChartScene("Dumbbell", 'x="$x", y="$y", series="$series"', series="must"),
    "multiples": ChartScene("SmallMultiples", 'x="$x", y="$y", series="$series"', series="must"),
    "stripes": ChartScene("Stripes", 'x="$x", y="$y", legend="$y"'),
    "seasonal": ChartScene("SeasonalOverlay", 'x="$x", y="$y", y_title="$y"', within=True),
    "histogram": ChartScene(
        "Histogram", 'x="$y", x_title="$y", y_title=$label', x=False, label="rows", every=True
    ),
}
"""By the word that names it on the command line."""

FILE: Final = Template('''\
"""$chart of $table, to go on from."""

from langreel.scenes import $chart, ReelScene, table


class $name(ReelScene):
    """Segment `$segment`."""

    def construct(self):
        rows = $rows
        chart = $chart(rows, $arguments)

        with self.segment("$segment"):
            self.play(chart.enter(), seconds=0.8)
            self.play(chart.$move, seconds=1.6)
''')
"""The file of a scene."""


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
    """The file of a scene. UsageError where the table has no such columns, or the chart does not take them.

    Where a table has several rows for a mark, the scene narrows it to one, and says to which.
    """
    known(chart, CHARTS, "chart")
    kind, chosen = CHARTS[chart], _columns(chart, table)
    if kind.within:
        _refuse_years(chart, table, chosen.x)
    where = {} if kind.every else _narrowed(table.sheet, chosen)
    arguments = [_arguments(kind, chosen)]
    if where:
        arguments.append(f"note={json.dumps(', '.join(map(str, where.values())), ensure_ascii=False)}")
    if heading:
        arguments.append('heading=self.label("heading")')
    return FILE.substitute(
        chart=kind.name,
        table=table.name,
        rows=called(table.name, where),
        arguments=", ".join(arguments),
        move=kind.move,
        segment=segment,
        name=class_name,
    )


def _arguments(kind: ChartScene, chosen: ChartColumns) -> str:
    """The columns and words that a chart is called with."""
    return Template(kind.arguments).substitute(
        x=chosen.x,
        y=chosen.y,
        series=chosen.series,
        of=f', series="{chosen.series}"' if chosen.series else "",
        label=f'self.label("{kind.label}")',
    )


def class_of(segment: str) -> str:
    """The name of a class after a segment.

    >>> class_of("holdings-decline"), class_of("2024")
    ('HoldingsDecline', 'Scene2024')
    """
    words = "".join(word[:1].upper() + word[1:] for word in re.findall(r"\w+", segment.replace("_", " ")))
    return words if words[:1].isalpha() else f"Scene{words}"


def _columns(chart: str, table: DrawnTable) -> ChartColumns:
    kind, asked, sheet = CHARTS[chart], table.columns, table.sheet
    for column in filter(None, (asked.x, asked.y, asked.series)):
        known(column, sheet.kinds, f"column of {table.name}")
    _refuse_unused(chart, asked)
    texts = [column for column, held in sheet.kinds.items() if held == "text" and _differs(sheet, column)]
    chosen = ChartColumns(
        asked.x or (sheet.time() if kind.x else ""),
        asked.y or _first(table.numbers, "numbers with a unit", table),
        asked.series or (_first(texts, "names", table) if kind.series == "must" else ""),
    )
    same = _doubled(sheet, [*sheet.rows], chosen) if kind.series == "may" and not chosen.series else []
    telling = [column for column in texts if len({sheet.text(row, column) for row in same}) > 1]
    return replace(chosen, series=telling[0]) if telling else chosen


def _refuse_unused(chart: str, asked: ChartColumns) -> None:
    """UsageError where a chart has no use for a column that is asked for."""
    kind = CHARTS[chart]
    takers = {"--x": [name for name, each in CHARTS.items() if each.x],
              "--series": [name for name, each in CHARTS.items() if each.series]}  # fmt: skip
    for option, column, used in (("--x", asked.x, kind.x), ("--series", asked.series, kind.series)):
        if column and not used:
            hint = f"leave {option} out, or draw one of: {', '.join(takers[option])}"
            raise UsageError(f"the chart {chart!r} has no use for {option} {column!r}", hint=hint)


def _refuse_years(chart: str, table: DrawnTable, x: str) -> None:
    """UsageError where a column has one moment a year, and the chart runs through the months of years."""
    moments = {table.sheet.moment(row, x) for row in table.sheet.rows if table.sheet.text(row, x)}
    if len({moment[:4] for moment in moments}) == len(moments):
        message = f"column {x!r} of {table.name} has one moment a year; the chart {chart!r} runs within years"
        raise UsageError(message, hint="--x names a column of days or months; --chart line draws years")


def _narrowed(sheet: Sheet, chosen: ChartColumns) -> dict[str, object]:
    """What leaves one row for each mark: the latest time, then of each column of names the first.

    UsageError where nothing tells rows apart.
    """
    where, rows = dict[str, object](), [row for row in sheet.rows if sheet.text(row, chosen.y)]
    times = [*dict.fromkeys([*sheet.times(), *naming_columns(sheet)])]
    while same := _doubled(sheet, rows, chosen):
        told = [name for name in times if len({sheet.text(row, name) for row in same}) > 1]
        if not told:
            message = f"{len(same)} rows of {sheet.path} are alike in all that names them"
            raise UsageError(message, sheet.at(same[1], chosen.y), "keep one of them")
        cells = {row: sheet.moment(row, told[0]) for row in rows if sheet.text(row, told[0])}
        kept = (next if sheet.kinds[told[0]] == "text" else max)(iter(cells.values()))
        rows = [row for row, cell in cells.items() if cell == kept]
        where[told[0]] = int(kept) if sheet.kinds[told[0]] == "number" else kept
    return where


def _doubled(sheet: Sheet, rows: Sequence[int], chosen: ChartColumns) -> list[int]:
    """The first rows with a number that a chart would draw as one mark; none where there are none."""
    found: dict[tuple[str, ...], list[int]] = {}
    for row in rows:
        if sheet.text(row, chosen.y):
            key = tuple(sheet.moment(row, each) for each in (chosen.x, chosen.series) if each)
            found.setdefault(key, []).append(row)
    return next((same for same in found.values() if len(same) > 1), [])


def _first(columns: Sequence[str], what: str, table: DrawnTable) -> str:
    if not columns:
        hint = f"--x, --y, --series name one; {perhaps('', table.sheet.kinds)}"
        raise UsageError(f"{table.name} has no column of {what}", hint=hint)
    return columns[0]


def _differs(sheet: Sheet, column: str) -> bool:
    """Whether a column tells rows apart at all."""
    return len({row[column] for row in sheet.rows.values()} - {""}) > 1
