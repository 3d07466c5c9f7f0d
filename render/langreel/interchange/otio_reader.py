"""OTIO reader: an OpenTimelineIO file, as any program saved it → the edit in it.

Read as the JSON that it is: a file from anywhere may hold itself, or nest without end, and Python's reader
bears that.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import PurePosixPath
from typing import Any, Final
from urllib.parse import unquote, urlsplit

from langreel.errors import ContentError
from langreel.interchange.clock import frame_at
from langreel.interchange.edited_file import MOST_CLIPS, printable, too_many
from langreel.interchange.edited_timeline import Edit, EditClip, EditMarker, EditTrack, Kind, MediaFile
from langreel.model import Span

Node = Mapping[str, Any]
_KINDS: Final[Mapping[str, Kind]] = {"Video": "picture", "Audio": "sound"}
LONGEST: Final = 10_000_000
"""Seconds: four months."""
_NEAREST: Final = 1_001_000
"""The denominators in which a rate is looked for, so that 29.97002997 is 30000/1001."""


def read(text: str, shown: str) -> Edit:
    """The edit in a file; ContentError where it is none."""
    try:
        root = json.loads(text, parse_constant=_no_number)
    except ValueError as error:
        raise ContentError(f"broken JSON: {error}", shown) from None
    except RecursionError:
        raise ContentError("the file is nested too deeply", shown) from None
    if not isinstance(root, dict) or _schema(root) != "Timeline":
        hint = "a whole timeline is read: export that, not a clip or a bin"
        raise ContentError("this is no OpenTimelineIO timeline", shown, hint)
    try:
        return _OtioReader(shown, _rate(root)).edit(root)
    except (KeyError, TypeError, ValueError, AttributeError, ZeroDivisionError, OverflowError) as error:
        raise ContentError(f"the timeline is not whole: {_cause(error)}", shown, "export it again") from None


def _no_number(written: str) -> float:
    raise ValueError(f"{written} is no number")


def _cause(error: Exception) -> str:
    """What is wrong, for who knows the file and not this program."""
    if isinstance(error, KeyError):
        return f"an object has no {error}"
    if isinstance(error, OverflowError):
        return "a number is too large"
    return "a value is not what it should be: a number, a list or an object"


def _schema(node: Any) -> str:
    return str(node.get("OTIO_SCHEMA", "")).partition(".")[0] if isinstance(node, dict) else ""


def _list(node: Node, key: str) -> Sequence[Any]:
    value = node.get(key) or []
    return value if isinstance(value, list) else []


def _rate(root: Node) -> Fraction:
    """Frames a second: those of the first stretch of a clip."""
    tracks = _list(root.get("tracks") or {}, "children")
    items = (item for track in tracks if isinstance(track, dict) for item in _list(track, "children"))
    ranges = (item.get("source_range") for item in items if isinstance(item, dict))
    rate = next((each["duration"]["rate"] for each in ranges if each), 30)
    exact = Fraction(rate).limit_denominator(_NEAREST) if 1 <= rate <= 1000 else Fraction(30)
    # Rates are written as floats: 29.97002997 is a whole number of frames in 1.001 seconds.
    ntsc = Fraction(round(exact * 1001 / 1000) * 1000, 1001)
    return ntsc if exact.denominator != 1 and abs(ntsc - exact) < Fraction(1, 10_000) else exact


@dataclass(slots=True)
class _OtioReader:
    """One file: its rate, and how many clips were read so far."""

    shown: str
    rate: Fraction
    clips: int = 0
    end: int = 0
    oddities: list[str] = field(default_factory=list)
    markers: list[EditMarker] = field(default_factory=list)

    def edit(self, root: Node) -> Edit:
        stack = root.get("tracks") or {}
        tracks = [made for track in _list(stack, "children") if (made := self._track(track))]
        self.markers += self._markers(stack, 0)
        meta = root.get("metadata") or {}
        lang = meta.get("langreel", {}).get("lang", "") if isinstance(meta, dict) else ""
        found = sorted(set(self.markers), key=lambda marker: (marker.frame, marker.kind))
        name = printable(root.get("name"))
        return Edit(
            name, printable(lang), self.rate, (0, 0), tuple(tracks), tuple(found), {}, tuple(self.oddities)
        )

    def _track(self, track: Any) -> EditTrack | None:
        """A track with its clips; None for one without any."""
        self._whole(track)
        if _schema(track) != "Track":
            self.oddities.append(f"a {_schema(track) or 'thing without a name'} beside the tracks")
            return None
        kind = _KINDS.get(str(track.get("kind")), "picture")
        clips = tuple(self._clips(_list(track, "children"), kind))
        return EditTrack(printable(track.get("name")), kind, clips, self.end) if clips else None

    def _whole(self, node: Any) -> None:
        if _schema(node) == "SerializableObjectRef":
            hint = "such a file cannot be laid out; export it again"
            raise ContentError("an object holds another by its name, or itself", self.shown, hint)

    def _clips(self, items: Sequence[Any], kind: Kind) -> Iterator[EditClip]:
        at = Fraction()
        for item in items:
            self._whole(item)
            if _schema(item) == "Transition":
                self.oddities.append(f"the transition {printable(item.get('name'))} at {float(at):.1f} s")
                continue
            self.clips += 1
            if self.clips > MOST_CLIPS:
                raise too_many(self.shown)
            start, begins, seconds = at, *self._stretch(item)
            at += seconds
            if _schema(item) != "Gap":
                yield self._clip(item, start, begins, seconds=seconds, kind=kind)
        self.end = self._frame(at)

    def _clip(
        self, item: Node, start: Fraction, begins: Fraction, *, seconds: Fraction, kind: Kind
    ) -> EditClip:
        span = Span(self._frame(start), self._frame(start + seconds) - self._frame(start))
        media = self._media(item, kind)
        offset = begins - _seconds(self._available(item), "start_time")
        first = self._frame(offset)
        self.markers += self._markers(item, span.start - self._frame(begins))
        frozen, oddities = self._changes(item)
        return EditClip(
            str(item.get("name") or ""), media, span, first, span.frames if frozen else 0, oddities
        )

    def _changes(self, item: Node) -> tuple[bool, tuple[str, ...]]:
        """Whether a clip only holds one picture, and what else was done to it."""
        effects = [effect for effect in _list(item, "effects") if isinstance(effect, dict)]
        frozen = any(_schema(effect) == "FreezeFrame" or _is_warp(effect, 0) for effect in effects)
        odd = tuple(_effect(effect) for effect in effects
                    if _schema(effect) != "FreezeFrame" and not _is_warp(effect, 0, 1))  # fmt: skip
        nested = (f"is a {_schema(item)} within the timeline",) if _schema(item) != "Clip" else ()
        off = ("is switched off",) if item.get("enabled") is False else ()
        return frozen, (*odd, *nested, *off)

    def _stretch(self, item: Node) -> tuple[Fraction, Fraction]:
        """Where a clip begins in its media, and how long it is, in seconds."""
        stretch = item.get("source_range") or self._available(item)
        if not stretch:
            raise ContentError(f"{printable(item.get('name')) or 'a clip'} has no length", self.shown)
        seconds = _seconds(stretch, "duration")
        if seconds < 0:
            raise ContentError(
                f"{printable(item.get('name')) or 'a clip'} is shorter than nothing", self.shown
            )
        return _seconds(stretch, "start_time"), seconds

    def _reference(self, item: Node) -> Node:
        several = item.get("media_references") or {}
        found = several.get(item.get("active_media_reference_key")) or item.get("media_reference")
        return found or {}

    def _available(self, item: Node) -> Node:
        return self._reference(item).get("available_range") or {}

    def _media(self, item: Node, kind: Kind) -> MediaFile:
        reference = self._reference(item)
        path = PurePosixPath(
            unquote(urlsplit(str(reference.get("target_url") or "")).path).replace("\\", "/")
        )
        name = printable(path.name or reference.get("name"))
        frames = self._frame(_seconds(self._available(item), "duration"))
        return MediaFile(name, frames, kind)

    def _markers(self, node: Node, shift: int) -> Iterator[EditMarker]:
        """The markers of a clip, or of the whole: the latter are chapters."""
        for marker in _list(node, "markers"):
            frame = self._frame(_seconds(marker["marked_range"], "start_time")) + shift
            yield EditMarker(
                printable(marker.get("name")), frame, "chapter" if _schema(node) == "Stack" else "mark"
            )

    def _frame(self, seconds: Fraction) -> int:
        if abs(seconds) > LONGEST:
            raise OverflowError(f"a time of more than {LONGEST} seconds")
        return frame_at(seconds, self.rate)


def _seconds(stretch: Node, key: str) -> Fraction:
    time = stretch.get(key)
    if not time:
        return Fraction()
    rate = Fraction(time["rate"]).limit_denominator(_NEAREST)
    return Fraction(time["value"]) / rate


def _is_warp(effect: Node, *speeds: float) -> bool:
    return _schema(effect) == "LinearTimeWarp" and effect.get("time_scalar") in speeds


def _effect(effect: Node) -> str:
    if _schema(effect) == "LinearTimeWarp":
        return f"plays at {printable(effect.get('time_scalar'))} times its speed"
    name = effect.get("effect_name") or effect.get("name") or _schema(effect)
    return f"has the effect {printable(name)}"
