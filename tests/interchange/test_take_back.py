"""Take back: what an editor did to a timeline becomes a change of the script, shown first."""

from __future__ import annotations

import copy
import json
from fractions import Fraction
from textwrap import dedent

import opentimelineio as otio
import pytest
from lxml import etree

from langreel.cli.run import run
from langreel.interchange.formats import FORMATS
from langreel.script import read

ACT = "script/hello/02-steps.yaml"


@pytest.fixture
def timeline(silent_edit, tmp_path):
    """The English dub as OpenTimelineIO's own object, for an editor to work on."""
    text = FORMATS["otio"].written(silent_edit, tmp_path)["hello.en.otio"]
    return otio.adapters.read_from_string(text, "otio_json")


@pytest.fixture
def xml(silent_edit, tmp_path):
    """The same as FCPXML."""
    text = FORMATS["fcpxml"].written(silent_edit, tmp_path)["hello.en.fcpxml"]
    return etree.fromstring(text.encode())


@pytest.fixture
def taken(silent_film, tmp_path, capsys):
    """``taken(edited)``: what the command answers; ``taken(edited, "--write")`` writes."""

    def take(edited, *words):
        if isinstance(edited, otio.schema.Timeline):
            path = tmp_path / "edited.otio"
            otio.adapters.write_to_file(edited, str(path))
        else:
            path = tmp_path / "edited.fcpxml"
            path.write_bytes(etree.tostring(edited, doctype="<!DOCTYPE fcpxml>"))
        assert run(["-C", str(silent_film.root), "timeline", "--take-back", str(path), "--json", *words]) == 0
        return json.loads(capsys.readouterr().out)

    return take


def move(timeline, *names):
    """Lay the clips of every track by segment in another order, those of others left where they are."""
    for track in timeline.tracks:
        found = {clip.name: clip for clip in track}
        if set(names) <= set(found):
            rest = [each for each in track if each.name not in names]
            del track[:]
            track.extend([*rest[:1], *(found[name] for name in names), *rest[1:]])


def frames(text):
    """The frames of a time of FCPXML."""
    return int(Fraction(text.removesuffix("s")) * 15)


def words(film):
    return (film.root / ACT).read_text("utf-8")


def test_segments_in_another_order_are_moved_with_their_comments(timeline, taken, silent_film):
    """Within their act; every other line, comments and blank lines too, stays as it was."""
    before = words(silent_film)
    move(timeline, "street", "up", "down")
    told = taken(timeline)
    assert told["changes"] == [f"{ACT}: street, up, down"]
    assert words(silent_film) == before
    assert taken(timeline, "--write")["written"] == [ACT]
    assert (
        words(silent_film)
        == dedent("""
        # The second act.
        chapter: {zh: 脚步 & 街, en: "Steps & <street>"}
        transition: fade
        music: {bed: weight, duck: 20}
        segments:
          - id: street
            footage: assets/footage/street.png
            zh: 街上很静。
            en: The street is quiet.

          # Two segments of one scene.
          - id: up
            scene: steps.Steps
            sfx: {rise: whoosh}
            zh: |
              往上[rise]走。
            en: |
              It [rise] goes up.

          - id: down
            scene: steps.Steps
            hold: 0.4   # a moment to look
            zh: 再[fall]往下。
            en: Then [fall] down.
    """).lstrip()
    )
    assert [each.id for each in read(silent_film, "hello").segments] == ["one-line", "street", "up", "down"]


def test_a_segment_moves_to_the_act_that_it_was_laid_into(timeline, taken, silent_film):
    """As few segments as can be change their act; their lines are indented as those there."""
    track = timeline.tracks[0]
    street = track[3]
    del track[3]
    track.insert(0, street)
    told = taken(timeline, "--write")
    assert told["changes"] == [
        "script/hello/01-debt.yaml: street, one-line",
        "street comes from script/hello/02-steps.yaml",
    ]
    assert [[each.id for each in act.segments] for act in read(silent_film, "hello").acts] == [
        ["street", "one-line"],
        ["up", "down"],
    ]


def test_what_is_left_out_stays_as_a_comment(timeline, taken, silent_film):
    """Nobody's words are thrown away; the first segment of a shot can go as well."""
    for track in timeline.tracks:
        for clip in [each for each in track if each.name == "up"]:
            track.remove(clip)
    told = taken(timeline, "--write")
    assert told["changes"] == ["up is left out"]
    assert "  # # Two segments of one scene.\n  # - id: up\n  #   scene: steps.Steps\n" in words(silent_film)
    assert "  #   en: |\n  #     It [rise] goes up.\n" in words(silent_film)
    assert [each.id for each in read(silent_film, "hello").segments] == ["one-line", "down", "street"]


