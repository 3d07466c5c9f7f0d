"""MapChart: numbers by place as the colours of a map, and points on it, in equal areas (Equal Earth)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path as File

import numpy as np
from manim import Animation, Circle, FadeIn, VGroup, VMobject

from langreel import theme
from langreel.data import Source, Table
from langreel.data.outlines import WORLD, key_of, missing_place, outlines
from langreel.errors import SceneError, perhaps
from langreel.geometry import Box, radius
from langreel.geometry.hatching import hatching
from langreel.geometry.paths import Path
from langreel.geometry.projections import centroid, equal_earth, fitted, recentred
from langreel.scenes.charts import table_values
from langreel.scenes.charts.annotations import Place
from langreel.scenes.charts.audit import ChartAudit
from langreel.scenes.charts.chart import FILL, GRID, LINE, together
from langreel.scenes.charts.color_key import ColorKey, key_room
from langreel.scenes.charts.color_scale import ColorScale, mixed, scale_of
from langreel.scenes.charts.map_shapes import mainland, points_of, shape_of, within
from langreel.scenes.charts.noted_chart import NotedChart
from langreel.scenes.charts.patches import Patches
from langreel.scenes.charts.single_rows import one_row_each

FAR_SOUTH = "AQ"
"""Left out of a map of the whole world unless it is asked for."""
WAVES = 8
"""In how many waves colours come in from west to east, one flowing into the next."""
LARGEST, POINT = 0.45, 0.08
"""The radius of the largest point with a size, and of points that have none."""
PITCH = 0.09


class MapChart(NotedChart):
    """A map on which each place of column ``place`` has the colour of its ``value``.

    Places are called by ISO code (``DE``, ``DEU``) or by name, in English or in the chart's language.
    ``legend`` says what is counted; places without a number are hatched, and ``missing`` says so. With
    ``zero``, colours go to both sides of it. ``region`` are the places that fill the picture (default: the
    world but Antarctica), ``centre`` is the longitude in its middle. ``outlines`` is a GeoJSON or TopoJSON
    file of other places. ``points`` is a table of ``longitude`` and ``latitude``, called by ``key``, whose
    areas are their ``size``.
    """

    def __init__(
        self,
        table: Table | None = None,
        place: str = "",
        value: str = "",
        *,
        legend: str = "",
        missing: str = "",
        zero: float | None = None,
        region: Sequence[str] = (),
        centre: float = 0.0,
        outlines: File | str = WORLD,
        points: Table | None = None,
        longitude: str = "longitude",
        latitude: str = "latitude",
        key: str = "",
        size: str = "",
        unit: str = "",
        heading: str = "",
        note: str = "",
        box: Box | None = None,
        lang: str | None = None,
    ) -> None:
        super().__init__(box, heading, note, source=_credit(table, points), lang=lang)
        self._read(File(outlines))
        self.values: dict[str, float] = {}
        self.unit, self.key = "1", VGroup()
        self.colors: ColorScale | None = None
        if table is not None:
            self._take(table, place, value, unit=unit, zero=zero)
        foot = key_room(legend, missing, self.room, self.lang) if self.colors else 0.0
        self._project([self._one(each) for each in region], centre, foot)
        holes = [each for each in self.rings if each not in self.values] if self.values else []
        if holes and not missing.strip():
            hint = 'missing="no data": what is hatched is said in words'
            raise SceneError(f"there is no number for {self._names[holes[0]]}", hint=hint)
        if self.colors:
            words = missing if holes else ""
            self.key = ColorKey(self.colors, self.unit, legend, room=self.room, lang=self.lang, missing=words)
        self._draw_land(holes)
        self.dots, self._points = self._dots(points, (longitude, latitude), key=key, size=size)
        self.add(self.land, self.areas, self.hatch, self.borders, self.dots)

    def _read(self, file: File) -> None:
        self._places = outlines(file)
        self._names = {key: each.name for key, each in self._places.items()}

    def _take(self, table: Table, place: str, value: str, *, unit: str, zero: float | None) -> None:
        """The number of each place, and the colours for them."""
        self.unit, scale = table_values.measure(table, value, unit)
        names, numbers = table_values.names(table, place), table_values.column(table, value)
        keys = [
            self._one(name) if name and isinstance(number, (int, float)) else None
            for name, number in zip(names, numbers)
        ]
        one_row_each(table, {place: keys}, [value])
        for key, number in zip(keys, numbers):
            if key and isinstance(number, (int, float)):
                self.values[key] = number * scale
        if not self.values:
            raise SceneError(f"table {table.name!r} has no numbers in {value}")
        self.colors = scale_of(list(self.values.values()), zero)

    def _one(self, name: str) -> str:
        found = key_of(self._places, name, self.lang)
        if found is None:
            raise SceneError(
                f"the map has no place {name!r}", hint=missing_place(self._places, name, self.lang)
            )
        return found

    def _project(self, region: Sequence[str], centre: float, foot: float) -> None:
        """The rings of every place in the chart's coordinates, as far as the picture shows them."""
        self.plot = self.room.inset(0.0, foot, 0.0, 0.1)
        flat = {
            key: [equal_earth(part) for ring in each.rings for part in recentred(ring, centre)]
            for key, each in self._places.items()
        }
        whole = [key for key in flat if key != FAR_SOUTH] or list(flat)
        seen = [ring for key in region or whole for ring in mainland(flat[key], bool(region))]
        self._view = (centre, *fitted(seen, self.plot))
        _, scale, right, up = self._view
        shift = np.array([right, up])
        placed = {key: [scale * ring + shift for ring in rings] for key, rings in flat.items()}
        kept = {key: within(rings, self.plot) for key, rings in placed.items() if region or key in whole}
        self.rings = {key: rings for key, rings in kept.items() if rings}

    def _draw_land(self, holes: Sequence[str]) -> None:
        every = [ring for rings in self.rings.values() for ring in rings]
        land = mixed(theme.GROUND, theme.INK, 0.1)
        self.land = shape_of(every).set_fill(land, 1).set_stroke(width=0).set_z_index(GRID)
        self.borders = (
            shape_of(every).set_fill(opacity=0).set_stroke(theme.GROUND, 0.8).set_z_index(FILL + 0.5)
        )
        self.hatch = VMobject(stroke_color=theme.UNNAMED, stroke_width=1.2).set_z_index(GRID)
        strokes = [stroke for key in holes for stroke in hatching(self.rings[key], PITCH)]
        self.hatch.points = points_of(strokes)
        known = [key for key in self.rings if key in self.values]
        shapes = [shape_of(self.rings[key]).set_stroke(width=0) for key in known]
        assert self.colors or not known
        shades = [self.colors(self.values[key]) for key in known] if self.colors else []
        middles = [(self._middle(key)[0] - self.plot.left) / self.plot.width for key in known]
        self.areas = Patches(shapes, shades, [WAVES * min(max(x, 0.0), 1.0) for x in middles])
        self._known = known

    def _dots(
        self, table: Table | None, places: tuple[str, str], *, key: str, size: str
    ) -> tuple[Patches, dict[str, tuple[Place, float]]]:
        """The points by name: where each is, and its size (1 where they have none)."""
        if table is None:
            return Patches([], [], []), {}
        keys = table_values.column(table, key) if key else range(1, len(table) + 1)
        sizes = table_values.column(table, size) if size else [1.0] * len(table)
        columns = [table_values.column(table, column) for column in places]
        one_row_each(table, {key: keys}, [*places])
        found = {
            table_values.name_of(name): (self._flat(float(long), float(lat)), float(amount))
            for name, long, lat, amount in zip(keys, *columns, sizes)
            if all(isinstance(each, (int, float)) for each in (long, lat, amount))
        }
        if not found or min(amount for _, amount in found.values()) < 0:
            raise SceneError(f"table {table.name!r} has no points of a size above zero")
        full = max(amount for _, amount in found.values())
        dots = [
            Circle(radius(amount, full, LARGEST) if size else POINT).move_to((*spot, 0))
            for spot, amount in found.values()
        ]
        ranks = range(len(dots))
        return Patches(dots, [theme.ACCENT] * len(dots), ranks).set_z_index(LINE), found

    def _flat(self, long: float, lat: float) -> Place:
        """Where a point of the globe is on the chart."""
        centre, scale, right, up = self._view
        turned = (long - centre + 180.0) % 360.0 - 180.0
        ((x, y),) = equal_earth(np.array([[turned, lat]]))
        return scale * float(x) + right, scale * float(y) + up

    def _middle(self, key: str) -> Place:
        return centroid(self.rings[key])

    # What a scene plays

    def enter(self) -> Animation:
        """Heading, land, the key of the colours and the source line come in; no colour yet."""
        self.put(self.key, z=GRID)
        parts = (FadeIn(part) for part in (VGroup(self.land, self.hatch, self.borders), self.key))
        return together(self.enter_furniture(), *parts, lag_ratio=0.2)

    def draw(self) -> Animation:
        """Colours come in from west to east."""
        return self.areas.come(WAVES + 1.0)

    def mark(self, to: str = "") -> Animation:
        """Points come in, in the order of their table, to the one that is called ``to`` (default: all)."""
        names = list(self._points)
        return self.dots.come(float(names.index(self._point(to)) + 1 if to else len(names)))

    def callout(self, name: str, words: str, *, under: str = "", side: str = "auto") -> Animation:
        """Words at a place or at a point, with a leader."""
        if name in self._points:
            spot, color = self._points[name][0], theme.ACCENT
        else:
            key = self._on_map(name)
            spot, color = self._middle(key), self._color(key)
        return self._point_at(spot, self._block(words, under), color, area=self._area(), side=side)

    def highlight(self, *names: str) -> Animation:
        """These places stay bright, the others step back; no names: all bright."""
        kept = {self._on_map(name) for name in names}
        return self.areas.keep({n for n, key in enumerate(self._known) if key in kept})

    # What notes ask

    def _area(self) -> Box:
        """Where words may be: the whole picture, down to the key."""
        return Box(self.room.left, self.plot.bottom, self.room.right, self.room.top)

    def paths(self) -> list[Path]:
        """Places that have a number, coarsely: words stand in the sea, or in what is not meant."""
        found = [ring[:: max(1, len(ring) // 40)] for key in self._known for ring in self.rings[key]]
        dots = [np.array([spot, (spot[0] + 0.1, spot[1])]) for spot, _ in self._points.values()]
        return [*(ring for ring in found if len(ring) > 3), *dots] or [np.zeros((2, 2))]

    def audit(self) -> ChartAudit:
        drawn = [self.values[self._known[n]] for n in self.areas.arrived()]
        sized = [amount for _, amount in self._points.values()]
        sizes = [(sized[n], float(self.dots.shapes[n].width / self.zoom) ** 2) for n in self.dots.arrived()]
        shades = self.colors.shades() if self.colors else ()
        return ChartAudit(
            "map",
            self.title,
            domain=(self.colors.lo, self.colors.hi) if self.colors else None,
            data=(min(drawn), max(drawn)) if drawn else None,
            shades=shades,
            turn=self.colors.turn if self.colors else None,
            keyed=not shades or self.key in self.submobjects,
            sizes=tuple(sizes),
            unit=self.unit,
        )

    def _color(self, key: str) -> str:
        return self.colors(self.values[key]) if self.colors and key in self.values else theme.MUTED

    def _on_map(self, name: str) -> str:
        key = self._one(name)
        if key not in self.rings:
            raise SceneError(f"{name} is not in the picture", hint="region=")
        return key

    def _point(self, name: str) -> str:
        if name not in self._points:
            raise SceneError(f"the map has no point {name!r}", hint=perhaps(name, self._points))
        return name


def _credit(*tables: Table | None) -> Source | None:
    return next((table.source for table in tables if table), None)
