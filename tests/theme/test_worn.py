"""A theme that is worn: what is asked of it, and what whoever watches is told."""

import json

import pytest

from langreel import theme
from langreel.build import digests
from langreel.build.listener import Listener, listening
from langreel.errors import ContentError, SceneError


@pytest.fixture
def wear(tmp_path):
    """Wear a theme that is written in a project."""

    def wear(text, name=""):
        path = tmp_path / (f"assets/themes/{name}.yaml" if name else "assets/theme.yaml")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        return theme.worn(name, tmp_path)

    return wear


def test_names_are_those_of_the_worn_theme(wear):
    """Colours, sizes and fonts change with it, and are as before afterwards."""
    before = theme.INK, theme.BODY, theme.font("zh")
    with wear('{base: day, colors: {ink: "#202020"}, sizes: {body: 0.4}, fonts: {zh: Song}}'):
        assert (theme.INK, theme.BODY, theme.font("zh")) == ("#202020", 0.4, "Song")
        assert theme.GROUND == "#FCFBF7"
    assert (theme.INK, theme.BODY, theme.font("zh")) == before


def test_a_role_follows_the_hue_that_it_names(wear):
    """What is pointed at is yellow, whatever yellow is."""
    with wear('colors: {yellow: "#ffe28a"}'):
        assert theme.ACCENT == theme.SERIES[1] == "#FFE28A"


def test_what_has_a_meaning_has_its_colour_in_every_chart(wear):
    """A series of that name takes it; others take theirs in turn."""
    with wear("meanings: {Chile: red}"):
        assert theme.meaning("Chile") == theme.series(0, "Chile") == theme.RED
        assert theme.series(1, "Peru") == theme.SERIES[1]
        assert theme.meant("Peru") == ""


def test_a_meaning_that_nobody_wrote_is_told(wear):
    """With the one that was probably meant."""
    with wear("meanings: {Chile: red}"), pytest.raises(SceneError, match="no colour for 'Chili'") as told:
        theme.meaning("Chili")
    assert told.value.hint == "perhaps you meant 'Chile'?"


def test_a_font_is_that_of_the_language_or_of_any(wear):
    """A variety takes its language's; what the theme says nothing of has what its letters need."""
    with wear("fonts: {en: Serif, any: Sans}"):
        assert [theme.font(lang) for lang in ("en", "en-GB", "zh", None)] == [
            "Serif",
            "Serif",
            "Sans",
            "Sans",
        ]
    with wear("fonts: {en: Serif}"):
        assert theme.font("ja") == "Noto Sans CJK JP"


def test_a_name_leads_to_the_project_and_then_to_what_is_shipped(wear, tmp_path):
    """Unknown ones are told, with the one that was probably meant."""
    with wear('colors: {ink: "#EEEEEE"}', "plum"):
        assert theme.INK == "#EEEEEE"
    with theme.worn("day", tmp_path):
        assert theme.GROUND == "#FCFBF7"
    with pytest.raises(ContentError, match="unknown theme 'plumb'") as told, theme.worn("plumb", tmp_path):
        pass
    assert told.value.hint == "perhaps you meant 'plum'?"


def test_only_what_is_looked_at_counts(wear, tmp_path):
    """Each part once, with its value; the rest of the file may change."""
    listener = Listener(tmp_path)
    with listening(listener), wear("meanings: {Chile: red}"):
        _ = theme.INK, theme.INK, theme.series(1), theme.meaning("Chile"), theme.meant("Peru")
    trace = listener.trace()
    assert {each.name: each.digest for each in trace.selections} == {
        "ink": "#F4F1E8",
        "series 2": "#FFD166",
        "meaning Chile": "#FF6B5E",
        "meaning Peru": "",
    }
    assert {each.path for each in trace.selections} == {"assets/theme.yaml"}
    assert next(json.loads(each.where)["theme"] for each in trace.selections) == "ink"
    assert trace.reads == {}
    assert {each.files for each in trace.selections} == {(digests.file(tmp_path / "assets/theme.yaml"),)}


def test_a_theme_that_is_not_there_may_be_written_later(tmp_path):
    """What was looked at then counts, too."""
    listener = Listener(tmp_path)
    with listening(listener), theme.worn("", tmp_path):
        _ = theme.INK
    (seen,) = listener.trace().selections
    assert (seen.path, seen.name, seen.digest, seen.files) == ("assets/theme.yaml", "ink", "#F4F1E8", ("",))
