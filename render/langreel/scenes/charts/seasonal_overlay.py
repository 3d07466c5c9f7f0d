"""SeasonalOverlay: one curve a year over the months, the older the quieter, and the last one bright."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from manim import Animation, CapStyleType, FadeIn, LineJointType, VGroup, VMobject

from langreel import theme
from langreel.data import Table
from langreel.errors import SceneError
from langreel.geometry import Box, Moment, Scale, TimeAxis, partial, place
from langreel.geometry.cells import every
from langreel.geometry.month_curves import against_mean, by_year, months_over, named_years
from langreel.geometry.paths import Path
from langreel.scenes.charts import table_values
from langreel.scenes.charts.annotations import box_of, size_of
from langreel.scenes.charts.audit import ChartAudit
from langreel.scenes.charts.chart import LINE, WORD, Chart, rule, together
from langreel.scenes.charts.color_scale import ColorScale, mixed
from langreel.scenes.charts.noted_chart import struck
from langreel.scenes.charts.patches import Patches, patch
from langreel.scenes.charts.plane_chart import PlaneChart
from langreel.scenes.charts.x_words import day_of, moment_words, month_name
from langreel.scenes.typography import Lettering, row, text

MARGIN = 1.15
"""Room for the names of years at the right."""


class SeasonalOverlay(PlaneChart):
    """The values ``y`` of a long series of days or months ``x``, each year laid over the others.

    Curves grow brighter from the first year to the last but one; the last is drawn strong, in ``color``.
    Some years are named where their curves end. ``y_title`` says what is counted. With ``relative`` a curve
    shows how far its values lie from the mean of its own year; years that are not complete are left out.
    """

    def __init__(
        self,
        table: Table,
        x: str,
        y: str,
        *,
        y_title: str = "",
        relative: bool = False,
        since: Moment | None = None,
        until: Moment | None = None,
        color: str | None = None,
        heading: str = "",
        note: str = "",
        box: Box | None = None,
        lang: str | None = None,
    ) -> None:
        super().__init__(box, heading, note, source=table.source, lang=lang)
        axis, unit = table_values.x_axis(table, x), table_values.measure(table, y)[0]
        if not isinstance(axis, TimeAxis):
            raise SceneError(f"column {x!r} holds no days or months", hint="years are laid over one another")
        found = table_values.between(table_values.points(table, x, y), axis, since, until)
        days = [(day_of(at), value) for at, value in next(iter(found.values()))]
        self.years = against_mean(by_year(days)) if relative else by_year(days)
        known = [day for day, _ in days if day.year in self.years]
        self._days = {float(day.toordinal()): (day.year, months_over(day)) for day in known}
        if len(self.years) < 2:
            raise SceneError("an overlay needs two years or more")
        if max(map(len, self.years.values())) < 2:
            raise SceneError(f"column {x!r} has one point a year", hint="an overlay needs months or days")
        months = [at for curve in self.years.values() for at, _ in curve]
        values = [value for curve in self.years.values() for _, value in curve]
        self._color = color or theme.ACCENT
        first, before = min(self.years), sorted(self.years)[-2]
        quiet = (mixed(theme.GROUND, theme.BLUE, 0.3), theme.BLUE)
        self.colors = ColorScale(first, max(before, first + 1), quiet)
        self.key = self._key(first, before)
        self._lay_out((axis, months, ""), (unit, values, y_title), zero=False, right=MARGIN, key=self.key)
        self.curves = YearCurves(self, self._paths(), self._year_colors(), names=self._names(few=relative))
        self.add(self.curves)

    def _across(self, places: Sequence[float], title: str, pad: float) -> tuple[Scale, VGroup]:
        """Twelve months, whatever the years; the names of those that have room."""
        scale = Scale(0.0, max(11.0, *places), self.plot.left, self.plot.right)
        names = [month_name(month + 1, self.lang) for month in range(12)]
        words = [text(name, theme.LABEL, theme.MUTED, lang=self.lang) for name in names]
        step, ticks = every([word.width for word in words], scale(1.0) - scale(0.0), 0.12), VGroup()
        for month, word in list(enumerate(words))[::step]:
            x = scale(month)
            word.move_to((x, 0, 0)).to_baseline(self.plot.bottom - 0.2 - 0.75 * theme.LABEL)
            tick = rule((x, self.plot.bottom), (x, self.plot.bottom - 0.1), theme.MUTED, width=2.0)
            ticks.add(VGroup(tick, word))
        return scale, ticks

    def _key(self, first: int, last: int) -> VGroup:
        """The colours of the years between the first and the last but one."""
        step, shades = 1.8 / 36, self.colors.shades(36)
        band = VGroup(
            *(patch(Box(n * step, 0.0, (n + 1.5) * step, 0.16), shade) for n, shade in enumerate(shades))
        )
        ends = (text(str(year), theme.LABEL, theme.MUTED, lang=self.lang) for year in (first, last))
        start, end = ends
        return row(start, band, end, gap=0.16)

    def _paths(self) -> Mapping[int, Path]:
        return {
            year: np.array([(self.across(at), self.up(value)) for at, value in curve])
            for year, curve in self.years.items()
        }

    def _year_colors(self) -> list[str]:
        *earlier, _ = self.years
        return [*(self.colors(year) for year in earlier), self._color]

    def _names(self, few: bool) -> Mapping[int, Lettering]:
        """The years that are named, beside the ends of their curves: some, or with ``few`` the last alone."""
        paths, last = self._paths(), max(self.years)
        whole = {
            year: float(path[-1, 1]) for year, path in paths.items() if path[-1, 0] > self.plot.right - 0.3
        }
        words = {
            year: text(str(year), theme.LABEL, theme.MUTED, lang=self.lang)
            for year in named_years(whole, 1.15 * theme.LABEL)
            if year != last and not few
        }
        for year, word in words.items():
            word.move_to((self.plot.right + 0.16 + word.width / 2, whole[year], 0))
        strong = text(str(last), theme.BODY, self._color, weight="BOLD", lang=self.lang)
        x, y = (float(part) for part in paths[last][-1])
        if last in whole:
            strong.move_to((self.plot.right + 0.16 + strong.width / 2, y, 0))
        else:
            spot = place((x, y), size_of(strong), self._area(), paths=[*paths.values()][-3:])
            strong.move_to((spot.x, spot.y, 0))
        return {**words, last: strong}

    # What a scene plays

    def enter(self) -> Animation:
        """Heading, months, values, the colours of the years and the source line come in; no curve yet."""
        self.put(self.key)
        return together(super().enter(), FadeIn(self.key), lag_ratio=0.3)

    def draw(self, to: Moment = "") -> Animation:
        """Year after year is drawn, through its months, to a date (default: the last)."""
        if to == "":
            return self.curves.come(float(len(self.years)))
        year, month = self._point(to)
        first, last = self.years[year][0][0], self.years[year][-1][0]
        share = (month - first) / (last - first) if last > first else 1.0
        return self.curves.come(list(self.years).index(year) + share)

    def callout(self, when: Moment, words: str, *, under: str = "", side: str = "auto") -> Animation:
        """Words at a point, with a leader; a quiet line says when, and what else (``under``)."""
        year, month = self._point(when)
        place_on_axis = self.axis.latest(when, self._days)
        block = self._block(words, moment_words(self.axis, place_on_axis, when, lang=self.lang), under)
        anchor = (self.across(month), self.up(dict(self.years[year])[month]))
        color = self._year_colors()[list(self.years).index(year)]
        return self._point_at(anchor, block, color, area=self._area(), side=side)

    def highlight(self, *years: int | str) -> Animation:
        """The curves of these years stay bright, the others step back; no names: all bright."""
        known = {str(year): n for n, year in enumerate(self.years)}
        strange = [year for year in map(str, years) if year not in known]
        if strange:
            raise self._unknown(strange[0])
        return self.curves.keep({known[str(year)] for year in years})

    def _point(self, when: Moment) -> tuple[int, float]:
        """The year and the month of the point that a written moment means."""
        at = self.axis.latest(when, self._days)
        if at not in self._days:
            raise self._unknown(when)
        return self._days[at]

    def _unknown(self, year: object) -> SceneError:
        hint = f"they run from {min(self.years)} to {max(self.years)}"
        return SceneError(f"there is no curve at {year}", hint=hint)

    # What notes ask

    def paths(self) -> list[Path]:
        """The last curve, every fourth of the others (they lie close), the names of years and the key."""
        paths = list(self._paths().values())
        words = [path for word in self.curves.names.values() for path in struck(word, self)]
        key = self.unframed(box_of(self.key))
        across = np.array([(key.left, key.y), (key.right, key.y)])
        return [*super().paths(), *paths[:-1:4], paths[-1], *words, across]

    def audit(self) -> ChartAudit:
        *earlier, _ = [self.colors(year) for year in self.years]
        drawn = [value for n in self.curves.arrived() for _, value in list(self.years.values())[n]]
        return self._audit("seasonal", drawn, shades=tuple(earlier), keyed=self.key in self.submobjects)


class YearCurves(Patches):
    """Curves in the chart's coordinates, drawn through their months one year after the other."""

    def __init__(
        self,
        chart: Chart,
        paths: Mapping[int, Path],
        colors: Sequence[str],
        *,
        names: Mapping[int, Lettering],
    ) -> None:
        self.chart, self.paths, self.names = chart, list(paths.values()), names
        self._words = [names.get(year) for year in paths]
        widths = [2.5] * (len(paths) - 1) + [7.0]
        lines = [
            VMobject(stroke_width=width, joint_type=LineJointType.ROUND, cap_style=CapStyleType.ROUND)
            for width in widths
        ]
        super().__init__(lines, colors, range(len(lines)))
        self.set_z_index(LINE)
        self.add(*names.values())
        for word in names.values():
            word.set_z_index(WORD)

    def paint(self, n: int, color: str, seen: float) -> None:
        path, line, word = self.paths[n], self.shapes[n], self._words[n]
        if seen:
            x = path[0, 0] + seen * (path[-1, 0] - path[0, 0])
            line.set_points_as_corners(self.chart.at(partial(path, float(x))))
        line.set_stroke(color, opacity=1.0 if seen else 0.0)
        if word:
            word.set_opacity(float(np.clip(4.0 * seen - 3.0, 0.0, 1.0)))
