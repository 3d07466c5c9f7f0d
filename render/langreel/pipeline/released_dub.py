"""Released dub: which film goes where, and one dub of it on its way."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from langreel.model import Timeline
from langreel.pipeline.film import Film, RenderRequest
from langreel.release.platforms import Platform
from langreel.release.upload_text import UploadText
from langreel.timing.lay_over import Overrun


@dataclass(frozen=True, slots=True)
class ReleaseRequest:
    """Which film goes where. ``cover`` is ``segment@mark``; empty for the episode's own choice."""

    film: RenderRequest
    platform: str
    cover: str = ""
    compact: bool = False
    chapters: bool = True


@dataclass(frozen=True, slots=True)
class AudioTrack:
    """The sound of another dub for a film, and where it is heard after its picture; None if it loses that."""

    lang: str
    sound: Path | None
    overruns: tuple[Overrun, ...] = ()


@dataclass(frozen=True, slots=True)
class ReleasedDub:
    """One dub on its way: its film as it was rendered, its words by language, other dubs' sound for it."""

    film: Film
    platform: Platform
    request: ReleaseRequest
    timeline: Timeline
    video: Path
    texts: tuple[UploadText, ...]
    audio: tuple[AudioTrack, ...] = ()

    @property
    def lang(self) -> str:
        return self.timeline.lang

    @property
    def moment(self) -> str:
        """What its cover shows; empty for what the house chooses."""
        return self.request.cover or self.film.episode.cover

    @property
    def name(self) -> str:
        """What its files are called."""
        return self.film.name
