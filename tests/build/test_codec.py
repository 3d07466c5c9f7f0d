import json
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from langreel.build.codec import decode, differences, encode
from langreel.model import Cue, Figure, Quantity, Span

scalars = (
    some.none()
    | some.booleans()
    | some.integers()
    | some.floats(allow_nan=False)
    | some.text()
    | some.dates()
    | some.fractions()
)
values = some.recursive(
    scalars | some.builds(Span, some.integers(), some.integers()),
    lambda inner: (
        some.lists(inner)
        | some.lists(inner).map(tuple)
        | some.dictionaries(some.text() | some.integers(), inner)
        | some.builds(Cue, some.builds(Span, some.integers(), some.integers()), inner)
    ),
    max_leaves=20,
)


@given(values)
def test_what_is_written_is_read_back(value):
    """Through JSON and back, types and all."""
    data = json.loads(json.dumps(encode(value, path=str)))
    assert decode(data, path=Path) == value


def test_nouns_are_written_with_their_names():
    """A reader of the cache sees what it is."""
    figure = Figure("peak", Quantity(Fraction(13167, 10), "USD", 3))
    assert encode(figure, path=str) == {
        "$": "langreel.model:Figure",
        "id": "peak",
        "quantity": {
            "$": "langreel.model:Quantity",
            "value": {"$": "fraction", "is": "13167/10"},
            "unit": "USD",
            "digits": 3,
        },
        "cells": [],
        "formula": "",
    }


def test_what_has_no_plain_form_is_refused():
    """A job cannot take or return things that could not be compared."""
    with pytest.raises(TypeError, match="can neither take nor return"):
        encode({"function": len}, path=str)


@pytest.mark.parametrize("kind", ["os:path", "langreel.errors:BuildError", "langreel.model:Missing"])
def test_only_nouns_are_built_from_the_cache(kind):
    """A tampered file cannot call anything but a dataclass."""
    with pytest.raises((TypeError, AttributeError)):
        decode({"$": kind}, path=Path)


def test_differences_go_down_to_the_value():
    """One phrase for each thing that changed; long texts are not quoted."""
    old = {"a": 1, "b": (1, 2), "day": date(2025, 7, 31), "text": "x" * 50, "gone": 1}
    new = {"a": 1, "b": (1, 3), "day": date(2025, 8, 31), "text": "y" * 50, "new": 1}
    assert list(differences(encode(old, path=str), encode(new, path=str))) == [
        "b[1] 2 → 3",
        "day 2025-07-31 → 2025-08-31",
        "text changed",
        "gone is gone",
        "new is new",
    ]
