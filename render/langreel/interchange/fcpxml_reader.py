"""FCPXML reader: a file as Final Cut Pro, or another program, saved it → the edit in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote, urlsplit

from langreel import safe_xml
from langreel.errors import ContentError
from langreel.interchange.clock import frame_at, seconds_of
from langreel.interchange.edited_file import MOST_CLIPS, printable, too_many
from langreel.interchange.edited_timeline import Edit, EditClip, EditMarker, EditTrack, Kind, MediaFile
from langreel.interchange.time_map import Played, played
from langreel.model import Cue, Span, Track

if TYPE_CHECKING:
    from lxml import etree

_DOCTYPE: Final = re.compile(r"<!DOCTYPE\s+fcpxml\s*>")
"""How every file of Final Cut Pro begins; it names nothing else."""
CLIPS: Final = frozenset(
    {"asset-clip", "clip", "video", "audio", "ref-clip", "sync-clip", "mc-clip", "title"}
)
_NESTED: Final = {"ref-clip": "compound clip", "sync-clip": "synchronized clip", "mc-clip": "multicam clip",
                  "title": "title"}  # fmt: skip
_HARMLESS: Final = CLIPS | {
    "marker", "chapter-marker", "caption", "note", "timeMap", "conform-rate", "metadata", "keyword", "rating",
    "analysis-marker", "adjust-conform", "audio-channel-source", "gap", "spine", "text", "text-style-def",
    "mc-source", "sync-source",
}  # fmt: skip
"""Children of a clip that say nothing of how it looks or sounds."""


def read(text: str, shown: str) -> Edit:
    """The edit in a file; ContentError where it is none."""
    root = safe_xml.parsed(_DOCTYPE.sub("", text, count=1), shown)
    if root.tag != "fcpxml":
        raise ContentError(f"this is no FCPXML: it begins with <{root.tag}>", shown)
    sequences = root.findall(".//project/sequence")
    if len(sequences) != 1:
        hint = "select the project and export it alone"
        raise ContentError(f"the file has {len(sequences)} projects, and one is needed", shown, hint)
    return _FcpxmlReader(shown, root).edit(sequences[0])


@dataclass(slots=True)
class _FcpxmlReader:
    """One file: what is gathered of it, clip by clip; times are seconds of the film."""

    shown: str
    root: etree._Element
    rate: Fraction = Fraction(30)
    resources: dict[str, etree._Element] = field(default_factory=dict)
    lanes: dict[int, list[EditClip]] = field(default_factory=dict)
    names: dict[int, str] = field(default_factory=dict)
    markers: list[EditMarker] = field(default_factory=list)
    cues: dict[str, list[Cue]] = field(default_factory=dict)
    oddities: list[str] = field(default_factory=list)
    clips: int = 0
    end: int = 0

    def edit(self, sequence: etree._Element) -> Edit:
        self.resources = {each.get("id", ""): each for each in self.root.iterfind("resources/*")}
        shape = self._shape(sequence)
        spine, project = sequence.find("spine"), sequence.getparent()
        if spine is not None:
            self._spine(spine, Fraction(), self._time(sequence, "tcStart"), lane=0)
        return Edit(
            name=printable(project.get("name") if project is not None else ""),
            lang="",
            rate=self.rate,
            size=(_number(shape, "width"), _number(shape, "height")),
            tracks=tuple(self._tracks()),
            markers=tuple(sorted(self.markers, key=lambda marker: (marker.frame, marker.kind))),
            subtitles={lang: self._track(cues) for lang, cues in self.cues.items()},
            oddities=tuple(self.oddities),
        )

    def _shape(self, sequence: etree._Element) -> etree._Element:
        """The format of the project, which tells the rate."""
        shape = self.resources.get(sequence.get("format", ""))
        if shape is None or not shape.get("frameDuration"):
            raise ContentError("the project does not say its frame rate", self.shown)
        frame = seconds_of(shape.get("frameDuration", ""), self.shown)
        if not Fraction(1, 1000) <= frame <= 1:
            raise ContentError("the project has no possible frame rate", self.shown)
        self.rate = 1 / frame
        return shape

    def _track(self, cues: list[Cue]) -> Track:
        ordered = sorted(cues, key=lambda cue: cue.span.start)
        return Track(tuple(ordered), round(self.rate))

    def _tracks(self) -> Iterator[EditTrack]:
        """The storyline, pictures above it from the lowest up, then sounds from the highest down."""
        above = sorted(lane for lane in self.lanes if lane >= 0)
        below = sorted((lane for lane in self.lanes if lane < 0), reverse=True)
        for lane in (*above, *below):
            clips = tuple(sorted(self.lanes[lane], key=lambda clip: clip.span.start))
            name = self.names.get(lane, "" if lane else "shots")
            yield EditTrack(name, clips[0].media.kind, clips, 0 if lane else self.end)

    def _spine(self, spine: etree._Element, at: Fraction, origin: Fraction, *, lane: int) -> None:
        """Everything on a storyline that begins at ``at`` in the film, and at ``origin`` on its own clock."""
        for item in spine:
            if item.tag in CLIPS or item.tag == "gap":
                self._item(item, at + self._time(item, "offset") - origin, lane=lane)
            elif item.tag == "transition":
                self.oddities.append(f"the transition {printable(item.get('name'))} at {float(at):.1f} s")
            else:
                self.oddities.append(f"a piece of the kind {item.tag}")

    def _item(self, item: etree._Element, at: Fraction, *, lane: int) -> None:
        """A clip at its time in the film, with all that is connected to it."""
        self.clips += 1
        if self.clips > MOST_CLIPS:
            raise too_many(self.shown)
        asset = self._asset(item)
        zero = self._time(asset, "start")
        begins = self._time(item, "start") if item.get("start") else zero
        if item.tag == "gap" and not lane:
            self.end = self._frame(at + self._time(item, "duration"))
        elif item.tag != "gap":
            self._add(item, asset, at, begins=begins - zero, lane=lane)
        for child in item:
            if child.tag in ("marker", "chapter-marker"):
                self._marker(child, at + self._time(child, "start") - begins)
            elif child.tag == "caption":
                self._caption(child, at + self._time(child, "offset") - begins)
            elif child.tag == "spine":
                self._spine(
                    child, at + self._time(child, "offset") - begins, Fraction(), lane=_number(child, "lane")
                )
            elif child.get("lane") and (child.tag in CLIPS or child.tag == "gap"):
                self._item(child, at + self._time(child, "offset") - begins, lane=_number(child, "lane"))

    def _add(
        self, item: etree._Element, asset: etree._Element, at: Fraction, *, begins: Fraction, lane: int
    ) -> None:
        shown = self._played(item, begins, self._duration(item, asset))
        span = Span(self._frame(at), self._frame(at + shown.seconds) - self._frame(at))
        kind: Kind = "sound" if asset.get("hasVideo") != "1" and asset.get("hasAudio") == "1" else "picture"
        media = MediaFile(_file(asset), self._frame(self._time(asset, "duration")), kind)
        frozen = min(span.frames, self._frame(shown.frozen))
        clip = EditClip(printable(item.get("name")), media, span, self._frame(shown.begins), frozen,
                        (*_oddities(item), *shown.oddities))  # fmt: skip
        # Sound and pictures may share a number, above the storyline or below it.
        self.lanes.setdefault(lane, []).append(clip)
        if role := item.get("audioRole"):
            self.names.setdefault(lane, role)

    def _duration(self, item: etree._Element, asset: etree._Element) -> Fraction:
        found = self._time(item, "duration") if item.get("duration") else self._time(asset, "duration")
        if found < 0:
            raise ContentError("a clip is shorter than nothing", f"{self.shown}:{item.sourceline}")
        return found

    def _played(self, item: etree._Element, begins: Fraction, seconds: Fraction) -> Played:
        points = [
            (self._time(point, "time"), self._time(point, "value"))
            for point in item.iterfind("timeMap/timept")
        ]
        return played(points, begins, seconds)

    def _marker(self, marker: etree._Element, at: Fraction) -> None:
        name = printable(marker.get("value"))
        is_chapter = marker.tag == "chapter-marker"
        self.markers.append(EditMarker(name, self._frame(at), "chapter" if is_chapter else "mark"))

    def _caption(self, caption: etree._Element, at: Fraction) -> None:
        lang = caption.get("role", "").rpartition(".")[2]
        words = "\n".join(map(_words, caption.iterfind("text"))).strip()
        end = at + self._time(caption, "duration")
        span = Span(self._frame(at), self._frame(end) - self._frame(at))
        self.cues.setdefault(lang, []).append(Cue(span, tuple(map(printable, words.split("\n")))))

    def _asset(self, item: etree._Element) -> etree._Element:
        """The media of a clip; of one that is put together, that of the first piece within."""
        ref = item.get("ref")
        inner = item.find(".//*[@ref]") if ref is None and item.tag in CLIPS else None
        name = inner.get("ref") if inner is not None else ref
        found = self.resources.get(name or "")
        return found if found is not None else self.root

    def _time(self, element: etree._Element, key: str) -> Fraction:
        text = element.get(key)
        return seconds_of(text, f"{self.shown}:{element.sourceline}") if text else Fraction()

    def _frame(self, seconds: Fraction) -> int:
        return frame_at(seconds, self.rate)


def _words(text: etree._Element) -> str:
    """The words of a caption's text: those of its pieces, each in a style."""
    return "".join(piece.text or "" for piece in text.iter("text-style"))


def _number(item: etree._Element, key: str) -> int:
    """A small whole number; 0 for anything else."""
    text = item.get(key, "0")
    return int(text) if re.fullmatch(r"-?[0-9]{1,5}", text) else 0


def _file(asset: etree._Element) -> str:
    """The name of an asset's file."""
    sources = [each.get("src", "") for each in asset.iterfind("media-rep")] or [asset.get("src", "")]
    path = PurePosixPath(unquote(urlsplit(sources[0]).path))
    return printable(path.name or asset.get("name"))


def _oddities(item: etree._Element) -> Iterator[str]:
    if item.tag in _NESTED:
        yield f"is a {_NESTED[item.tag]}"
    if item.get("enabled") == "0":
        yield "is switched off"
    for child in item:
        if child.tag not in _HARMLESS:
            words = child.get("name") or str(child.tag).replace("adjust-", "").replace("filter-", "")
            yield f"has another {printable(words)}"
