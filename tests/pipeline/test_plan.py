"""Plan: the production as a dry run. Nothing is made, and every job is named with its reason."""

from langreel.pipeline.film import RenderRequest
from langreel.pipeline.plan import plan


def steps(project, **requested):
    """The plan's jobs, `step name`, in order, without the subtitle formats."""
    planned = plan(project, RenderRequest("hello", voice="scratch", **requested))
    return [f"{step.step} {step.name} ({step.why})" for step in planned.steps if step.step != "captions"]


def test_a_first_plan_names_the_whole_production_in_order(project):
    """Lines, sound, shot, a look at each, reel, verification; what waits for a job that will run follows.

    Sound and picture go their own steps: neither waits for the other.
    """
    assert steps(project, langs=("en",)) == [
        "voice one-line.1.en (new)",
        "voice one-line.2.en (new)",
        "voice one-line.3.en (new)",
        "sound levels.1.en (follows voice one-line.1.en)",
        "sound balance.en (follows voice one-line.1.en)",
        "sound stretch.1.en (follows voice one-line.1.en)",
        "sound stem.en (follows sound stretch.1.en)",
        "picture debt.OneLine.en (new)",
        "verify listen.en (follows sound stem.en)",
        "verify look.debt.OneLine.en (follows picture debt.OneLine.en)",
        "master reel.en (follows picture debt.OneLine.en)",
        "verify reel.en (follows master reel.en)",
    ]


def test_a_plan_writes_nothing(project):
    """Neither cache nor finished work comes of planning."""
    before = sorted(project.root.rglob("*"))
    steps(project)
    assert sorted(project.root.rglob("*")) == before


def test_a_plan_has_the_timeline_of_every_dub(project):
    """Lengths are estimated where nothing is recorded; marks stand on their words in both languages."""
    planned = plan(project, RenderRequest("hello", voice="scratch", profile="proxy"))
    assert list(planned.timelines) == ["zh", "en"]
    for timeline in planned.timelines.values():
        assert timeline.fps == 15
        (slot,) = timeline.slots
        assert 0 < slot.marks["start"] < slot.marks["now"] < slot.marks["times"] < slot.span.frames


def test_every_subtitle_track_is_a_job(project):
    """The cues of all, three formats a language, and one ASS with both, for each dub."""
    planned = plan(project, RenderRequest("hello", langs=("zh",), voice="scratch"))
    endings = [step.name.removeprefix("zh.") for step in planned.steps if step.step == "captions"]
    assert endings == ["cues", "zh.srt", "zh.vtt", "zh.ass", "en.srt", "en.vtt", "en.ass", "zh+en.ass"]
