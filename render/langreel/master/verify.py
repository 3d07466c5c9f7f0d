"""Verify: read the finished reel and hold it against what its timeline promised."""

from __future__ import annotations

import statistics
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from fractions import Fraction
from pathlib import Path

from langreel.errors import MediaError
from langreel.ffmpeg import BT709, Media, probe
from langreel.ffmpeg.loudness import TARGET_LUFS, TARGET_PEAK, Loudness
from langreel.languages import terminology_code
from langreel.master.evidence import Evidence, evidence, witness
from langreel.master.keyframes import KeyFrame, standstills, stretches, watched
from langreel.master.mp4_subtitles import SoftTracks
from langreel.master.reel_findings import RENDER, clock, finding
from langreel.master.sidecar_check import against_reel
from langreel.master.sound_check import HeardSound, heard
from langreel.master.tracks import Sidecar, SoftTrack
from langreel.model import Finding, Profile, Reel, Span, Timeline
from langreel.sound_steps import PACKET, RATE

TOLERANCE = 0.5
"""LU: so far from its target a reel may be."""
AUDIBLE = -45.0
"""dBFS: a line quieter than this is not heard."""
FALLEN = 12.0
"""dB: a line that far below the others is missing, even if music plays there."""
BLACK, FROZEN = 1.0, 20.0
"""Seconds: a longer black stretch is an error, a longer standstill a warning."""

_AAC_FRAME = PACKET / RATE


def verify(
    reel: Reel,
    profile: Profile,
    looks: Sequence[Path] = (),
    *,
    listened: Path | None = None,
    sidecars: Sequence[Sidecar] = (),
) -> tuple[Finding, ...]:
    """What is wrong with a finished reel; nothing, if it is what its timeline and profile promised.

    ``looks`` and ``listened`` are what was written of its clips (``picture_check``) and of its stem
    (``sound_check``). Where the reel proves not to hold just these, or without them, it is decoded itself.
    ``sidecars`` are the subtitle files beside it, as they were read.
    """
    if not reel.video.is_file():
        return (finding("missing", f"there is no {reel.video.name}", hint="langreel render makes it"),)
    try:
        media, soft, known = _read(reel, looks, listened)
        return tuple(_findings(media, reel, profile, sidecars=sidecars, soft=soft, known=known))
    except MediaError as error:
        return (finding("damaged", error.message, hint=RENDER),)


def _read(
    reel: Reel, looks: Sequence[Path], listened: Path | None
) -> tuple[Media, Sequence[SoftTrack], Evidence]:
    """A reel, read once: what it is, its subtitle tracks in order, and what is known of what it holds.

    An edit list could have players show other packets than there are: then nothing is believed.
    """
    told = witness(looks, listened) if listened else None
    digests, soft = told.digests if told else None, SoftTracks()
    media = probe(reel.video, [soft, digests] if digests else [soft])
    tracks = [
        SoftTrack(terminology_code(track.lang), track.title, cues, track.default)
        for track, cues in zip(media.tracks, soft.found, strict=True)
    ]
    if not told or not digests or media.has_edit_list:
        return media, tracks, Evidence()
    return media, tracks, evidence(told, digests.found, [spoken.span for spoken in reel.timeline.spoken])


def _findings(
    media: Media,
    reel: Reel,
    profile: Profile,
    *,
    sidecars: Sequence[Sidecar],
    soft: Sequence[SoftTrack],
    known: Evidence,
) -> Iterator[Finding]:
    timeline = reel.timeline
    yield from _format(media, profile)
    yield from _lengths(media, timeline)
    yield from _layout(media)
    yield from _chapters(media, timeline)
    yield from _cut_keys(media, timeline)
    yield from against_reel(sidecars, soft, timeline)
    # Listening is ffmpeg's work, in a process of its own: meanwhile the picture is looked at here.
    with ThreadPoolExecutor(1) as ears:
        sound = ears.submit(_heard, media, timeline, known) if media.audio_rate else None
        sights = known.sights or _sights(media, reel.logo)
    yield from _sound(sound.result(), timeline) if sound else ()
    yield from _picture(sights, media.frames, media.fps)


def _format(media: Media, profile: Profile) -> Iterator[Finding]:
    """The streams are what the profile and the delivery rules ask for."""
    promised = (
        ("size", f"{media.width}x{media.height}", f"{profile.width}x{profile.height}"),
        ("fps", str(media.fps), str(profile.fps)),
        ("codec", f"{media.codec} {media.profile}", "h264 High"),
        ("pixels", media.pixel_format, "yuv420p"),
        ("colours", str(media.colours), str(BT709)),
        ("sound", f"{media.audio_codec} {media.audio_rate} Hz, {media.channels} channels",
         f"aac {RATE} Hz, 2 channels"),
    )  # fmt: skip
    for rule, found, wanted in promised:
        if found != wanted:
            yield finding(rule, f"the reel is {found}, where {wanted} was promised", hint=RENDER)


