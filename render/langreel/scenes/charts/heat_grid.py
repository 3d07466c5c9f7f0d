"""HeatGrid: a number for every pair of two categories, as a grid of colours."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from manim import LEFT, Animation, FadeIn, VGroup, VMobject

from langreel import theme
from langreel.data import Table
from langreel.errors import SceneError, perhaps
from langreel.geometry import Box
from langreel.geometry.cells import every, table_cells
from langreel.scenes.charts import axes, table_values
from langreel.scenes.charts.audit import ChartAudit
from langreel.scenes.charts.chart import GRID, WORD, together
from langreel.scenes.charts.color_key import ColorKey, key_room
from langreel.scenes.charts.color_scale import inked, scale_of
from langreel.scenes.charts.noted_chart import NOTES, NotedChart
from langreel.scenes.charts.patches import Patches, hatched, patch
from langreel.scenes.charts.single_rows import Said, one_row_each
from langreel.scenes.charts.x_words import date_words, day_of, month_name, side_by_side
from langreel.scenes.typography import Lettering, text

MONTH, YEAR = ":month", ":year"
"""What follows the name of a column of days, to take a part of them: ``date:month``."""


class HeatGrid(NotedChart):
    """The values of a tidy table by two of its columns: ``across`` from left to right, ``down`` downwards.

    Of a column of days, ``"date:year"`` and ``"date:month"`` take a part. Colours go from quiet to strong, or
    with ``zero`` (true units) from there to both sides; ``legend`` says what is counted. Few cells bear their
    numbers. Cells without a number are hatched; ``missing`` says so in words.
    """

    def __init__(
        self,
        table: Table,
        across: str,
        down: str,
        value: str,
        *,
        legend: str,
        zero: float | None = None,
        missing: str = "",
        names: Mapping[str, str] | None = None,
        unit: str = "",
        heading: str = "",
        note: str = "",
        box: Box | None = None,
        lang: str | None = None,
    ) -> None:
        super().__init__(box, heading, note, source=table.source, lang=lang)
        self.unit, scale = table_values.measure(table, value, unit)
        rows = {name: _part(table, name) for name in (across, down)}
        self.columns, self.rows = map(_ordered, rows.values())
        self._ends = tuple(f":{name.rpartition(':')[2]}" for name in (across, down))
        self.values = _values(table, value, rows, scale=scale)
        self.colors = scale_of(list(self.values.values()), zero)
        self._spell = {**_months(across, down, self.lang), **(names or {})}
        holes = [(x, y) for x in self.columns for y in self.rows if (x, y) not in self.values]
        if holes and not missing.strip():
            hint = 'missing="no data": what is hatched is said in words'
            raise SceneError(f"there is no number at {holes[0][0]}, {holes[0][1]}", hint=hint)
        words = missing if holes else ""
        self.key = ColorKey(self.colors, self.unit, legend, room=self.room, lang=self.lang, missing=words)
        self._lay_out(key_room(legend, words, self.room, self.lang))
        self.cells = HeatCells(
            [patch(self._cell(*place), theme.GROUND) for place in self.values],
            [self.colors(each) for each in self.values.values()],
            [float(self.columns.index(x)) for x, _ in self.values],
            words=self._numbers(),
        )
        self.holes = VGroup(*(hatched(self._cell(*place)) for place in holes))
        self.add(self.cells)

    def _lay_out(self, key: float) -> None:
        """Decide the plot above a key so high, the cells, and which names are written."""
        sides = [self._word(row) for row in self.rows]
        left = max(word.width for word in sides) + 0.25
        foot = axes.FOOT + key
        self.plot = self.room.inset(left, foot, 0.05, NOTES)
        fill = 0.95 if len(self.values) <= 150 else 1.0
        self._boxes = table_cells(self.plot, len(self.rows), len(self.columns), fill=fill)
        step = every([theme.LABEL] * len(sides), self.plot.height / len(self.rows), 0.02)
        for word, row in zip(sides[::step], self._boxes[::step]):
            word.next_to((self.plot.left - 0.16, row[0].y, 0), LEFT, buff=0)
            word.to_baseline(row[0].y - 0.36 * theme.LABEL)
        self.side_words, self.foot_words = VGroup(*sides[::step]), VGroup(*self._feet())

    def _feet(self) -> list[Lettering]:
        """The names of the columns under them, as many as have room."""
        words = [self._word(column) for column in self.columns]
        pitch = self.plot.width / len(words)
        step = every([word.width for word in words], pitch)
        # Round years rather than every fifth from the first one on.
        first = next(
            (n for n, key in enumerate(self.columns[:step]) if key.isdigit() and not int(key) % step), 0
        )
        kept = list(zip(words, self._boxes[0]))[first::step]
        for word, cell in kept:
            word.move_to((cell.x, 0, 0)).to_baseline(self.plot.bottom - 0.14 - 0.75 * theme.LABEL)
        return [word for word, _ in kept]

    def _word(self, key: str) -> Lettering:
        return text(self._spell.get(key, key), theme.LABEL, theme.MUTED, lang=self.lang)

    def _cell(self, column: str, row: str) -> Box:
        return self._boxes[self.rows.index(row)][self.columns.index(column)]

    def _numbers(self) -> list[Lettering]:
        """The number of each cell, if all of them have room in theirs."""
        words = [text(table_values.short(value, self.unit, self.lang), theme.LABEL, lang=self.lang)
                 for value in self.values.values()] if len(self.values) <= 60 else []  # fmt: skip
        room = self._boxes[0][0]
        if any(word.width > room.width - 0.2 or word.size > 0.8 * room.height for word in words):
            return []
        for word, place in zip(words, self.values):
            cell = self._cell(*place)
            word.move_to((cell.x, 0, 0)).to_baseline(cell.y - 0.36 * theme.LABEL)
        return words

    # What a scene plays

    def enter(self) -> Animation:
        """Heading, names, the key of the colours and the source line come in; no cell yet."""
        names = VGroup(self.side_words, self.foot_words)
        self.put(names, self.key, self.holes, z=GRID)
        parts = (FadeIn(part) for part in (names, self.key, self.holes))
        return together(self.enter_furniture(), *parts, lag_ratio=0.2)

    def draw(self, to: object = None) -> Animation:
        """Column after column comes in, to the one that is called ``to`` (default: all)."""
        last = len(self.columns) - 1 if to is None else self.columns.index(_one(to, self.columns))
        return self.cells.come(float(last + 1))

    def callout(
        self, column: object, row: object, words: str, *, named: bool = True, under: str = ""
    ) -> Animation:
        """Words over the grid that point at a cell; a quiet line says which (``named``) and what else."""
        place = _one(column, self.columns), _one(row, self.rows)
        if place not in self.values:
            raise SceneError(f"there is no number at {place[0]}, {place[1]}")
        cell = self._cell(*place)
        which = self._name_of(place) if named else ""
        area = Box(self.room.left, self.plot.top + 0.1, self.room.right, self.room.top)
        block, color = self._block(words, which, under), self.colors(self.values[place])
        # Beside the numbers that cells bear, and so are those that the leader passes.
        x = cell.right - 0.15 * cell.width if self.cells.words else cell.x
        return self._point_at((x, cell.y), block, color, area=area)

    def _name_of(self, place: tuple[str, str]) -> str:
        """A cell in words: its month, or its row and its column."""
        if {*self._ends} == {YEAR, MONTH}:
            year, month = place if self._ends[0] == YEAR else reversed(place)
            return date_words(date(int(year), int(month), 1).toordinal(), self.lang, 2)
        return side_by_side((self._spell.get(key, key) for key in reversed(place)), self.lang)

    def highlight(self, columns: Any = (), rows: Any = ()) -> Animation:
        """The named columns, rows, or where both meet stay bright; the others step back."""
        wanted = [{_one(key, known) for key in _several(keys)} or {*known}
                  for keys, known in ((columns, self.columns), (rows, self.rows))]  # fmt: skip
        kept = {n for n, (x, y) in enumerate(self.values) if x in wanted[0] and y in wanted[1]}
        return self.cells.keep(kept)

    def audit(self) -> ChartAudit:
        drawn = [list(self.values.values())[n] for n in self.cells.arrived()]
        lo, hi = self.colors.lo, self.colors.hi
        return ChartAudit(
            "heat",
            self.title,
            domain=(lo, hi),
            data=(min(drawn), max(drawn)) if drawn else None,
            shades=self.colors.shades(),
            turn=self.colors.turn,
            keyed=self.key in self.submobjects,
            unit=self.unit,
        )


class HeatCells(Patches):
    """Cells with their numbers, if they have some, dark on light cells and light on dark ones."""

    def __init__(
        self,
        shapes: Sequence[VMobject],
        colors: Sequence[str],
        ranks: Sequence[float],
        *,
        words: Sequence[Lettering],
    ) -> None:
        self.words = list(words)
        super().__init__(shapes, colors, ranks)
        self.add(*words)
        for word in words:
            word.set_z_index(WORD)

    def paint(self, n: int, color: str, seen: float) -> None:
        super().paint(n, color, seen)
        if self.words:
            self.words[n].set_color(inked(color)).set_opacity(seen)


def _part(table: Table, name: str) -> tuple[str | None, ...]:
    """The keys of a column by row, or of the months or years of its days; None where there is none."""
    column = name.removesuffix(MONTH).removesuffix(YEAR)
    if column == name:
        return tuple(key or None for key in table_values.names(table, column))
    days = [None if at is None else day_of(at) for at in table_values.places(table, column)]
    return tuple(str(day.month if name.endswith(MONTH) else day.year) if day else None for day in days)


def _ordered(keys: Sequence[str | None]) -> list[str]:
    """Keys as they come first, numbers in their order; empty ones are none."""
    found = [key for key in dict.fromkeys(keys) if key]
    return sorted(found, key=int) if all(key.isdigit() for key in found) else found


def _values(table: Table, name: str, said: Said, *, scale: float) -> dict[tuple[str, str], float]:
    """The number at each pair of keys; SceneError where there are two."""
    cells: Any = zip(zip(*said.values()), table_values.column(table, name))
    one_row_each(table, said, [name])
    found = {key: value * scale for key, value in cells if isinstance(value, (int, float)) and all(key)}
    if not found:
        raise SceneError(f"table {table.name!r} has no numbers in {name}")
    return found


def _months(across: str, down: str, lang: str) -> Mapping[str, str]:
    """What months are called, where one side of the grid are months."""
    wanted = across.endswith(MONTH) or down.endswith(MONTH)
    return {str(month): month_name(month, lang) for month in range(1, 13)} if wanted else {}


def _one(key: object, known: Sequence[str]) -> str:
    name = table_values.name_of(key)
    if name not in known:
        raise SceneError(f"the grid has no {name!r}", hint=perhaps(name, known))
    return name


def _several(keys: Any) -> Sequence[object]:
    return [*keys] if isinstance(keys, (list, tuple, set, range)) else [keys]