def test_what_a_change_does_to_scenes_is_told_before_it_is_written(timeline, taken):
    """`check` has looked at a copy: here at a scene whose first segment is gone."""
    for track in timeline.tracks:
        for clip in [each for each in track if each.name == "up"]:
            track.remove(clip)
    told = taken(timeline)
    assert {each["rule"] for each in told["findings"]} == {"unknown-segment", "unknown-mark"}
    assert any("'up'" in each["message"] for each in told["findings"])


def test_an_act_of_which_nothing_is_left_is_set_aside(timeline, taken, silent_film):
    """Under another name, which is no act's."""
    for track in timeline.tracks:
        del track[1:]
    told = taken(timeline, "--write")
    assert told["written"] == ["script/hello/left-out-02-steps.yaml"]
    assert "script/hello/02-steps.yaml becomes script/hello/left-out-02-steps.yaml" in told["difference"]
    assert [each.id for each in read(silent_film, "hello").segments] == ["one-line"]
    assert "往上" in (silent_film.root / "script/hello/left-out-02-steps.yaml").read_text("utf-8")


@pytest.mark.parametrize("how", ["a gap", "a frozen picture", "a bit of what follows"])
def test_a_longer_picture_is_a_hold(how, timeline, taken, silent_film):
    """Nine frames of fifteen a second, behind the words, in whichever way: 0.6 seconds more."""
    track = timeline.tracks[0]
    nine = otio.opentime.TimeRange(
        track[2].source_range.end_time_exclusive(), otio.opentime.RationalTime(9, 15)
    )
    if how == "a gap":
        track.insert(3, otio.schema.Gap(source_range=nine))
    elif how == "a frozen picture":
        still = otio.schema.Clip("down", copy.deepcopy(track[2].media_reference), nine)
        still.effects.append(otio.schema.FreezeFrame())
        track.insert(3, still)
    else:
        stretch = track[2].source_range
        track[2].source_range = otio.opentime.TimeRange(stretch.start_time, stretch.duration + nine.duration)
    told = taken(timeline, "--write")
    assert told["changes"] == ["down holds 1 s instead of 0.4 s"]
    assert "    hold: 1   # a moment to look\n" in words(silent_film)
    assert read(silent_film, "hello").segments[2].hold == 1.0


def test_a_hold_is_added_where_there_was_none(timeline, taken, silent_film):
    """Behind the scene, or behind the id of footage; a shorter picture takes from a hold that is there."""
    track = timeline.tracks[0]
    frames = otio.opentime.RationalTime(3, 15)
    track.insert(4, otio.schema.Gap(duration=frames))
    stretch = track[2].source_range
    track[2].source_range = otio.opentime.TimeRange(stretch.start_time, stretch.duration - frames)
    track.insert(2, otio.schema.Gap(duration=frames))
    told = taken(timeline, "--write")
    assert told["changes"] == [
        "up holds 0.2 s instead of 0 s",
        "down holds 0.2 s instead of 0.4 s",
        "street holds 0.2 s instead of 0 s",
    ]
    text = words(silent_film)
    assert "    scene: steps.Steps\n    hold: 0.2\n    sfx:" in text
    assert "  - id: street\n    hold: 0.2\n    footage:" in text


def test_what_the_script_cannot_say_is_told(timeline, taken):
    """Words cut off, other media, effects, speeds, sounds and markers moved: each in words."""
    pictures, voice = timeline.tracks[0], timeline.tracks[2]
    second = otio.opentime.RationalTime(15, 15)
    cut = pictures[0].source_range
    pictures[0].source_range = otio.opentime.TimeRange(cut.start_time + second, cut.duration - second)
    pictures[1].effects.append(otio.schema.LinearTimeWarp(time_scalar=2.0))
    pictures[2].effects.append(otio.schema.Effect(effect_name="Blur"))
    logo_file = otio.schema.ExternalReference("logo.mov")
    logo = otio.schema.Clip("logo", logo_file, otio.opentime.TimeRange(second, second))
    at = pictures.duration().to_seconds()
    pictures.append(logo)
    voice.insert(0, otio.schema.Gap(duration=second))
    pictures[3].markers.append(otio.schema.Marker("look", pictures[3].source_range))
    del timeline.tracks.markers[:]
    told = taken(timeline)
    assert told["changes"] == []
    assert {
        "one-line lacks its first 1.00 s: its words begin where they did",
        "up plays at 2.0 times its speed",
        "down has the effect Blur",
        f"at {at:.2f} s lies 'logo', which is not of this film",
        "voice of one-line, up, down, street does not lie where its picture does, or was cut",
        "the chapter 'One line' of one-line was moved, renamed or taken out",
        "the mark 'look' at street is new: marks stand in the words",
    } <= set(told["remarks"])


