"""Assignment: what a translator works on: an episode, the dubs it is spoken in, what is translated so far."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from langreel.captions.dub_tracks import tracks
from langreel.model import Episode, Timeline, Track
from langreel.po import Catalogue
from langreel.project import Project
from langreel.translation.timed_cues import timed


@dataclass(frozen=True, slots=True)
class Assignment:
    """An episode to be translated into ``lang``, under a set of subtitle rules.

    ``dubs`` are all that it is spoken in, with its lines in ``lang`` as far as they are translated; ``dub``
    is the one that cues are timed to ("": not chosen).
    """

    project: Project
    episode: Episode
    lang: str
    stored: Catalogue
    dubs: Mapping[str, Timeline]
    dub: str = ""
    rules: str = "house"

    @property
    def source(self) -> str:
        """The language that is translated from."""
        return self.episode.languages[0]


def draft_track(work: Assignment, dub: Timeline) -> Track:
    """The track of a language that may be half translated, as a render would cut it."""
    kept = timed(work.project, work.episode.id, (work.lang,), dub=dub.lang)
    return tracks(dub, (work.lang,), (), lexicons=work.episode.lexicon, timed=kept, rules=work.rules)[
        work.lang
    ]
