"""Film: what is asked for, and everything looked up that making it needs."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from shutil import which
from typing import Any, Protocol

from langreel import fonts, theme, voice
from langreel.build import Batch, Result, Runner
from langreel.errors import known
from langreel.model import PROFILES, Episode, Finding, Profile, Reel, Stem, Timeline, Watcher
from langreel.pipeline import remembered, store_address
from langreel.project import Project
from langreel.theme import theme_file
from langreel.theme.frame import Frame, frame_of, framed
from langreel.theme.resolve import EVERY, Theme


@dataclass(frozen=True, slots=True)
class RenderRequest:
    """What is asked for: dubs, picture size, segments whose shots are made again, how to work.

    ``clip`` is one of its short films instead of the whole. Empty means the episode's own choice; 0 ``jobs``
    means as many as there are cores.
    """

    episode: str
    langs: tuple[str, ...] = ()
    profile: str = ""
    voice: str = ""
    segments: tuple[str, ...] = ()
    clip: str = ""
    executor: str = "local"
    jobs: int = 0
    store: str = ""


@dataclass(frozen=True, slots=True)
class Film:
    """A request with everything looked up. ``engines`` names the voice of each language.

    ``stamp`` stands for the files of the project as they were when the script was read (``remembered``).
    """

    project: Project
    episode: Episode
    langs: tuple[str, ...]
    profile: Profile
    engines: Mapping[str, str]
    request: RenderRequest
    theme: Theme
    stamp: str = ""

    @property
    def name(self) -> str:
        """What its files are called: the short film's name, or the episode's id."""
        return self.request.clip or self.episode.id

    @property
    def frame(self) -> Frame:
        """The shape of its picture."""
        return frame_of(*self.size)

    @property
    def of_clip(self) -> str:
        """What tells its jobs from those of the whole film: ``.holdings``, or nothing."""
        return f".{self.request.clip}" if self.request.clip else ""

    @property
    def recorded(self) -> tuple[str, ...]:
        """Languages that must be recorded: a shared picture waits for the longest of all dubs."""
        return self.episode.languages if self.episode.picture == "shared" else self.langs

    @property
    def pictured(self) -> tuple[str, ...]:
        """Languages that must be drawn: a shared picture is drawn once, in the source language."""
        return self.episode.languages[:1] if self.episode.picture == "shared" else self.langs

    def picture_of(self, lang: str) -> str:
        """The language whose picture a dub shows."""
        return lang if lang in self.pictured else self.pictured[0]

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of the picture in pixels."""
        return self.profile.width, self.profile.height

    @property
    def logo(self) -> tuple[float, ...]:
        """Where the theme's logo stands, as shares of the picture; empty if there is none."""
        if not self.theme.logo:
            return ()
        # Loaded where there is one.
        from langreel.scenes import logo

        with theme.worn(self.episode.theme, self.project.root), framed(*self.size):
            return logo.shares(self.project.root)

    def environment(self, lang: str) -> str:
        """What besides langreel and the project decides how the pictures of a language look."""
        families = {*self.theme.families(lang), self.theme.font(EVERY)}
        stamp = remembered.stamp_of(fonts.folders(self.project.root), *sorted(families), str(which("latex")))
        memory = self.project.cache / "remembered" / f"environment.{lang}.json"
        return remembered.text(memory, stamp, lambda: _environment(self.project.root, families))


class JobRunner(Protocol):
    """Whoever makes jobs: a runner, or a dry run that only says what it would make."""

    def make(self, batch: Batch) -> Any:
        """The results of jobs in mappings and lists, in the same shape."""


@dataclass(frozen=True, slots=True)
class FilmRunner:
    """A runner of several films, as one of them sees it: its jobs are told apart from those of others."""

    runner: Runner
    group: str

    def make(self, batch: Batch) -> Any:
        """The results of jobs in mappings and lists, in the same shape."""
        return self.runner.make(batch, self.group)


@dataclass(frozen=True, slots=True)
class Dub:
    """One language's film as it was made; ``tracks`` are subtitle files by ending (``zh.srt``).

    ``looks`` tell what each clip shows, ``listened`` how the stem sounds: the reel is verified by them.
    """

    timeline: Timeline
    video: Result
    tracks: Mapping[str, Result]
    stem: Result
    clips: tuple[Result, ...]
    looks: tuple[Result, ...]
    listened: Result

    @property
    def parts(self) -> tuple[Result, ...]:
        """Everything it was put together from."""
        return (*self.clips, self.stem, *self.tracks.values(), self.video)


@dataclass(frozen=True, slots=True)
class FinishedDub:
    """A dub as it lies in ``out/``: its reel, its sound, what verification found, what was made anew."""

    reel: Reel
    stem: Stem
    findings: tuple[Finding, ...]
    fresh: tuple[str, ...]


def prepare(project: Project, request: RenderRequest) -> Film:
    """Read the script and look up what the request names; UsageError for a word that nothing bears."""
    episode, stamp = remembered.episode(project, request.episode)
    if request.clip:
        # Only where a short film is asked for is what reads scripts loaded.
        from langreel.script.short_films import shortened

        known(request.clip, episode.clips, "clip")
        episode = shortened(episode, request.clip)
    for lang in request.langs:
        known(lang, episode.languages, "language")
    for segment in request.segments:
        known(segment, [segment.id for segment in episode.segments], "segment")
    langs = tuple(lang for lang in episode.languages if lang in request.langs or not request.langs)
    profile = PROFILES[known(request.profile or episode.profile, PROFILES, "profile")]
    look = theme_file.of(episode.theme, project.root)
    return Film(
        project,
        episode,
        langs=langs,
        profile=profile,
        engines=engines(episode, request.voice),
        request=request,
        theme=look,
        stamp=stamp,
    )


def engines(episode: Episode, wanted: str = "") -> Mapping[str, str]:
    """The voice of each dub: the one that is wanted for all, else the episode's choice."""
    return {lang: wanted or episode.voices.get(lang, voice.DEFAULT) for lang in episode.languages}


def open_runner(film: Film, watch: Watcher, *, several: bool = False, draws: bool = True) -> Runner:
    """Where jobs are made and remembered; tables are compared by the selections that a scene asked for.

    With ``several`` films each has a ``FilmRunner`` of its own to it. What draws is loaded if one ``draws``.
    """
    return Runner(
        film.project.root,
        executor=film.request.executor,
        jobs=film.request.jobs,
        watch=watch,
        probes={"selected": _selected, "difference": _difference},
        preload=("langreel.picture.run_scene",) if draws else (),
        store=store_address.url(film.project, film.request.store),
        group=film.episode.id,
        several=several,
    )


def _environment(root: Path, families: Collection[str]) -> str:
    # Loaded where fonts have changed.
    from langreel import picture

    return picture.environment(root, families)


def _selected(path: str, name: str, where: str) -> str:
    """The digest of a part of a file: of a table, a theme, the units or the list of sources, as it is now."""
    # Loaded where one of them has changed.
    from langreel import data, quantity

    if Path(path).name == "units.yaml":
        return quantity.unit_digest(Path(path), where)
    if Path(path).name == "sources.yaml":
        return data.source_digest(Path(path).parent, name)
    if theme_file.is_theme(Path(path)):
        return theme_file.part_digest(Path(path), name)
    return data.selection_digest(Path(path).parent, name, where)


def _difference(path: str, name: str, where: str, then: str) -> str:
    """What of a selection is not as it was."""
    from langreel import data

    if Path(path).suffix == ".yaml":
        return name if theme_file.is_theme(Path(path)) else ""
    return data.selection_difference(Path(path).parent, name, where, then=then)
