"""One shot made again: alone, into the reel, and nothing else touched."""

from dataclasses import replace

import pytest

from langreel.ffmpeg import frame_hashes, probe
from langreel.pipeline.determinism import determinism
from langreel.pipeline.film import RenderRequest
from langreel.pipeline.plan import plan
from langreel.pipeline.preview_shot import preview_shots
from langreel.pipeline.render import render

pytestmark = pytest.mark.reel

ORDER = RenderRequest("film", langs=("zh",))


def run(project, order):
    events = []
    (one,) = render(project, replace(order, executor="inline"), events.append)
    told = [f"{event.step} {event.name} ({event.detail})" for event in events if event.kind == "finished"]
    return one.reel, told


def test_a_segment_is_made_again_and_every_other_frame_stays(fresh_film):
    """Asked for again, only its shot is drawn and seen; changed, only its own frames change in the reel."""
    reel, _ = run(fresh_film, ORDER)
    before = frame_hashes(reel.video)
    order = replace(ORDER, segments=("silver",))
    anew = [f"{job}silver.Silver.zh (asked for again)" for job in ("picture ", "verify look.")]
    assert [f"{s.step} {s.name} ({s.why})" for s in plan(fresh_film, order).steps] == anew
    again, told = run(fresh_film, order)
    assert told == anew
    assert frame_hashes(again.video) == before
    scene = fresh_film.scenes / "film/silver.py"
    scene.write_text(scene.read_text().replace("(0, -1, 0)", "(0, -2, 0)"))
    changed, told = run(fresh_film, order)
    assert sorted(words.split(" (")[0] for words in told) == [
        "master reel.zh", "picture silver.Silver.zh", "verify look.silver.Silver.zh", "verify reel.zh"
    ]  # fmt: skip
    after = frame_hashes(changed.video)
    (slot,) = [slot for slot in changed.timeline.slots if slot.segment.id == "silver"]
    differ = [number for number, (old, new) in enumerate(zip(before, after, strict=True)) if old != new]
    assert differ
    assert slot.span.start <= differ[0] <= differ[-1] < slot.span.end


def test_a_shot_is_previewed_alone_with_its_sound(fresh_film):
    """Its frames are those of the reel, its voice and subtitles come along, and no reel is made."""
    (path,) = preview_shots(fresh_film, replace(ORDER, segments=("silver",)), lambda event: None)
    assert path == fresh_film.out / "film/proxy/zh/silver.mp4"
    assert [each.name for each in path.parent.iterdir()] == ["silver.mp4"]
    media = probe(path)
    reel, told = run(fresh_film, ORDER)
    assert "picture silver.Silver.zh" not in " ".join(told)
    (slot,) = [slot for slot in reel.timeline.slots if slot.segment.id == "silver"]
    assert frame_hashes(path) == frame_hashes(reel.video)[slot.span.start : slot.span.end]
    assert media.audio_rate == 48000
    assert [track.lang for track in media.tracks] == [track.lang for track in probe(reel.video).tracks]


def test_two_renders_in_different_ways_are_the_same(film):
    """Local processes or one job after another, in folders of different names: no frame differs."""
    assert determinism(film, ORDER, lambda event: None) == {"zh": ()}


def test_a_scene_that_draws_by_chance_is_found(fresh_film):
    """What depends on the process that draws it is told with its first frame."""
    scene = fresh_film.scenes / "film/silver.py"
    scene.write_text(
        scene.read_text().replace("(0, -1, 0)", "(__import__('os').getpid() % 997 / 500, -1, 0)")
    )
    found = determinism(fresh_film, ORDER, lambda event: None)["zh"]
    assert [finding.rule for finding in found] == ["determinism"]
    assert " frames differ, the first is frame " in found[0].message
