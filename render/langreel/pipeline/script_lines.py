"""Script lines: an episode and a language → each line with the words a reader says, in script order."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from langreel import voice
from langreel.errors import known
from langreel.model import Episode, Line
from langreel.voice import recordings
from langreel.voice.spoken import say


@dataclass(frozen=True, slots=True)
class ScriptLine:
    """A line, what is said in it, how many lines its segment has, and the seconds it should take."""

    line: Line
    said: str
    of: int
    seconds: float

    @property
    def name(self) -> str:
        """What the line is called: its segment and its number."""
        return f"{self.line.segment}.{self.line.number}"

    @property
    def names(self) -> tuple[str, ...]:
        """Names, without ending, under which its recording is looked for."""
        return recordings.stems(self.line, self.of)


def script_lines(episode: Episode, lang: str, segments: Collection[str] = ()) -> list[ScriptLine]:
    """The lines of a dub, or only those of some segments; UsageError for a name that nothing bears."""
    known(lang, episode.languages, "language")
    for segment in segments:
        known(segment, [each.id for each in episode.segments], "segment")
    lexicon = episode.lexicon.get(lang, {})
    return [
        ScriptLine(
            line, say(line, lexicon).text, len(each.lines[lang]), voice.estimate(line, lexicon).seconds
        )
        for each in episode.segments
        if not segments or each.id in segments
        for line in each.lines[lang]
    ]
