"""A sample of Traffic."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from manim import FadeIn

from langreel.geometry import stage
from langreel.scenes.charts.traffic import Traffic
from langreel.scenes.samples import Given


def sample(given: Given) -> Iterator[Any]:
    area = stage().area
    tokens = Traffic(np.array([[area.left + 0.4, 0.0], [area.right - 0.4, 0.5]]))
    yield tokens
    yield FadeIn(tokens.open().go(11.0))