def test_words_are_never_cut(timeline, taken):
    """A picture that is shorter than its words takes its whole hold, and no more."""
    track = timeline.tracks[0]
    stretch = track[2].source_range
    frames = otio.opentime.RationalTime(9, 15)
    track[2].source_range = otio.opentime.TimeRange(stretch.start_time, stretch.duration - frames)
    told = taken(timeline)
    assert told["changes"] == ["down holds 0 s instead of 0.4 s"]
    assert "down is 0.20 s shorter than its words: that cannot be taken back" in told["remarks"]


def test_fcpxml_says_the_same(xml, taken):
    """A storyline in another order, with what is connected to it; a gap; a caption that was changed."""
    spine = xml.find(".//spine")
    _, _, down, _ = spine
    spine.remove(down)
    spine.append(down)
    etree.SubElement(spine, "gap", offset="0s", duration="6/15s")
    at = 0
    for item in spine:
        item.set("offset", f"{at}/15s")
        at += frames(item.get("duration"))
    down.find("caption/text/text-style").text = "其他"
    told = taken(xml)
    assert told["changes"] == [f"{ACT}: up, street, down", "down holds 0.8 s instead of 0.4 s"]
    assert told["remarks"] == [
        "steps.Steps draws up, down as one shot in this order: it has to follow by hand",
        "the zh-Hans subtitle '再往下' of down was changed: it is cut from the script's words",
        "the zh-Hans subtitle '其他' at down is new",
    ]


def test_fcpxml_with_a_retimed_clip(xml, taken):
    """A picture that is held within a clip is a hold; a clip that runs faster is told."""
    down, street = xml.findall(".//spine/asset-clip")[2:]
    length = frames(down.get("duration"))
    begins = frames(down.get("start"))
    down.set("duration", f"{length + 30}/15s")
    street.set("offset", f"{frames(street.get('offset')) + 30}/15s")
    points = [(0, 0), (begins + length - 2, begins + length - 2), (begins + length + 28, begins + length - 2),
              (begins + length + 30, begins + length)]  # fmt: skip
    down.insert(0, etree.Element("timeMap"))
    for time, value in points:
        etree.SubElement(down[0], "timept", time=f"{time}/15s", value=f"{value}/15s", interp="linear")
    assert taken(xml)["changes"] == ["down holds 2.4 s instead of 0.4 s"]


def test_what_is_not_as_long_as_it_was_changes_no_hold(timeline, taken, silent_film):
    """The script went on while the edit was made: the shot is another one now."""
    act = silent_film.root / ACT
    act.write_text(
        act.read_text("utf-8").replace("The street is quiet.", "The street is very quiet today."), "utf-8"
    )
    told = taken(timeline)
    assert told["changes"] == []
    assert (
        "street.en.proxy.mp4 is not as long as it was when the edit began; its holds are not taken back"
        in (told["remarks"])
    )


def test_a_shared_picture_is_taken_back_for_its_dub(silent_film, edits_of, tmp_path, taken):
    """Whose it is, the sound says; both dubs have the same slots."""
    head = silent_film.root / "script/hello/episode.yaml"
    head.write_text(head.read_text("utf-8") + "picture: shared\n", "utf-8")
    text = FORMATS["otio"].written(edits_of(silent_film)["en"], tmp_path)["hello.en.otio"]
    timeline = otio.adapters.read_from_string(text, "otio_json")
    assert timeline.tracks[0][0].media_reference.name == "debt.OneLine.zh.proxy.mp4"
    timeline.tracks[0].append(otio.schema.Gap(duration=otio.opentime.RationalTime(15, 15)))
    told = taken(timeline)
    assert (told["lang"], told["changes"], told["remarks"]) == ("en", ["street holds 1 s instead of 0 s"], [])


# Files that are no edit of this film


def _clip_of(duration):
    """A timeline of one clip that is so long, as OpenTimelineIO."""
    clip = f'{{"OTIO_SCHEMA": "Clip.2", "source_range": {{"duration": {duration}}}}}'
    track = f'{{"OTIO_SCHEMA": "Track.1", "children": [{clip}]}}'
    stack = f'{{"OTIO_SCHEMA": "Stack.1", "children": [{track}]}}'
    return f'{{"OTIO_SCHEMA": "Timeline.1", "tracks": {stack}}}'


