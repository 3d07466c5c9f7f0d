"""Sound jobs: how much of a film's sound is stated anew where something of it changes."""

from dataclasses import replace
from pathlib import Path

import pytest

from langreel import timing
from langreel.pipeline import sound_jobs
from langreel.pipeline.film import RenderRequest, prepare
from langreel.pipeline.plan import takes
from langreel.project import Project
from langreel.sound.stretches import stretches

ROOT = Path(__file__).parents[2]
ACT = 2


def stated(film, recorded):
    """The stretches of a dub, and the music of its acts, as they are stated to the build."""
    dub = sound_jobs.dub_sound(film, timing.conform(film.episode, recorded, film.profile.fps)["zh"])
    return list(stretches(dub.arrangement, dub.cuts)), [job.arguments for job in sound_jobs.loops(dub)]


@pytest.mark.parametrize("profile", ["proxy", "preview", "final"])
def test_a_longer_line_changes_the_sound_of_its_own_act(profile):
    """And of the next one only the stretch that hears its end: all others are stated as before, and known."""
    film = prepare(Project(ROOT), RenderRequest("us_debt", langs=("zh",), voice="scratch", profile=profile))
    lines = [line for segment in film.episode.segments for line in segment.lines["zh"]]
    acts = {segment.id: number for number, act in enumerate(film.episode.acts) for segment in act.segments}
    recorded = [replace(take, audio=Path(str(number))) for number, take in enumerate(takes(film)["zh"])]
    longer = [*recorded]
    at = next(number for number, line in enumerate(lines) if acts[line.segment] == ACT)
    longer[at] = replace(longer[at], seconds=longer[at].seconds + 1.7)
    (old, music), (new, other) = (stated(film, {"zh": each}) for each in (recorded, longer))
    assert [number for number, pair in enumerate(zip(music, other, strict=True)) if pair[0] != pair[1]] == [
        ACT
    ]
    said = [{acts[lines[int(take.audio.name)].segment] for take in stretch.sounds.takes} for stretch in new]
    made = [number for number, stretch in enumerate(new) if stretch not in old]
    last = max(number for number, told in enumerate(said) if ACT in told)
    assert made and all(ACT in said[number] or number == last + 1 for number in made)
