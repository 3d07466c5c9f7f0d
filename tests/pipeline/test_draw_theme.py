"""A theme's card: what films look like, on one page."""

import numpy as np
import pytest
from PIL import Image

from langreel.errors import ContentErrors, UsageError
from langreel.pipeline.draw_theme import draw_theme
from langreel.theme.resolve import resolved

MEANT = """\
base: day
colors: {red: "#B3261E"}
meanings: {Chile: red, copper: "#8A4B2A"}
logo: {file: assets/logo.png, height: 0.3}
"""


@pytest.fixture
def drawn(project, tmp_path):
    """Draw the card of a theme of the project: the colours that any pixel of it has."""

    def drawn(name="", *langs):
        draw_theme(project, name, langs, out=tmp_path / "card.png")
        with Image.open(tmp_path / "card.png") as card:
            assert card.size == (1920, 1080)
            pixels = np.asarray(card).reshape(-1, 3)
        return {f"#{red:02X}{green:02X}{blue:02X}" for red, green, blue in np.unique(pixels, axis=0)}

    return drawn


def test_a_card_shows_every_colour_of_a_theme(drawn):
    """Ground, panel, words, hues and series, painted as films paint them."""
    theme = resolved({}, "day")
    assert {*theme.colors.values(), *theme.series} <= drawn("day", "en")


def test_a_card_shows_what_a_project_adds(project, drawn):
    """Its own colours, what has a meaning, and its logo; type in the languages of its films."""
    (project.root / "assets").mkdir(exist_ok=True)
    Image.new("RGB", (30, 10), (1, 2, 3)).save(project.root / "assets" / "logo.png")
    (project.root / "assets" / "theme.yaml").write_text(MEANT)
    assert {"#B3261E", "#8A4B2A", "#010203"} <= drawn()


def test_a_theme_that_is_not_there_is_told(project, tmp_path):
    """With the one that was probably meant."""
    with pytest.raises(UsageError, match="unknown theme 'nigth'"):
        draw_theme(project, "nigth", (), out=tmp_path / "card.png")


def test_mistakes_of_a_theme_are_told_at_their_place(project, tmp_path):
    """As check tells them; nothing is drawn."""
    (project.root / "assets" / "themes").mkdir(parents=True)
    (project.root / "assets" / "themes" / "plum.yaml").write_text("colors:\n  ink: rad\nserie: []\n")
    with pytest.raises(ContentErrors) as told:
        draw_theme(project, "plum", (), out=tmp_path / "card.png")
    assert [each.where for each in told.value.errors] == ["assets/themes/plum.yaml:3:1"]
    assert not (tmp_path / "card.png").exists()
