"""Obstacles: the lines of an episode that no voice can say, each at its place in the script."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import replace

from langreel.errors import VoiceError
from langreel.model import Episode, Line, Place
from langreel.pipeline.film import Film
from langreel.project import Project


def obstacles(project: Project, episode: Episode, langs: Collection[str]) -> Iterator[VoiceError]:
    """Why lines cannot be spoken, in the order of the script."""
    # What says numbers and signs takes long to load: whoever speaks no line does without.
    from langreel.voice.spoken import unspeakable

    for segment in episode.segments:
        for lang in langs:
            for line in segment.lines[lang]:
                if obstacle := unspeakable(line, episode.lexicon.get(lang, {})):
                    where = _at(project, line, obstacle.at)
                    yield VoiceError(obstacle.cause, str(where), obstacle.hint)


@contextmanager
def placed(film: Film) -> Iterator[None]:
    """Tell by its place what no voice can say: a job knows the words alone, so that takes outlive edits."""
    try:
        yield
    except VoiceError as error:
        if error.where:
            raise
        known = obstacles(film.project, film.episode, film.recorded)
        raise next((each for each in known if each.message == error.message), error) from None


def _at(project: Project, line: Line, offset: int) -> Place:
    """The place of a character of a line: that of the word that it begins, as it stands in the file."""
    word = line.text[offset:].split()[:1]
    source = (project.root / line.place.path).read_text("utf-8-sig").splitlines()[line.place.line - 1 :][:1]
    if not source or not word:
        return line.place
    before, column = line.text[:offset].count(word[0]), line.place.column - 2
    for _ in range(before + 1):
        column = source[0].find(word[0], column + 1)
    return replace(line.place, column=column + 1) if column >= 0 else line.place