def _lengths(media: Media, timeline: Timeline) -> Iterator[Finding]:
    if media.frames != timeline.frames:
        message = f"{media.frames} frames, where the timeline has {timeline.frames}"
        yield finding("frames", message, clock(min(media.seconds, timeline.seconds)), hint=RENDER)
    elif abs(media.seconds - timeline.seconds) > 0.5 / timeline.fps:
        message = f"{media.seconds:.3f} s long, where the timeline has {timeline.seconds:.3f} s"
        yield finding("length", message, clock(timeline.seconds), hint=RENDER)
    if media.audio_rate and abs(media.audio_seconds - media.seconds) > _AAC_FRAME + 1e-6:
        message = f"the sound is {media.audio_seconds:.3f} s long, the picture {media.seconds:.3f} s"
        yield finding("length", message, clock(min(media.audio_seconds, media.seconds)), hint=RENDER)


def _layout(media: Media) -> Iterator[Finding]:
    """The file plays from its first byte, and both streams from their first moment."""
    for stream, starts in (("picture", media.video_starts), ("sound", media.audio_starts)):
        if abs(starts) > 0.0005:
            yield finding("start", f"the {stream} starts at {starts:.3f} s, not at 0", clock(0), hint=RENDER)
    if media.has_edit_list:
        yield finding("edit-list", "the file has an edit list, which upload sites misread", hint=RENDER)
    if not media.faststart:
        yield finding("faststart", "the index stands at the end, so playing waits for it", hint=RENDER)


def _chapters(media: Media, timeline: Timeline) -> Iterator[Finding]:
    wanted = [
        (chapter.frame / timeline.fps, " ".join(chapter.title.split())) for chapter in timeline.chapters
    ]
    found = [(chapter.begins, chapter.title) for chapter in media.chapters]
    if len(found) != len(wanted):
        message = f"{len(found)} chapters, where the timeline has {len(wanted)}"
        yield finding("chapters", message, hint=RENDER)
        return
    for (begins, title), (is_at, is_called) in zip(wanted, found, strict=True):
        if title != is_called or abs(begins - is_at) > 0.5 / timeline.fps:
            message = f"chapter {is_called!r} at {clock(is_at)} should be {title!r} at {clock(begins)}"
            yield finding("chapters", message, clock(begins), hint=RENDER)


def _cut_keys(media: Media, timeline: Timeline) -> Iterator[Finding]:
    """Every shot starts with a key frame, so that it can be replaced by itself."""
    for shot, span in zip(timeline.shots, timeline.shot_spans, strict=True):
        if span.start not in media.keys:
            message = f"shot {shot.scene or shot.beats[0].segment} does not start with a key frame"
            yield finding("key-frame", message, clock(span.start / timeline.fps), hint=RENDER)


def _heard(media: Media, timeline: Timeline, known: Evidence) -> HeardSound:
    lines = [spoken.span for spoken in timeline.spoken]
    return known.sound or heard(media.path, lines, timeline.fps)


def _sound(sound: HeardSound, timeline: Timeline) -> Iterator[Finding]:
    if sound.loudness.silent:
        yield finding("silent", "the reel has no sound: a silent voice?", severity="warning",
                       hint="render it with a --voice of langreel voice list")  # fmt: skip
        return
    yield from _level(sound.loudness)
    floor = max(AUDIBLE, statistics.median_high(sound.levels) - FALLEN) if sound.levels else AUDIBLE
    for spoken, loud in zip(timeline.spoken, sound.levels, strict=True):
        if loud < floor:
            message = f"line {spoken.line.number} of {spoken.line.segment} is not heard ({loud:.0f} dBFS)"
            yield finding("inaudible", message, clock(spoken.span.start / timeline.fps),
                           hint="listen to its take; langreel voice say speaks it again")  # fmt: skip


def _level(loudness: Loudness) -> Iterator[Finding]:
    if abs(loudness.lufs - TARGET_LUFS) > TOLERANCE:
        message = f"{loudness.lufs:.1f} LUFS, where {TARGET_LUFS:.0f} ± {TOLERANCE} was promised"
        yield finding("loudness", message, hint=RENDER)
    if loudness.peak > TARGET_PEAK:
        message = f"true peak {loudness.peak:.1f} dBTP, where at most {TARGET_PEAK:.0f} was promised"
        yield finding("peak", message, hint=RENDER)


def _sights(media: Media, logo: Sequence[float]) -> tuple[KeyFrame, ...]:
    return tuple(sight for sight, _ in watched(media.path, logo)) if media.frames else ()


def _picture(seen: Sequence[KeyFrame], end: int, fps: Fraction) -> Iterator[Finding]:
    for black in _longer(BLACK, fps, stretches(seen, end, lambda sight: sight.black)):
        message = f"the picture is black for {float(black.frames / fps):.1f} s"
        yield finding("black", message, clock(float(black.start / fps)), hint="look at the scene there")
    for empty in _longer(BLACK, fps, stretches(seen, end, lambda sight: sight.empty and not sight.black)):
        message = f"the picture is empty, one colour all over, for {float(empty.frames / fps):.1f} s"
        where = clock(float(empty.start / fps))
        yield finding("empty", message, where, hint="look at the scene there", severity="warning")
    for frozen in _longer(FROZEN, fps, standstills(seen, end)):
        message = f"the picture stands still for {float(frozen.frames / fps):.0f} s"
        where = clock(float(frozen.start / fps))
        yield finding("frozen", message, where, hint="give the scene something to do", severity="warning")


def _longer(seconds: float, fps: Fraction, stretches: Sequence[Span]) -> list[Span]:
    return [stretch for stretch in stretches if stretch.frames > seconds * fps]
