"""Release film: a dub's film as a platform takes it: copied, laid upright, with subtitles in it, compact."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from langreel import captions
from langreel.ffmpeg import probe
from langreel.model import Event, Watcher
from langreel.pipeline import release_pictures
from langreel.pipeline.plan import cues
from langreel.pipeline.publish import lay
from langreel.pipeline.released_dub import ReleasedDub
from langreel.release.film_parts import copy_film


def lay_film(dub: ReleasedDub, folder: Path, watch: Watcher) -> dict[str, Any]:
    """Write the film; returns what the manifest says of it, and ``warnings``."""
    out = folder / f"{dub.name}.mp4"
    with TemporaryDirectory(dir=folder, prefix=".film") as name:
        rooms = Path(name)
        film = dub.video
        if dub.platform.upright:
            film = release_pictures.upright(dub.film, film, dub.lang, folder=rooms, watch=watch)
        # A short film has its own words in the picture as it is rendered.
        if dub.platform.burnt and not dub.film.request.clip:
            film = _burnt(dub, film, rooms / "burnt.mp4", watch)
        if dub.request.compact:
            return _compact(film, out, dub.timeline.seconds, watch)
        if film.parent == rooms:
            film.rename(out)
        elif dub.platform.soft_tracks:
            lay(film, out)
        else:
            copy_film(film, out, soft_tracks=False)
    return {}


def _burnt(dub: ReleasedDub, film: Path, out: Path, watch: Watcher) -> Path:
    """The film with its own language's subtitles in the picture."""
    from langreel.finished.burn import SubtitleFile, burn

    file = out.with_suffix(".srt")
    captions.write(cues(dub.film, dub.timeline)[dub.lang], "srt", file, lang=dub.lang)
    media = probe(film)
    style = "shorts" if media.height >= media.width else "house"
    burn(film, [SubtitleFile(dub.lang, file)], style, root=dub.film.project.root, out=out, watch=watch)
    return out


def _compact(film: Path, out: Path, seconds: float, watch: Watcher) -> dict[str, Any]:
    from langreel.release.compact import LEAST, SHARE, compact

    total = 2 * seconds
    watch(Event("planned", "compact", out.name, 0, total))
    watch(Event("started", "compact", out.name, 0, total))
    made = compact(film, out, lambda done: watch(Event("progress", "compact", out.name, done, total)))
    watch(Event("finished", "compact", out.name, total, total))
    warnings = []
    if not made.small_enough:
        warnings.append(f"{out.name}: {made.share:.1%} of the master's picture, more than {SHARE:.1%}")
    if made.vmaf < LEAST:
        warnings.append(f"{out.name}: VMAF {made.vmaf:.2f}, less than {LEAST:g}")
    figures = {"picture_share": round(made.share, 4), "vmaf": round(made.vmaf, 2), "crf": made.crf}
    return {"compact": figures, "warnings": warnings}
