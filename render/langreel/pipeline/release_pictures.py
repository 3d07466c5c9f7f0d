"""Release pictures: covers, the pictures of an article, the plate of an upright film: frames of the film."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from langreel import picture
from langreel.errors import known
from langreel.ffmpeg import probe
from langreel.model import Beat, Event, Profile, Shot, Span, Timeline, Watcher
from langreel.pipeline.film import Film
from langreel.release.film_parts import drawn_part, take_frame
from langreel.release.platforms import Platform

SCENE = "cover.Cover"
"""The scene that is a cover as it stands, if the episode has it."""


def cover_frame(timeline: Timeline, moment: str) -> int:
    """The frame of ``segment``, ``segment@mark`` or ``segment@mark+1.2``; else the longest shot's last.

    UsageError where the film has no such moment.
    """
    from langreel.pipeline.draw_stills import frame_of

    if not moment:
        spans = timeline.shot_spans
        longest = max(range(len(spans)), key=lambda number: (spans[number].frames, -number))
        return _settled(timeline, longest)
    segment, _, mark = moment.partition("@")
    slots = {slot.segment.id: slot for slot in timeline.slots}
    slot = slots[known(segment, slots, "segment")]
    beat = Beat(segment, slot.span, slot.marks, {})
    return frame_of(beat, mark, timeline.fps)


def _settled(timeline: Timeline, number: int) -> int:
    """The last frame of a shot that no transition has touched yet."""
    span = timeline.shot_spans[number]
    leaving = [each.transition for each in timeline.chapters if each.frame == span.end and each.transition]
    return max(span.start, span.end - 1 - round(sum(each.seconds for each in leaving) / 2 * timeline.fps))


def lay_covers(
    film: Film, timeline: Timeline, video: Path, *, moment: str, platform: Platform, folder: Path
) -> None:
    """A cover of each size that the platform wants: a moment of the film with its title, or its own scene."""
    from langreel.release.cover import draw_cover, resized

    lang = timeline.lang
    with TemporaryDirectory() as name:
        still = Path(name) / "still.png"
        own = not moment and has_scene(film)
        if not own:
            take_frame(video, cover_frame(timeline, moment), timeline.fps, still)
        for wide, high in platform.covers:
            out = folder / f"cover.{wide}x{high}.jpg"
            if own:
                _play_scene(film, lang, (wide, high), still)
                resized(still, (wide, high), platform.cover_bytes, out)
            else:
                draw_cover(still, film.episode.title.get(lang, ""), lang, size=(wide, high),
                           most=platform.cover_bytes, out=out)  # fmt: skip


def has_scene(film: Film) -> bool:
    """Whether the episode draws its own cover."""
    return (film.project.scenes / film.episode.id / "cover.py").is_file()


def _play_scene(film: Film, lang: str, size: tuple[int, int], out: Path) -> None:
    """The last frame of the episode's cover scene; its label ``title`` is the film's title."""
    fps = film.profile.fps
    labels = {"title": film.episode.title.get(lang, "")}
    shot = Shot(
        episode=film.episode.id,
        scene=SCENE,
        lang=lang,
        fps=fps,
        beats=(Beat("cover", Span(0, 2 * fps), {}, labels),),
        figures=tuple(film.episode.figures.values()),
        theme=film.episode.theme,
    )
    even = (size[0] + size[0] % 2, size[1] + size[1] % 2)
    picture.stills(shot, Profile("cover", *even, fps), {2 * fps - 1: out})


def shot_pictures(timeline: Timeline, video: Path) -> Mapping[str, str]:
    """How each shot ends, as a data URL, by its first segment."""
    from PIL import Image

    found = {}
    with TemporaryDirectory() as name:
        for number, shot in enumerate(timeline.shots):
            still, small = Path(name) / f"{number}.png", Path(name) / f"{number}.jpg"
            take_frame(video, _settled(timeline, number), timeline.fps, still)
            with Image.open(still) as opened:
                shown = drawn_part(opened.convert("RGB"))
            shown.thumbnail((960, 960))
            shown.save(small, "JPEG", quality=80, optimize=True)
            encoded = base64.b64encode(small.read_bytes()).decode("ascii")
            found[shot.segments[0]] = f"data:image/jpeg;base64,{encoded}"
    return found


def upright(film: Film, video: Path, lang: str, *, folder: Path, watch: Watcher) -> Path:
    """The film laid on an upright picture below its title; one that is upright or square stays as it is."""
    from langreel.release.upright import HEIGHT, TOP, WIDTH, lay_upright

    media = probe(video)
    if media.height >= media.width:
        return video
    from langreel.release.cover import draw_plate

    plate, out, seconds = folder / "plate.png", folder / "upright.mp4", media.seconds
    draw_plate(film.episode.title.get(lang, ""), lang, size=(WIDTH, HEIGHT), below=TOP, out=plate)
    watch(Event("planned", "upright", lang, 0, seconds))
    watch(Event("started", "upright", lang, 0, seconds))
    lay_upright(media, plate, out, lambda done: watch(Event("progress", "upright", lang, done, seconds)))
    watch(Event("finished", "upright", lang, seconds, seconds))
    return out
