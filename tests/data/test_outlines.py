"""Outlines: countries by code and by name, and files of one's own."""

from __future__ import annotations

import json

import numpy as np
import pytest

from langreel.data.outlines import WORLD, key_of, missing_place, outlines
from langreel.errors import ContentError
from langreel.geometry.projections import signed_area

SQUARE = [[0, 0], [4, 0], [4, 4], [0, 4], [0, 0]]
HOLE = [[1, 1], [1, 2], [2, 2], [2, 1], [1, 1]]


def feature(name, kind, coordinates, **more):
    """A feature of GeoJSON."""
    shape = {"type": kind, "coordinates": coordinates}
    return {"type": "Feature", "properties": {"name": name}, "geometry": shape, **more}


def written(folder, content):
    file = folder / "provinces.json"
    file.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return file


@pytest.mark.parametrize(
    ("word", "lang", "key"),
    [
        ("CN", "en", "CN"),
        ("chn", "en", "CN"),
        ("DEU", "en", "DE"),
        ("China", "zh", "CN"),
        ("中国", "zh", "CN"),
        ("中国", "en", None),
        ("United States of America", "en", "US"),
        ("Deutschland", "de", "DE"),
        ("Somaliland", "en", "Somaliland"),
        (" France ", "en", "FR"),
        ("Freedonia", "en", None),
    ],
)
def test_a_country_is_called_by_code_or_name(word, lang, key):
    """Two letters or three, its name in English, in the chart's language, or in the file."""
    assert key_of(outlines(), word, lang) == key


def test_what_was_meant_is_told():
    """The nearest of all names."""
    assert "germany" in missing_place(outlines(), "Germny", "en")


def test_the_world_is_whole():
    """Every country with its rings closed, within the globe; neighbours share their border to the point."""
    world = outlines()
    rings = [ring for place in world.values() for ring in place.rings]
    assert len(world) > 200
    assert all(np.array_equal(ring[0], ring[-1]) for ring in rings)
    assert all((np.abs(ring) <= (180.0, 90.0)).all() for ring in rings)
    france, spain = ({tuple(point) for ring in world[key].rings for point in ring} for key in ("FR", "ES"))
    assert len(france & spain) > 5
    assert WORLD.stat().st_size < 250_000
    assert "public domain" in WORLD.with_name("SOURCE.md").read_text("utf-8")


def test_a_file_of_one_s_own(tmp_path):
    """GeoJSON: polygons with holes, by id, by code or by name; points are no places."""
    features = [
        feature("North", "Polygon", [SQUARE, HOLE], id="N"),
        feature("South", "MultiPolygon", [[SQUARE]]),
        feature("a town", "Point", [1, 1]),
    ]
    found = outlines(written(tmp_path, {"type": "FeatureCollection", "features": features}))
    assert list(found) == ["N", "South"]
    assert [abs(signed_area(ring)) for ring in found["N"].rings] == [16.0, 1.0]
    assert key_of(found, "north", "en") == "N"


def test_arcs_are_joined(tmp_path):
    """TopoJSON: a ring of two arcs, one of which runs backwards."""
    topology = {
        "type": "Topology",
        "arcs": [[[0, 0], [4, 0], [4, 4]], [[0, 0], [0, 4], [4, 4]]],
        "objects": {"all": {"geometries": [{"type": "Polygon", "id": "A", "arcs": [[0, -2]]}]}},
    }
    (ring,) = outlines(written(tmp_path, topology))["A"].rings
    assert ring.tolist() == SQUARE


NO_RING = {"type": "FeatureCollection", "features": [feature("A", "Polygon", [[]])]}
METRES = {
    "type": "FeatureCollection",
    "features": [feature("A", "Polygon", [[[0, 0], [4e5, 0], [4e5, 5e6]]])],
}
NO_ARC = {
    "type": "Topology",
    "arcs": [],
    "objects": {"all": {"geometries": [{"type": "Polygon", "arcs": [[3]]}]}},
}


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "no GeoJSON or TopoJSON"),
        ("[]", "no GeoJSON or TopoJSON"),
        ({"type": "FeatureCollection"}, "no GeoJSON or TopoJSON"),
        (NO_RING, "no GeoJSON or TopoJSON"),
        (NO_ARC, "no GeoJSON or TopoJSON"),
        (METRES, "coordinates of A are no degrees"),
        ({"type": "FeatureCollection", "features": []}, "holds no outline"),
    ],
)
def test_what_is_no_outline_is_told(content, message, tmp_path):
    """With the file's name and what should be in it."""
    with pytest.raises(ContentError, match=message) as told:
        outlines(written(tmp_path, content))
    assert told.value.where == "provinces.json"
    with pytest.raises(ContentError, match="cannot be read"):
        outlines(tmp_path / "nowhere.json")


def test_a_file_that_is_too_large_is_not_read(tmp_path):
    """Nobody sees a million points."""
    file = tmp_path / "large.json"
    with file.open("wb") as out:
        out.truncate(50_000_001)
    with pytest.raises(ContentError, match="more than 50 MB"):
        outlines(file)
