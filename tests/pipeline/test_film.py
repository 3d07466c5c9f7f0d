"""Film: what is asked for is looked up, and what nobody knows is told with its nearest."""

import pytest

from langreel import voice
from langreel.errors import UsageError
from langreel.pipeline.film import RenderRequest, prepare
from langreel.pipeline.plan import plan
from langreel.pipeline.verify import verify


@pytest.mark.parametrize(
    ("request_", "told"),
    [
        (RenderRequest("hello", langs=("fr",)), "unknown language 'fr' (known: en, zh)"),
        (RenderRequest("hello", profile="previw"), "unknown profile 'previw' (perhaps you meant 'preview'?)"),
        (
            RenderRequest("hello", segments=("one-lin",)),
            "unknown segment 'one-lin' (perhaps you meant 'one-line'?)",
        ),
    ],
)
def test_unknown_words_name_the_nearest(project, request_, told):
    """A wrong word is a usage error."""
    with pytest.raises(UsageError) as error:
        prepare(project, request_)
    assert str(error.value) == told


def test_languages_come_in_the_order_of_the_script(project):
    """However they are asked for."""
    assert prepare(project, RenderRequest("hello", langs=("en", "zh"))).langs == ("zh", "en")


def test_every_dub_has_a_voice(project):
    """The one that is asked for, else the one that the episode names, else the one of the house."""
    episode = project.script / "hello/episode.yaml"
    text = episode.read_text(encoding="utf-8")
    episode.write_text(text.replace("voices: {zh: espeak, en: espeak}", "voices: {en: recorded}"), "utf-8")
    assert prepare(project, RenderRequest("hello")).engines == {"zh": voice.DEFAULT, "en": "recorded"}
    asked = prepare(project, RenderRequest("hello", voice="scratch"))
    assert asked.engines == {"zh": "scratch", "en": "scratch"}


def test_a_shared_picture_needs_every_dub_and_is_drawn_once(project):
    """The longest dub sets the slots; the source language is drawn."""
    episode = project.script / "hello/episode.yaml"
    episode.write_text(episode.read_text(encoding="utf-8") + "picture: shared\n", encoding="utf-8")
    film = prepare(project, RenderRequest("hello", langs=("en",)))
    assert (film.recorded, film.pictured) == (("zh", "en"), ("zh",))
    planned = plan(project, RenderRequest("hello", voice="scratch"))
    assert len({timeline.frames for timeline in planned.timelines.values()}) == 1
    assert [step.name for step in planned.steps if step.step == "picture"] == ["debt.OneLine.zh"]


def test_verify_before_a_render_says_what_to_do(project):
    """There is nothing to verify yet."""
    with pytest.raises(UsageError, match="is not there yet"):
        verify(project, RenderRequest("hello", voice="scratch"))
