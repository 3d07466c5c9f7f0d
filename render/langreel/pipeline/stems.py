"""Stems: the sound of each dub in its parts, laid where an audio editor finds them."""

from __future__ import annotations

import os
from collections.abc import Generator, Mapping
from pathlib import Path
from typing import Any

from langreel import timing
from langreel.build import Batch, Result
from langreel.model import Watcher
from langreel.pipeline import check_recordings, mix_dub, sound_jobs
from langreel.pipeline.film import RenderRequest, open_runner, prepare
from langreel.pipeline.publish import folder, require
from langreel.pipeline.render import record
from langreel.pipeline.sound_jobs import DubSound, dub_sound
from langreel.project import Project


def stems(project: Project, request: RenderRequest, watch: Watcher) -> Mapping[str, tuple[Path, ...]]:
    """The files of each dub in ``out/<episode>/<profile>/<dub>/stems/``; a picture is not drawn for them."""
    film = prepare(project, request)
    check_recordings.require(film)
    require(film, "stems")
    with open_runner(film, watch, draws=False) as runner:
        timelines = timing.conform(film.episode, record(film, runner), film.profile.fps)
        made = runner.make({lang: parts(dub_sound(film, timelines[lang])) for lang in film.langs})
    return {lang: _lay(made[lang].path, folder(film, lang) / "stems") for lang in film.langs}


def parts(dub: DubSound) -> Generator[Batch, Any, Result]:
    """The sound of a dub in its parts, in one file."""
    balanced, _ = yield from mix_dub.settle(dub)
    return (yield sound_jobs.stem_files(balanced))  # type: ignore[no-any-return]


def _lay(tracks: Path, where: Path) -> tuple[Path, ...]:
    """Every track as a file; nothing happens to those that lie there already."""
    from langreel.sound import stem_files

    paths = {name: where / f"{name}.flac" for name in stem_files.NAMES}
    made = tracks.stat().st_mtime_ns
    for name, path in paths.items():
        if not path.is_file() or path.stat().st_mtime_ns != made:
            stem_files.take_out(tracks, name, path)
            os.utime(path, ns=(made, made))
    return tuple(paths.values())
