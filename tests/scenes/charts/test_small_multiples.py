"""Small multiples: one scale for all of them."""

from __future__ import annotations

import pytest

from langreel import theme
from langreel.errors import SceneError
from langreel.scenes.charts import SmallMultiples


@pytest.fixture
def lives(kept):
    return kept.table("lives")


def chart(table, **options):
    return SmallMultiples(table, "year", "life", series="country", **{"lang": "en", **options})


def test_all_are_on_one_scale(lives):
    """The same number is as high in every cell, and zero is their floor."""
    small = chart(lives)
    heights = {key: small._scales(key)[1](60.0) - plot.bottom for key, plot in small.plots.items()}
    assert len({round(height, 9) for height in heights.values()}) == 1
    assert all(small._scales(key)[1](0.0) == pytest.approx(plot.bottom) for key, plot in small.plots.items())


def test_they_stand_in_the_order_of_their_names(lives):
    """Only those that are named, from the upper left on."""
    small = chart(lives, names={"Japan": "JP", "China": "CN"})
    assert [name.string for name in small.names.values()] == ["JP", "CN"]
    assert small.plots["Japan"].left < small.plots["China"].left


def test_all_are_drawn_to_one_date(lives, stage):
    """Together, and each only as far as it is known."""
    small, scene = chart(lives), stage()
    scene.play(small.draw(to=1977))
    ends = [curve.head.get_x() for curve in small.curves.curves.values()]
    assert ends == pytest.approx([small._scales(key)[0](small.rows[key][5][0]) for key in small.rows])


def test_one_is_lit(lives, stage):
    """Its name bright, those of the others quiet but readable."""
    small, scene = chart(lives), stage()
    scene.play(small.enter())
    scene.play(small.highlight("China"))
    colors = {key: name[0].get_fill_color().to_hex() for key, name in small.names.items()}
    assert colors.pop("China") == theme.INK
    assert {*colors.values()} == {theme.MUTED}


def test_too_many_have_no_room(lives):
    """What could not be read is refused."""
    many = {f"{key} {n}": key for n in range(12) for key in set(lives["country"])}
    rows = [(name, year, 1.0) for name in many for year in (2000.0, 2001.0)]
    columns = dict(zip(("country", "year", "life"), zip(*rows)))
    with pytest.raises(SceneError, match="have no room"):
        chart(type(lives)("many", columns, lives.source))


def test_what_is_not_there_is_named(lives):
    """With the nearest one."""
    with pytest.raises(SceneError, match="no chart of 'Chine'"):
        chart(lives).highlight("Chine")
