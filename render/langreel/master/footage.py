"""Footage fitted to its slot, as a clip like those of scenes. MoviePy's only home."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps

from langreel import files, theme
from langreel.errors import ContentError, MediaError, perhaps
from langreel.ffmpeg import Encoder, binary, probe, shown_size
from langreel.ffmpeg.gops import hold_length
from langreel.master.footage_caption import lettered
from langreel.model import Footage, Profile, Shot
from langreel.scenes import logo
from langreel.theme.frame import framed

Pixels = NDArray[np.uint8]
STILLS = (".png", ".jpg", ".jpeg", ".webp", ".tif", ".tiff", ".bmp")


def footage(shot: Shot, profile: Profile, out: Path) -> None:
    """Show a still or a clip for ``shot.frames`` frames, fitted, pushed in, with its beats' captions.

    A clip that is shorter than its slot holds its last frame. ContentError if the file is missing or
    begins too late, MediaError if it is damaged.
    """
    size, fps = (profile.width, profile.height), profile.fps
    # It may be bare for a moment, and move: by its key frames that is seen (master/keyframes.py).
    keys = {*shot.keys, *range(0, shot.frames, hold_length(fps))}
    with _showing(shot, profile) as picture_at, Encoder(out, *size, fps=fps, keys=keys) as clip:
        for number in range(shot.frames):
            clip.write(picture_at(number))
            sys.audit("langreel.progress", number + 1, shot.frames)


def footage_stills(shot: Shot, profile: Profile, frames: Mapping[int, Path]) -> None:
    """Write some frames of a footage shot as PNGs, without encoding the rest. Errors as for ``footage``."""
    with _showing(shot, profile) as picture_at:
        for number in sorted(frames):
            with files.replacing(frames[number]) as draft:
                Image.fromarray(picture_at(number)).save(draft)


def _neighbour(source: Path) -> str:
    names = [path.name for path in source.parent.glob("*")] if source.parent.is_dir() else []
    return perhaps(source.name, names)


@contextmanager
def _showing(shot: Shot, profile: Profile) -> Iterator[Callable[[int], Pixels]]:
    """A function from the number of a frame to its picture."""
    assert shot.footage is not None
    shown = shot.footage
    source = Path.cwd() / shown.file
    if not source.is_file():
        raise ContentError("there is no such footage", where=shown.file, hint=_neighbour(source))
    captions = [beat.labels.get("caption", "") for beat in shot.beats for _ in range(beat.span.frames)]
    with (
        theme.worn(shot.theme, Path.cwd()),
        framed(profile.width, profile.height),
        _frames(source, shown, profile) as canvas_at,
    ):
        mark = logo.placed(profile.width, profile.height, Path.cwd())

        def picture_at(number: int) -> Pixels:
            progress = number / max(1, shot.frames - 1)
            picture = _framed(canvas_at(number / shot.fps), shown, profile, progress=progress)
            lettering = lettered(picture, captions[number], shot.lang)
            return mark.on(lettering) if mark else lettering

        yield picture_at


@contextmanager
def _frames(source: Path, wanted: Footage, profile: Profile) -> Iterator[Callable[[float], Image.Image]]:
    """A function from seconds of the slot to the canvas that shows then."""
    if source.suffix.lower() in STILLS:
        still = _canvas(_still(source), wanted, profile)
        yield lambda seconds: still
        return
    clip = _clip(source, wanted.start)
    last = max(wanted.start, clip.duration - 1 / clip.fps)

    def frame_at(seconds: float) -> Image.Image:
        return _canvas(Image.fromarray(clip.get_frame(min(wanted.start + seconds, last))), wanted, profile)

    try:
        yield frame_at
    finally:
        clip.close()


def _still(source: Path) -> Image.Image:
    try:
        with Image.open(source) as image:
            upright = ImageOps.exif_transpose(image).convert("RGBA")
    except (OSError, Image.DecompressionBombError) as error:
        raise MediaError(f"cannot read the picture {source.name}: {error}", where=str(source)) from error
    return Image.alpha_composite(Image.new("RGBA", upright.size, theme.GROUND), upright).convert("RGB")


def _clip(source: Path, start: float) -> Any:
    """The file as a MoviePy clip without sound."""
    media = probe(source)
    if not media.frames:
        raise MediaError(f"{source.name} holds no picture", where=str(source))
    if start >= media.seconds:
        hint = f"choose a start below {media.seconds:.1f}"
        raise ContentError(f"footage starts at {start} s, but lasts {media.seconds:.1f} s", str(source), hint)
    # MoviePy asks for its ffmpeg when it is imported.
    os.environ.setdefault("FFMPEG_BINARY", binary())
    from moviepy import VideoFileClip

    try:
        return VideoFileClip(str(source), audio=False, target_resolution=shown_size(source))
    except (OSError, ValueError, KeyError, AttributeError) as error:
        raise MediaError(f"cannot read the clip {source.name}: {error}", where=str(source)) from error


def _canvas(image: Image.Image, wanted: Footage, profile: Profile) -> Image.Image:
    """The image fitted to the frame, in the resolution that it has after the whole push."""
    zoom = 1 + max(0.0, wanted.push)
    size = round(profile.width * zoom), round(profile.height * zoom)
    if image.size == size:
        return image
    if wanted.fit == "contain":
        return ImageOps.pad(image, size, Image.Resampling.LANCZOS, color=theme.GROUND)
    return ImageOps.fit(image, size, Image.Resampling.LANCZOS)


def _framed(canvas: Image.Image, wanted: Footage, profile: Profile, *, progress: float) -> Pixels:
    """The middle of a canvas as the push shows it; parts of pixels count, so that it glides."""
    size = profile.width, profile.height
    if canvas.size == size:
        return _pixels(canvas)
    zoom = 1 + max(0.0, wanted.push) * progress
    wide, high = canvas.width / zoom, canvas.height / zoom
    left, top = (canvas.width - wide) / 2, (canvas.height - high) / 2
    box = left, top, left + wide, top + high
    return _pixels(canvas.resize(size, Image.Resampling.BICUBIC, box=box))


def _pixels(image: Image.Image) -> Pixels:
    return np.asarray(image, np.uint8)
