"""Tokens that keep coming."""

from __future__ import annotations

import numpy as np

from langreel.scenes.charts.traffic import Traffic

WAY = np.array([[0.0, 0.0], [10.0, 0.0]])


def drawn(traffic):
    """The way in letters: an o where a token can be seen."""
    road = ["-"] * 11
    for each in traffic.tokens:
        if each.width > 0.1:
            road[round(each.get_x())] = "o"
    return "".join(road)


def test_tokens_come_while_the_way_is_open():
    """They set out one after the other, keep their distance, and arrive after it is closed."""
    traffic = Traffic(WAY, spacing=4)
    assert drawn(traffic) == "-----------"
    traffic.open().go(1)
    assert drawn(traffic) == "-o---------"
    assert drawn(traffic.go(4)) == "-o---o-----"
    assert drawn(traffic.go(4)) == "-o---o---o-"
    traffic.close()
    assert drawn(traffic.go(4)) == "-----o---o-"
    assert drawn(traffic.go(8)) == "-----------"


def test_a_way_can_be_opened_again():
    """Opened anew, the first token sets out from the beginning."""
    traffic = Traffic(WAY, spacing=4)
    traffic.open().go(23).close().go(20)
    assert drawn(traffic.open().go(2)) == "--o--------"
