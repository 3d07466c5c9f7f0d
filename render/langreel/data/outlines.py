"""Outlines: a GeoJSON or TopoJSON file -> places with their codes, names and rings, in degrees."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import numpy as np
from babel import Locale, UnknownLocaleError
from numpy.typing import NDArray

from langreel.errors import ContentError, perhaps
from langreel.languages import COMMON

Ring = NDArray[np.float64]
"""Longitudes and latitudes, shape (n, 2), the last the same as the first."""

WORLD: Final = Path(__file__).parent / "world" / "countries.json"
"""The countries of the world; SOURCE.md beside it says where it is from."""
NAMES: Final = ("name", "NAME", "ADMIN", "name_en")
CODES: Final = (
    "iso_a2",
    "ISO_A2",
    "ISO3166-1-Alpha-2",
    "iso3",
    "iso_a3",
    "ISO_A3",
    "ISO3166-1-Alpha-3",
    "code",
)
"""What names and codes are called among the properties of such files."""

MOST: Final = 50_000_000
"""Bytes of a file that is still read."""


@dataclass(frozen=True, slots=True, eq=False)
class PlaceOutline:
    """A place: what it is called in a file, and its rings, of which those within others are holes."""

    key: str
    name: str
    codes: tuple[str, ...]
    rings: tuple[Ring, ...]


def outlines(file: Path = WORLD) -> Mapping[str, PlaceOutline]:
    """The places of a file by their keys: an ISO code, another ``id``, or the name.

    Raises ContentError where the file holds none.
    """
    try:
        state = file.stat()
        if state.st_size > MOST:
            hint = "simplify it: a picture shows no more than a few thousand points"
            raise ContentError(f"the file has more than {MOST // 10**6} MB", file.name, hint)
        return _read(file, state.st_mtime_ns, state.st_size)
    except OSError as error:
        raise ContentError(f"the outlines cannot be read: {error.strerror}", file.name) from None


def key_of(places: Mapping[str, PlaceOutline], word: str, lang: str) -> str | None:
    """The key of the place of that code, or of that name in the file, in English or in ``lang``."""
    return spellings(tuple(places.values()), lang).get(word.strip().casefold())


def missing_place(places: Mapping[str, PlaceOutline], word: str, lang: str) -> str:
    """What was probably meant by a word that names no place."""
    return perhaps(word.strip().casefold(), spellings(tuple(places.values()), lang))


@lru_cache(maxsize=16)
def spellings(places: tuple[PlaceOutline, ...], lang: str) -> Mapping[str, str]:
    """Every way to call a place, in small letters -> its key; names that mean two places are none."""
    known = [_territories(each) for each in (COMMON.code, lang)]
    found: dict[str, str] = {}
    for place in places:
        for word in (*(names.get(place.key, "") for names in known), place.name, *place.codes, place.key):
            if word:
                found[word.casefold()] = place.key
    return found


def _territories(lang: str) -> Mapping[str, str]:
    """What a language calls countries, by their codes."""
    try:
        return Locale.parse(lang, sep="-").territories
    except (UnknownLocaleError, ValueError):
        return {}


@lru_cache(maxsize=4)
def _read(file: Path, _changed: int, _size: int) -> Mapping[str, PlaceOutline]:
    try:
        found = json.loads(file.read_text("utf-8"))
        kind = found["type"]
        features = _topology(found) if kind == "Topology" else _collection(found)
        places = [_place(*each) for each in features]
    except (ValueError, KeyError, TypeError, IndexError, AttributeError) as error:
        hint = "a FeatureCollection of polygons, or a Topology"
        words = str(error) or type(error).__name__
        raise ContentError(
            f"the file is no GeoJSON or TopoJSON of outlines: {words}", file.name, hint
        ) from None
    if not places:
        raise ContentError("the file holds no outline", file.name, "a FeatureCollection of polygons")
    return {place.key: place for place in places}


Feature = tuple[Mapping[str, Any], Any, list[Ring]]
"""Properties, ``id`` and rings."""


def _collection(found: Any) -> Iterator[Feature]:
    """The features of a GeoJSON file."""
    for each in found["features"]:
        shape = each["geometry"] or {"type": "", "coordinates": []}
        polygons = [shape["coordinates"]] if shape["type"] == "Polygon" else shape["coordinates"]
        if shape["type"] in ("Polygon", "MultiPolygon"):
            rings = [_closed(np.array(ring, float)[:, :2]) for polygon in polygons for ring in polygon]
            yield each.get("properties") or {}, each.get("id"), rings


def _topology(found: Any) -> Iterator[Feature]:
    """The shapes of a TopoJSON file, whose rings are made of arcs that neighbours share."""
    arcs = [_arc(arc, found.get("transform")) for arc in found["arcs"]]
    for collection in found["objects"].values():
        for shape in collection["geometries"]:
            polygons = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]
            if shape["type"] in ("Polygon", "MultiPolygon"):
                rings = [_joined(arcs, ring) for polygon in polygons for ring in polygon]
                yield shape.get("properties") or {}, shape.get("id"), rings


def _arc(arc: Sequence[Sequence[float]], transform: Any) -> Ring:
    points = np.array(arc, float)
    if transform is None:
        return points
    return np.asarray(np.cumsum(points, axis=0) * transform["scale"] + transform["translate"])


def _joined(arcs: Sequence[Ring], ring: Sequence[int]) -> Ring:
    """A ring of arcs one after the other; of a negative number the arc runs backwards."""
    parts = [arcs[n] if n >= 0 else arcs[~n][::-1] for n in ring]
    return _closed(np.vstack([parts[0], *(part[1:] for part in parts[1:])]))


def _closed(ring: Ring) -> Ring:
    return ring if np.array_equal(ring[0], ring[-1]) else np.vstack([ring, ring[:1]])


def _place(properties: Mapping[str, Any], given: Any, rings: Sequence[Ring]) -> PlaceOutline:
    name = next((str(properties[key]) for key in NAMES if properties.get(key)), "")
    codes = tuple(str(properties[key]) for key in CODES if str(properties.get(key) or "-99") != "-99")
    key = str(given) if given not in (None, "") else next(iter(codes), name)
    if not key:
        raise ValueError("a place without an id, a code or a name")
    if not all((np.abs(ring) <= (540.0, 90.0)).all() for ring in rings):
        raise ValueError(f"the coordinates of {key} are no degrees (EPSG:4326)")
    return PlaceOutline(key, name or key, codes, tuple(rings))
