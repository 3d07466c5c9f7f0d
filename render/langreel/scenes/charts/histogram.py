"""Histogram: how many of a column's numbers lie where, as bars whose areas are the counts."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from manim import Animation, Create, FadeIn, VGroup

from langreel import quantity, theme
from langreel.data import Table
from langreel.errors import SceneError
from langreel.geometry import Box, NumberAxis, Scale
from langreel.geometry.bins import bin_counts, bin_edges, bin_heights
from langreel.geometry.paths import Path
from langreel.scenes.charts import axes, table_values
from langreel.scenes.charts.annotations import backed
from langreel.scenes.charts.audit import ChartAudit
from langreel.scenes.charts.blocks import BarBlock, Blocks
from langreel.scenes.charts.chart import LINE, WORD, dashes, together
from langreel.scenes.charts.plane_chart import PlaneChart
from langreel.scenes.typography import text


class Histogram(PlaneChart):
    """Bars over bins of column ``x``, one for each stretch of its numbers; empty cells are left out.

    ``bins`` is how many there should be about (default: as many as the data bear), or their borders in true
    units. Borders are round, and the bins of one width; where borders that were given are not, heights are
    counts for each width of the narrowest bin, so that areas stay the counts. ``x_title`` and ``y_title`` say
    what is counted.
    """

    every_row = True

    def __init__(
        self,
        table: Table,
        x: str,
        *,
        bins: int | Sequence[float] = 0,
        x_title: str = "",
        y_title: str = "",
        color: str | None = None,
        unit: str = "",
        heading: str = "",
        note: str = "",
        box: Box | None = None,
        lang: str | None = None,
    ) -> None:
        super().__init__(box, heading, note, source=table.source, lang=lang)
        name, scale = table_values.measure(table, x, unit)
        cells = [cell for cell in table_values.column(table, x) if cell is not None]
        self.values = [scale * cell for cell in cells if isinstance(cell, (int, float))]
        if len(self.values) < len(cells) or not cells:
            raise SceneError(f"column {x!r} of table {table.name!r} does not hold numbers alone")
        try:
            self.edges = bin_edges(self.values, bins) if isinstance(bins, int) else tuple(map(float, bins))
            self.counts = bin_counts(self.values, self.edges)
        except ValueError as error:
            raise SceneError(
                f"{x}: {error}", hint="bins=[…] from below the least to above the most"
            ) from None
        self.heights = bin_heights(self.counts, self.edges)
        across = (NumberAxis(name, scale), self.edges, x_title)
        self._lay_out(across, ("1", self.heights, y_title), zero=True)
        self.blocks = self._blocks(color or theme.series(0))
        self.add(self.blocks)

    def _blocks(self, color: str) -> Blocks:
        places = [self.across(edge) for edge in self.edges]
        lanes = pairwise(places)
        blocks = [BarBlock((0.0, height), lane, color) for height, lane in zip(self.heights, lanes)]
        return Blocks(self, blocks, self.up, flat=False)

    def _across(self, places: Sequence[float], title: str, pad: float) -> tuple[Scale, VGroup]:
        """From the first border to the last, whatever they are; only the ticks are round."""
        scale = Scale(places[0], places[-1], self.plot.left + pad, self.plot.right - pad)
        found = self.axis.ticks(places[0], places[-1], max(3, int(self.plot.width / 1.6)))
        return scale, axes.x_ticks(self.axis, found, scale, plot=self.plot, lang=self.lang, title=title)

    # What a scene plays

    def draw(self, to: float | None = None) -> Animation:
        """The bars grow from left to right, to the bin that holds the value ``to`` (default: all)."""
        last = len(self.counts) - 1 if to is None else self._bin(to)
        late = 0.6 / (last + 1)
        return self.blocks.grow({n: (n * late, n * late + 0.4) for n in range(last + 1)})

    def highlight(self, since: float | None = None, until: float | None = None) -> Animation:
        """The bins from the value ``since`` to the value ``until`` stay bright, the others step back."""
        first = 0 if since is None else self._bin(since)
        last = len(self.counts) - 1 if until is None else self._bin(until)
        return self.blocks.keep(range(first, last + 1))

    def callout(
        self, value: float, words: str, *, ranged: bool = True, under: str = "", side: str = "auto"
    ) -> Animation:
        """Words at the bin that holds a value; a quiet line says how far that reaches (``ranged``)."""
        number = self._bin(value)
        block = self._block(words, self._range(number) if ranged else "", under)
        where, color = self.blocks.anchor(number), self.blocks.ring(number)
        return self._point_at(where, block, color, area=self._area(), side=side)

    def mark(self, value: float, words: str, color: str | None = None) -> Animation:
        """A dashed upright at a value, as at a mean, with words at its top."""
        color, x = color or theme.ACCENT, self.across(value)
        line = dashes((x, self.plot.bottom), (x, self.plot.top), color)
        name = backed(text(words, theme.LABEL, color, weight="BOLD", lang=self.lang))
        half = name.width / 2
        left, right = self.plot.left + half, self.box.right - half
        name.move_to((min(max(x, left), right), self.plot.top + 0.2, 0)).set_z_index(WORD)
        self._mount(VGroup(line.set_z_index(LINE), name))
        return together(Create(line), FadeIn(name), lag_ratio=0.5)

    # What notes ask

    def paths(self) -> list[Path]:
        return [*super().paths(), *self.blocks.filling()]

    def audit(self) -> ChartAudit:
        grown = [n for n, share in enumerate(self.blocks.state[: len(self.counts)]) if share > 1 - 1e-9]
        boxes = [self.blocks.box_of(n) for n in grown]
        return self._audit(
            "bars",
            [0.0, *(self.heights[n] for n in grown)] if grown else [],
            sizes=tuple((float(self.counts[n]), box.width * box.height) for n, box in zip(grown, boxes)),
        )

    def _bin(self, value: float) -> int:
        """The number of the bin that holds a value."""
        found = [
            n for n, edge in enumerate(self.edges[1:]) if value < edge or edge == self.edges[-1] == value
        ]
        if value < self.edges[0] or not found:
            hint = f"they reach from {self.edges[0]:g} to {self.edges[-1]:g}"
            raise SceneError(f"no bin holds {value:g}", hint=hint)
        return found[0]

    def _range(self, number: int) -> str:
        """From where to where a bin reaches, in words."""
        low, high = self.edges[number], self.edges[number + 1]
        return "–".join(quantity.tick(edge, self.axis.unit, self.lang, high - low) for edge in (low, high))