HOSTILE = {
    "broken.otio": ("{", "broken JSON"),
    "deep.otio": ("[" * 200_000, "nested too deeply"),
    "bin.otio": ('{"OTIO_SCHEMA": "SerializableCollection.1"}', "no OpenTimelineIO timeline"),
    "cycle.otio": (
        '{"OTIO_SCHEMA": "Timeline.1", "tracks": {"OTIO_SCHEMA": "Stack.1", "OTIO_REF_ID": "a", "children": '
        '[{"OTIO_SCHEMA": "SerializableObjectRef.1", "id": "a"}]}}',
        "an object holds another by its name, or itself",
    ),
    "nan.otio": (_clip_of('{"value": NaN, "rate": 15}'), "broken JSON: NaN is no number"),
    "large.otio": (
        _clip_of('{"value": 1e999, "rate": 15}'),
        "the timeline is not whole: a number is too large",
    ),
    "rate.otio": (_clip_of('{"value": 15}'), "the timeline is not whole: an object has no 'rate'"),
    "word.otio": (_clip_of('{"value": "long", "rate": 15}'), "a value is not what it should be"),
    "entities.fcpxml": (
        '<!DOCTYPE fcpxml [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><fcpxml version="1.10">&b;</fcpxml>',
        "a document type is refused",
    ),
    "elsewhere.fcpxml": (
        '<!DOCTYPE fcpxml SYSTEM "http://example.org/x.dtd"><fcpxml/>',
        "a document type is refused",
    ),
    "other.fcpxml": ("<html/>", "this is no FCPXML"),
    "empty.fcpxml": ('<fcpxml version="1.10"/>', "0 projects"),
    "time.fcpxml": (
        '<fcpxml version="1.10"><resources><format id="r1" frameDuration="1/0s"/></resources><project>'
        '<sequence format="r1"><spine/></sequence></project></fcpxml>',
        "is no time",
    ),
    "binary.otio": ("\x00\xff\xfe".encode("latin-1"), "no text in UTF-8"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_file_that_is_no_edit_is_told_in_words(name, silent_film, tmp_path, capsys):
    """With its path, the cause, and exit code 1; never a traceback."""
    content, cause = HOSTILE[name]
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    assert run(["-C", str(silent_film.root), "timeline", "--take-back", str(path)]) == 1
    told = capsys.readouterr().err
    assert cause in told
    assert str(path) in told
    assert "Traceback" not in told


def test_an_edit_of_another_film_is_told(timeline, silent_film, tmp_path, capsys):
    """Its media have other names."""
    for clip in timeline.find_clips():
        clip.media_reference.target_url = "media/holiday.mov"
    path = tmp_path / "other.otio"
    otio.adapters.write_to_file(timeline, str(path))
    assert run(["-C", str(silent_film.root), "timeline", "--take-back", str(path)]) == 1
    assert "no clip of this edit is one of `langreel timeline`" in capsys.readouterr().err


def test_another_kind_of_file_is_wrong_usage(silent_film, tmp_path, capsys):
    """An EDL cannot come back; what can is named."""
    (tmp_path / "edit.edl").write_text("TITLE: x")
    assert run(["-C", str(silent_film.root), "timeline", "--take-back", str(tmp_path / "edit.edl")]) == 2
    assert ".otio, .fcpxml" in capsys.readouterr().err


@pytest.mark.parametrize("clips", [20_001, 1_000_000])
def test_a_million_clips_are_refused_early(clips, silent_film, tmp_path, capsys):
    """By their number, or before they are read, by the size of the file."""
    clip = ('{"OTIO_SCHEMA":"Clip.2","name":"a","source_range":{"start_time":{"value":0,"rate":30},'
            '"duration":{"value":1,"rate":30}}}')  # fmt: skip
    path = tmp_path / "many.otio"
    with path.open("w") as file:
        file.write('{"OTIO_SCHEMA":"Timeline.1","tracks":{"OTIO_SCHEMA":"Stack.1","children":[{"OTIO_SCHEMA":"Track.1",'
                   '"kind":"Video","children":[')  # fmt: skip
        file.writelines(f"{clip}," for _ in range(clips - 1))
        file.write(f"{clip}]}}]}}}}")
    assert run(["-C", str(silent_film.root), "timeline", "--take-back", str(path)]) == 1
    assert ("16 MB" if clips > 100_000 else "20,000 clips") in capsys.readouterr().err


def test_a_bundle_of_final_cut_pro_is_read(xml, silent_film, tmp_path):
    """A folder that ends in .fcpxmld, with the file in it."""
    bundle = tmp_path / "edit.fcpxmld"
    bundle.mkdir()
    (bundle / "Info.fcpxml").write_bytes(etree.tostring(xml))
    assert run(["-C", str(silent_film.root), "timeline", "--take-back", str(bundle)]) == 0


def test_writing_needs_an_edit_and_a_format_needs_none(silent_film, capsys):
    """Either way in, not both, and not neither."""
    assert run(["-C", str(silent_film.root), "timeline"]) == 2
    assert run(["-C", str(silent_film.root), "timeline", "--format", "edl", "--write"]) == 2
    assert run(["-C", str(silent_film.root), "timeline", "--format", "premiere"]) == 2
    assert "jianying" in capsys.readouterr().err
