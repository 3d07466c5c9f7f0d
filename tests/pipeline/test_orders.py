"""Orders: what is asked for is looked up, and what nobody knows is told with its nearest."""

import pytest

from langreel import pipeline
from langreel.errors import UsageError
from langreel.pipeline.orders import Order, prepare


@pytest.mark.parametrize(
    ("order", "told"),
    [
        (Order("hello", langs=("fr",)), "unknown language 'fr' (known: en, zh)"),
        (Order("hello", profile="previw"), "unknown profile 'previw' (perhaps you meant 'preview'?)"),
        (Order("hello", segments=("one-lin",)), "unknown segment 'one-lin' (perhaps you meant 'one-line'?)"),
    ],
)
def test_unknown_words_name_the_nearest(project, order, told):
    """A wrong word is a usage error."""
    with pytest.raises(UsageError) as error:
        prepare(project, order)
    assert str(error.value) == told


def test_languages_come_in_the_order_of_the_script(project):
    """However they are asked for."""
    assert prepare(project, Order("hello", langs=("en", "zh"))).langs == ("zh", "en")


def test_a_shared_picture_needs_every_dub_and_is_drawn_once(project):
    """The longest dub sets the slots; the source language is drawn."""
    episode = project.script / "hello/episode.yaml"
    episode.write_text(episode.read_text(encoding="utf-8") + "picture: shared\n", encoding="utf-8")
    film = prepare(project, Order("hello", langs=("en",)))
    assert (film.heard, film.pictured) == (("zh", "en"), ("zh",))
    plan = pipeline.plan(project, Order("hello", voice="scratch"))
    assert len({timeline.frames for timeline in plan.timelines.values()}) == 1
    assert [step.name for step in plan.steps if step.step == "picture"] == ["debt.OneLine.zh"]


def test_verify_before_a_render_says_what_to_do(project):
    """There is nothing to verify yet."""
    with pytest.raises(UsageError, match="is not there yet"):
        pipeline.verify(project, Order("hello", voice="scratch"))
