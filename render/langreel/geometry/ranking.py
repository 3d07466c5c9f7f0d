"""Ranking: values that are known now and then → amounts, ranks and places in between, smooth at overtakes.

``values`` has shape (moments, runners), NaN where a runner is not known. A moment in between is given as a
share of the way: 2.5 lies halfway from moment 2 to moment 3.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Values = NDArray[np.float64]

REACH = 0.4
"""How many moments before and after its crossing an overtake is under way."""


def amounts(values: Values, at: float | Values) -> Values:
    """Every runner's value at a moment, in a straight line between known ones; NaN if one of them is missing.

    At several moments, shape (n,), a row for each.

    >>> amounts(np.array([[10.0, 4.0], [20.0, np.nan]]), 0.5).tolist()
    [15.0, nan]
    """
    before = np.clip(np.floor(at), 0, len(values) - 1).astype(int)
    share = (np.clip(at, 0, len(values) - 1) - before)[..., None]
    after = np.minimum(before + 1, len(values) - 1)
    between = values[before] + share * (values[after] - values[before])
    return np.asarray(np.where(share < 1e-9, values[before], between))


def ranks(amount: Values) -> Values:
    """Places from 0 for the largest; equals keep their order, the unknown come last. Row by row, if in rows.

    >>> ranks(np.array([5.0, np.nan, 9.0])).tolist()
    [1.0, 2.0, 0.0]
    """
    order = np.argsort(-np.nan_to_num(amount, nan=-np.inf), axis=-1, kind="stable")
    found = np.empty(amount.shape)
    np.put_along_axis(found, order, np.arange(float(amount.shape[-1])), axis=-1)
    return found


def places(values: Values, at: float, reach: float = REACH, *, count: int = 41) -> Values:
    """Ranks on their way: the mean rank around a moment, nearer ones counting more.

    So a runner who overtakes glides from one place to the next; at the first and last moment all stand still.
    """
    reach = max(min(reach, at, len(values) - 1 - at), 0.0)
    shares = np.linspace(-1.0, 1.0, count)
    weights = 1.0 - np.abs(shares) + 1e-9
    return np.asarray(weights @ ranks(amounts(values, at + shares * reach)) / weights.sum())


def presence(values: Values, at: float, reach: float = 1.0, *, count: int = 21) -> Values:
    """How much of each runner is to be seen, 0..1: the share of the time just before that it was known.

    So whoever is not known any more fades, and whoever comes in appears; in the beginning all are there.
    """
    moments = np.maximum(at - np.linspace(0.0, reach, count), 0.0)
    return np.asarray(np.mean(~np.isnan(amounts(values, moments)), axis=0))


def held(values: Values, at: float) -> Values:
    """Every runner's value at a moment; of one not known any more its last, of one not known yet zero."""
    now = amounts(values, at)
    for row in range(min(int(at), len(values) - 1), -1, -1):
        now = np.where(np.isnan(now), values[row], now)
    return np.nan_to_num(now)


def clearance(place: Values, amount: Values) -> Values:
    """How far each runner is from the nearest larger one, in places: words of the smaller give way.

    >>> clearance(np.array([0.0, 0.25, 2.0]), np.array([9.0, 8.0, 7.0])).tolist()
    [inf, 0.25, 1.75]
    """
    apart = np.abs(place[:, None] - place[None, :])
    larger = amount[None, :] > amount[:, None]
    return np.asarray(np.where(larger, apart, np.inf).min(axis=1))
