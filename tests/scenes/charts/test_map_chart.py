"""Map: the right colour in the right place, and what is missing said."""

from __future__ import annotations

import json

import pytest

from langreel.data import Column, Source, Table
from langreel.errors import SceneError
from langreel.geometry import Box
from langreel.scenes.charts import MapChart

UNITS = {"rate": Column("percent", 1.0), "people": Column("1", 1.0)}
SOURCE = Source("t", {}, {"en": "Bureau"}, "", "", "2024", "", UNITS)


def rates(**by_place):
    return Table("rates", {"place": tuple(by_place), "rate": tuple(by_place.values())}, SOURCE)


def chart(table, **options):
    return MapChart(
        table, "place", "rate", **{"legend": "rate", "missing": "no data", "lang": "en", **options}
    )


def test_a_place_has_the_colour_of_its_number(stage):
    """By code, by name, or by its name in the chart's language."""
    mapped, scene = chart(rates(DE=1.0, FRA=5.0, 西班牙=9.0), lang="zh", missing="无"), stage()
    assert mapped.values == {"DE": 1.0, "FR": 5.0, "ES": 9.0}
    scene.play(mapped.draw())
    colors = {key: shape.get_fill_color().to_hex() for key, shape in zip(mapped._known, mapped.areas.shapes)}
    assert colors == {key: mapped.colors(value) for key, value in mapped.values.items()}


def test_a_place_that_is_not_there_is_told():
    """With the one that was probably meant; none has two numbers."""
    with pytest.raises(SceneError, match="no place 'Germny'") as told:
        chart(rates(Germny=1.0))
    assert "germany" in told.value.hint
    with pytest.raises(SceneError, match="2 rows of table 'rates' say DE, DEU in column"):
        chart(rates(DE=1.0, DEU=2.0))


def test_what_has_no_number_is_hatched_and_said():
    """Without words for it there is no such map."""
    with pytest.raises(SceneError, match="there is no number for"):
        chart(rates(DE=1.0), missing="")
    assert len(chart(rates(DE=1.0)).hatch.points) > 0


def test_a_region_fills_the_picture():
    """What lies outside of it is cut off; a place elsewhere is not pointed at."""
    mapped = chart(rates(DE=1.0, FR=2.0, PL=3.0), region=("DE", "FR", "PL"))
    germany = Box(*mapped.rings["DE"][0].min(axis=0), *mapped.rings["DE"][0].max(axis=0))
    assert germany.height > 0.5 * mapped.plot.height
    assert all(ring.min() > -7 for rings in mapped.rings.values() for ring in rings)
    with pytest.raises(SceneError, match="JP is not in the picture"):
        mapped.callout("JP", "x")


def test_points_have_areas_in_proportion(stage):
    """Where they are on the globe, as large as their numbers."""
    towns = {"town": ("Quito", "Greenwich"), "lon": (-78.5, 0.0), "lat": (0.0, 51.5), "people": (4.0, 1.0)}
    mapped = MapChart(
        points=Table("towns", towns, SOURCE),
        key="town",
        longitude="lon",
        latitude="lat",
        size="people",
        lang="en",
    )
    scene = stage()
    scene.play(mapped.enter(), mapped.mark())
    quito, greenwich = mapped.dots.shapes
    assert quito.width / greenwich.width == pytest.approx(2.0)
    assert quito.get_y() < greenwich.get_y()
    assert len(mapped.audit().sizes) == 2
    with pytest.raises(SceneError, match="no place 'Atlantis'"):
        mapped.callout("Atlantis", "x")


def test_outlines_may_be_one_s_own(tmp_path):
    """A file of the project, by whatever its places are called."""
    square = [[[0, 0], [4, 0], [4, 4], [0, 4], [0, 0]]]
    feature = {"type": "Feature", "id": "N", "properties": {"name": "North"}}
    feature["geometry"] = {"type": "Polygon", "coordinates": square}
    file = tmp_path / "own.geojson"
    file.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}), encoding="utf-8")
    mapped = chart(rates(North=1.0), outlines=file, missing="")
    assert [*mapped.rings] == ["N"]
