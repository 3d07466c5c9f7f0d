"""Timelines: every format, for both dubs, opened by who did not write it, and compared frame by frame."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import opentimelineio
import pytest
from lxml import etree

from langreel.captions.formats.read_file import read as read_subtitles
from langreel.cli.run import run
from langreel.ffmpeg import frame_hashes, probe
from langreel.interchange.edited_timeline import Edit, EditTrack, flattened
from langreel.interchange.formats import FORMATS
from langreel.interchange.jianying_materials import DRAFT_FOLDER
from langreel.model import Span, Track

pytestmark = [pytest.mark.reel, pytest.mark.xdist_group("timelines")]

LANGS = ("zh", "en")
DTD = Path(__file__).parent / "fcpxml-1.10.dtd"

Clip = tuple[str, str, int, int, int]
"""Name, media file, first frame in the film, frames, first frame of the media."""
Told = dict[str, Any]
"""What a file says: ``picture`` and ``sound``, tracks of clips; ``markers``; ``subtitles`` if it has them."""


def clips(track: EditTrack) -> list[Clip]:
    return [
        (each.name, each.media.name, each.span.start, each.span.frames, each.begins) for each in track.clips
    ]


def promised(edit: Edit) -> Told:
    """What the film says of itself."""
    return {
        "picture": [clips(track) for track in edit.of_kind("picture")],
        "sound": [clips(track) for track in edit.of_kind("sound")],
        "markers": sorted((each.frame, each.kind, each.name) for each in edit.markers),
        "subtitles": {lang: cues(track) for lang, track in edit.subtitles.items()},
    }


def cues(track: Track) -> list[tuple[int, int, str]]:
    return [(cue.span.start, cue.span.frames, "\n".join(cue.lines)) for cue in track.cues]


# Readers, none of which knows how its file was written


def opened_by_otio(file: Path, rate: int) -> Told:
    """By OpenTimelineIO, with its adapter where the file is no OTIO."""
    timeline = opentimelineio.adapters.read_from_file(str(file))
    tracks = {"Video": list[list[Clip]](), "Audio": list[list[Clip]]()}
    markers = [
        (whole(each.marked_range.start_time), "chapter", each.name) for each in timeline.tracks.markers
    ]
    for track in timeline.tracks:
        laid = list[Clip]()
        for clip in track.find_clips():
            assert (
                clip.source_range.start_time.rate
                == clip.media_reference.available_range.duration.rate
                == rate
            )
            start, begins = whole(track.range_of_child(clip).start_time), whole(clip.source_range.start_time)
            name = unquote(urlsplit(clip.media_reference.target_url).path).rpartition("/")[2]
            laid.append((clip.name, name, start, whole(clip.source_range.duration), begins))
            markers += [
                (whole(each.marked_range.start_time) - begins + start, "mark", each.name)
                for each in clip.markers
            ]
        tracks[track.kind].append(laid)
    return {"picture": tracks["Video"], "sound": tracks["Audio"], "markers": sorted(markers)}


def whole(time: Any) -> int:
    """The frames of a time, which are no fraction."""
    assert time.value == int(time.value)
    return int(time.value)


def opened_as_fcpxml(file: Path, rate: int) -> Told:
    """By its elements: each clip's place is that of its parent, and its offset on the parent's clock."""
    root = etree.parse(str(file)).getroot()
    files = {each.get("id"): unquote(each.find("media-rep").get("src")).removeprefix("./media/")
             for each in root.iterfind("resources/asset")}  # fmt: skip
    lanes: dict[int, list[Clip]] = {}
    told: Told = {"markers": [], "subtitles": {}}

    def frames(text: str) -> int:
        number = Fraction(text.removesuffix("s")) * rate
        assert number.denominator == 1, f"{text} is no whole frame"
        return int(number)

    def walk(element: Any, at: int) -> None:
        begins = frames(element.get("start"))
        lane = int(element.get("lane", "0"))
        lanes.setdefault(lane, []).append(
            (element.get("name"), files[element.get("ref")], at, frames(element.get("duration")), begins)
        )
        for child in element:
            here = at - begins + frames(child.get("offset") or child.get("start") or "0s")
            if child.tag == "asset-clip":
                walk(child, here)
            elif child.tag == "caption":
                lang = {"ITT.zh-Hans": "zh", "ITT.en": "en"}[child.get("role").partition("captionFormat=")[2]]
                words = "".join(each.text for each in child.iterfind("text/text-style"))
                told["subtitles"].setdefault(lang, []).append((here, frames(child.get("duration")), words))
            elif child.tag in ("marker", "chapter-marker"):
                kind = "mark" if child.tag == "marker" else "chapter"
                told["markers"].append((here, kind, child.get("value")))

    for clip in root.iterfind("library/event/project/sequence/spine/asset-clip"):
        walk(clip, frames(clip.get("offset")))
    told["markers"].sort()
    told["picture"] = [lanes[lane] for lane in sorted(lanes) if lane >= 0]
    told["sound"] = [lanes[lane] for lane in sorted(lanes, reverse=True) if lane < 0]
    return told


def opened_as_edl(file: Path, rate: int) -> Told:
    """By its events and the comments below them."""
    tracks: dict[str, list[Clip]] = {}
    markers = list[tuple[int, str, str]]()
    for event in file.read_text("utf-8").split("\n\n")[1:]:
        head, *notes = event.strip().splitlines()
        _, _, channel, _, *codes = head.split()
        begins, ends, start, end = (frames_of(code, rate) for code in codes)
        assert ends - begins == end - start
        said = dict(
            note.removeprefix("* ").split(": ", 1) for note in notes if "LOC" not in note and ": " in note
        )
        further = next((note for note in notes if note.startswith("AUD")), "")
        tracks.setdefault(channel + further, []).append(
            (said["COMMENT"], said["FROM CLIP NAME"], start - 3600 * rate, end - start, begins)
        )
        for code, color, name in re.findall(r"\* LOC: (\S+) (\S+) +(.+)", event):
            kind = {"GREEN": "chapter", "BLUE": "mark"}[color]
            markers.append((frames_of(code, rate) - 3600 * rate, kind, name))
    return {
        "picture": [tracks.pop("V")],
        "sound": [tracks[channel] for channel in sorted(tracks)],
        "markers": sorted(markers),
    }


def frames_of(code: str, rate: int) -> int:
    hours, minutes, seconds, frames = map(int, code.split(":"))
    assert frames < rate
    return ((hours * 60 + minutes) * 60 + seconds) * rate + frames


def opened_as_draft(file: Path, rate: int) -> Told:
    """By its tracks and the materials that they name; whole microseconds, the nearest to each frame."""
    draft = json.loads(file.read_text("utf-8"))
    assert draft["fps"] == rate
    materials = {each["id"]: each for group in draft["materials"].values() for each in group}

    def frame(time: int) -> int:
        assert isinstance(time, int)
        found = round(Fraction(time * rate, 1_000_000))
        assert abs(Fraction(found * 1_000_000, rate) - time) <= Fraction(1, 2)
        return found

    def span(laid: Mapping[str, int]) -> Span:
        start = frame(laid["start"])
        return Span(start, frame(laid["start"] + laid["duration"]) - start)

    def clip(segment: Any) -> Clip:
        place, source = span(segment["target_timerange"]), span(segment["source_timerange"])
        assert place.frames == source.frames
        assert all(each in materials for each in segment["extra_material_refs"])
        media = materials[segment["material_id"]]["path"].removeprefix(f"{DRAFT_FOLDER}/media/")
        return segment["desc"], media, place.start, place.frames, source.start

    def cue(segment: Any) -> tuple[int, int, str]:
        place = span(segment["target_timerange"])
        return place.start, place.frames, json.loads(materials[segment["material_id"]]["content"])["text"]

    def tracks(kind: str) -> list[Any]:
        return [track for track in draft["tracks"] if track["type"] == kind]

    colors = {"#00C1CD": "chapter", "#FF6F61": "mark"}
    marks = draft["time_marks"]["mark_items"]
    return {
        "picture": [[clip(each) for each in track["segments"]] for track in tracks("video")],
        "sound": [[clip(each) for each in track["segments"]] for track in tracks("audio")],
        "markers": sorted(
            (frame(each["time_range"]["start"]), colors[each["color"]], each["title"]) for each in marks
        ),
        "subtitles": {track["name"]: [cue(each) for each in track["segments"]] for track in tracks("text")},
    }


OPENED: Mapping[str, Callable[[Path, int], Told]] = {
    "otio": opened_by_otio,
    "fcp7": opened_by_otio,
    "fcpxml": opened_as_fcpxml,
    "edl": opened_as_edl,
    "jianying": opened_as_draft,
}


def document(folder: Path) -> Path:
    """The file that a program is told to open."""
    names = [path for path in folder.iterdir() if path.suffix != ".srt" and path.is_file()]
    return next(path for path in names if path.name != "draft_meta_info.json")


# The contract


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("fmt", FORMATS)
def test_every_clip_lies_where_the_film_has_it(fmt, lang, laid, original):
    """Start, length and media of every clip on every track, markers, subtitles where the format has them."""
    edit = original(lang)
    told, expected = OPENED[fmt](document(laid(fmt, lang)), 15), promised(edit)
    if fmt == "edl":
        expected["picture"] = [clips(flattened(edit))]
    assert told == {key: expected[key] for key in told}
    assert len(told["sound"]) == 3
    assert len(told["markers"]) == 7


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("fmt", FORMATS)
def test_its_media_lie_beside_it(fmt, lang, laid, original):
    """Every file that it names, as long as it says; nothing else."""
    folder, edit = laid(fmt, lang), original(lang)
    assert {path.name for path in (folder / "media").iterdir()} == {media.name for media in edit.media}
    for media in edit.media:
        found = probe(folder / "media" / media.name)
        if media.kind == "picture":
            assert (found.frames, found.width, found.height) == (media.frames, 854, 480)
        else:
            assert round(found.seconds * 15) == media.frames


@pytest.mark.parametrize("lang", LANGS)
def test_subtitles_lie_beside_it_in_every_language(lang, laid, original):
    """As SRT, timed to the dub, for programs whose format has none."""
    for track, expected in original(lang).subtitles.items():
        found = read_subtitles(laid("otio", lang) / f"hello.{lang}.subtitles.{track}.srt")
        assert ["\n".join(cue.lines) for cue in found.track.cues] == [words for _, _, words in cues(expected)]


def test_the_clips_in_their_order_are_the_film(laid, original, film):
    """Laid end to end, with transitions over the cuts, they show the pictures of the render, bit for bit."""
    assert run(["-C", str(film.root), "render"]) == 0
    reel = frame_hashes(film.folder("hello", "proxy", "en") / "hello.mp4")
    media = {path.name: frame_hashes(path) for path in (laid("otio", "en") / "media").glob("*.mp4")}
    shown = list[str]()
    for clip in flattened(original("en")).clips:
        shown += media[clip.media.name][clip.begins : clip.played.end]
    assert shown == list(reel)


@pytest.mark.parametrize("lang", LANGS)
def test_fcpxml_is_valid(lang, laid):
    """Against a document type that was written after Apple's documentation."""
    validator = etree.DTD(str(DTD))
    assert validator.validate(etree.parse(str(document(laid("fcpxml", lang))))), validator.error_log


@pytest.mark.parametrize("fmt", [name for name, each in FORMATS.items() if each.comes_back])
@pytest.mark.parametrize("lang", LANGS)
def test_what_comes_back_untouched_changes_nothing(fmt, lang, laid, film, capsys):
    """Not a word of the script, and nothing to remark."""
    file = document(laid(fmt, lang))
    assert run(["-C", str(film.root), "timeline", "--take-back", str(file), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["lang"], told["changes"], told["difference"], told["remarks"]) == (lang, [], "", [])


def test_every_format_is_opened_here():
    """A format that nobody opens again would be written on trust."""
    assert set(OPENED) == set(FORMATS)


def test_a_second_call_replaces_the_first(laid, film):
    """The folder is whole; what somebody put beside it since is gone with it."""
    stray = laid("edl", "en") / "stray.txt"
    stray.write_text("x")
    assert run(["-C", str(film.root), "timeline", "--format", "edl", "--lang", "en"]) == 0
    assert not stray.exists()
    assert [path.name for path in stray.parent.glob(".*")] == []
