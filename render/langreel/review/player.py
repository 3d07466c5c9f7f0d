"""Player: the finished dubs of a review as HTML, each in a player with all its subtitle tracks."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from langreel.languages import endonym
from langreel.model import Cue
from langreel.review.finished_films import FilmView, PlayerTrack


@dataclass(frozen=True, slots=True)
class PlayerSlot:
    """Which player shows a reviewed track, and the number of the track there."""

    film: int
    track: int
    view: FilmView

    def button(self, cue: Cue, words: str) -> str:
        """What leads to a cue in the film; its attributes are what the page's script reads."""
        at = float(self.view.moments(cue.span.start))
        return (
            f'<button type="button" data-film="{self.film}" data-track="{self.track}" data-at="{at:.3f}">'
            f"{escape(words)}</button>"
        )


def player_slot(films: Sequence[FilmView], dub: str, lang: str) -> PlayerSlot | None:
    """Where a track of a dub can be seen, if anywhere."""
    for number, film in enumerate(films):
        if film.dub == dub:
            return PlayerSlot(number, film.langs.index(lang), film)
    return None


def players(films: Sequence[FilmView]) -> str:
    """A player for each dub, and what chooses one of several."""
    shown = "".join(_film(number, film) for number, film in enumerate(films))
    return f"<aside>{_chooser(films) if len(films) > 1 else ''}{shown}</aside>"


def _chooser(films: Sequence[FilmView]) -> str:
    choices = "".join(
        f'<label><input type="radio" name="dub" id="dub-{number}" value="{number}"'
        f"{'' if number else ' checked'}>{escape(endonym(film.dub))}</label>"
        for number, film in enumerate(films)
    )
    return f'<fieldset class="choice"><legend>Dub</legend>{choices}</fieldset>'


def _film(number: int, film: FilmView) -> str:
    tracks = "".join(_track(track, track.lang == film.shown) for track in film.tracks)
    doubt = f'<p class="doubt">{escape(film.doubt)}</p>' if film.doubt else ""
    return (
        f'<section class="film"{" hidden" if number else ""}><video controls preload="metadata" playsinline'
        f' src="{escape(film.url)}">{tracks}</video>{doubt}</section>'
    )


def _track(track: PlayerTrack, on: bool) -> str:
    """A track inside the page itself: from a disk, a browser reads no other file as captions."""
    data = b64encode(track.text.encode("utf-8")).decode("ascii")
    return (
        f'<track kind="subtitles" srclang="{escape(track.tag)}" label="{escape(track.label)}"'
        f'{" default" if on else ""} src="data:text/vtt;charset=utf-8;base64,{data}">'
    )
