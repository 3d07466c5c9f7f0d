"""NotePiles: notes to scale, marked and eaten from their end."""

from __future__ import annotations

import numpy as np
import pytest

from langreel.errors import SceneError
from langreel.geometry import Box
from langreel.scenes.charts.note_piles import THICK, WIDE, NotePiles

ROOM = Box(-6, -2, 0, 2)


def notes_in(part):
    """The painted area of a part, in notes."""
    corners = part.points.reshape(-1, 16, 3)
    sides = np.ptp(corners, axis=1)
    return float((sides[:, 0] * sides[:, 1]).sum() / (WIDE * THICK))


def test_the_painted_area_is_the_amount(stage):
    """423.9 billion in notes of one billion are 423 notes and nine tenths of one."""
    piles = NotePiles(423.9e9, 1e9, Box(-6.4, -2, 2.4, 2))
    stage().play(piles.grow())
    assert notes_in(piles.notes) == pytest.approx(423.9)


def test_what_is_eaten_was_the_end_of_it(stage):
    """Of 100, eight and a half are marked; once five are eaten, three and a half are still to go."""
    piles, scene = NotePiles(100, 1, ROOM), stage()
    for step in (piles.grow(), piles.mark(8.5)):
        scene.play(step)
    assert [notes_in(part) for part in piles] == pytest.approx([91.5, 8.5, 0])
    scene.play(piles.eat(5))
    assert [notes_in(part) for part in piles] == pytest.approx([91.5, 3.5, 5])
    assert piles.edge(5) == pytest.approx(piles.gone.points[0][0])


def test_piles_keep_to_their_box(stage):
    """Piles stand on the floor of their box and fill its width; what does not fit is told."""
    piles = NotePiles(100, 1, ROOM)
    stage().play(piles.grow())
    assert piles.get_bottom()[1] == pytest.approx(-2)
    assert piles.get_top()[1] == pytest.approx(piles.top)
    assert piles.get_left()[0] == pytest.approx(-6)
    assert piles.get_right()[0] == pytest.approx(piles.right)
    assert piles.right <= 0
    with pytest.raises(SceneError, match="too high"):
        NotePiles(1000, 1, ROOM)
