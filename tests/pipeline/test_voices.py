"""What the voices of an episode know beforehand: lines that nobody has read."""

import pytest

from langreel import voice
from langreel.errors import ToolError, VoiceError
from langreel.model import Event, Take, Word
from langreel.pipeline import check_recordings
from langreel.pipeline.check import check
from langreel.pipeline.film import RenderRequest
from langreel.pipeline.plan import estimated, plan
from langreel.pipeline.render import render

RECORDED = RenderRequest("hello", langs=("en",), voice="recorded")


@pytest.fixture
def read(project):
    """The template whose English dub is recorded, with recordings of two of its three lines."""
    episode = project.script / "hello/episode.yaml"
    episode.write_text(episode.read_text("utf-8").replace("en: espeak", "en: recorded"), "utf-8")
    folder = project.assets / "voice/hello/en"
    folder.mkdir(parents=True)
    for name in ("one-line.1.WAV", "one-line.2.ogg"):
        (folder / name).write_bytes(b"a recording")
    return project


def test_check_lists_lines_without_a_recording(read):
    """With the place of the line in the script and the file that is expected."""
    finding, *_ = check(read, "hello")
    assert (finding.severity, finding.rule) == ("error", "no-recording")
    assert finding.where.startswith("script/hello/01-debt.yaml:")
    assert "one-line.3.wav" in finding.hint


def test_check_names_recordings_that_are_none(read):
    """By their files: what is empty, no sound, or as long as a sitting, as far as can be told unheard."""
    (read.assets / "voice/hello/en/one-line.3.flac").touch()
    found = [each for each in check(read, "hello") if each.rule == "bad-recording"]
    names = ("one-line.1.WAV", "one-line.2.ogg", "one-line.3.flac")
    assert [each.where for each in found] == [f"assets/voice/hello/en/{name}" for name in names]
    assert found[0].message.startswith("the recording is not a sound file that can be read")
    assert found[2].message == "the recording is empty"


def test_check_tells_a_voice_that_does_not_exist_once(project):
    """A finding of the script, not a traceback."""
    episode = project.script / "hello/episode.yaml"
    episode.write_text(episode.read_text("utf-8").replace("en: espeak", "en: espaek"), "utf-8")
    (finding,) = check(project, "hello")
    assert (finding.rule, finding.hint) == ("unknown-voice", "perhaps you meant 'espeak'?")


def test_check_tells_a_voice_that_does_not_speak_the_language(project):
    """Before anything is made; with a voice that does."""
    edit_voices(project, "{zh: hibari, en: espeak}")
    (finding,) = check(project, "hello")
    assert (finding.severity, finding.rule) == ("error", "voice-missing")
    assert finding.message == "hibari must speak 3 lines in zh: hibari does not speak 'zh', only English"
    assert finding.hint == "kokoro, or espeak"


def test_check_names_a_word_that_the_voice_has_no_sounds_for(project):
    """At its line, with the lexicon entry to write; a line whose take is kept is not asked again."""
    try:
        voice.engine("kokoro").require("zh")
    except ToolError as error:
        pytest.skip(str(error))
    edit_voices(project, "{zh: kokoro, en: scratch}")
    lexicon = project.script / "hello/lexicon.yaml"
    lexicon.write_text("zh:\n  四十年: {say: si4 xhi2 nian2}\n", "utf-8")
    (finding,) = check(project, "hello")
    assert (finding.severity, finding.rule) == ("error", "unspeakable")
    assert finding.where.startswith("script/hello/01-debt.yaml:")
    assert finding.message == "the voice cannot say 'xhi2'"
    assert "lexicon.yaml: zh: {xhi2: {say: …}}" in finding.hint


def edit_voices(project, voices: str) -> None:
    episode = project.script / "hello/episode.yaml"
    episode.write_text(episode.read_text("utf-8").replace("{zh: espeak, en: espeak}", voices), "utf-8")


def test_a_plan_marks_lines_that_are_only_reckoned_and_names_those_that_nobody_has_read(read):
    """Whoever reads the timeline knows what it rests on."""
    planned = plan(read, RECORDED)
    assert estimated(planned.timelines["en"].slots[0]) == (1, 2, 3)
    assert [finding.message for finding in planned.lacking] == [
        "line 3 of segment 'one-line' has no recording in 'en'"
    ]


def test_a_render_is_stopped_by_a_missing_recording_before_it_makes_anything(read):
    """The error names segment, line, place and file; nothing was written."""
    with pytest.raises(VoiceError, match="line 3 of segment 'one-line' has no recording in 'en'") as error:
        render(read, RECORDED, lambda event: None)
    assert error.value.where.startswith("script/hello/01-debt.yaml:")
    assert not read.cache.exists()


def test_what_a_person_should_know_of_a_take_is_told_once():
    """Every render says it again, each note once."""
    told: list[Event] = []
    take = Take(read, 1.0, (Word(0, 1, 0, 1),), note="a.wav: one channel")
    check_recordings.tell([take, take, Take(read, 1.0, ())], told.append)
    assert [event.detail for event in told] == ["a.wav: one channel"]
