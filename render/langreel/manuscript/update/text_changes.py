"""Text changes: a text as it was imported, and now → each change, and the line of the script that it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from langreel.manuscript.film_outline import DraftLine, FilmOutline
from langreel.manuscript.update.episode_lines import ScriptFiles, StandingLine, standing
from langreel.manuscript.update.line_changes import LineChange, line_changes
from langreel.manuscript.update.record import ImportRecord, one_line, recorded

Kind = Literal["came", "gone", "changed", "moved"]
_BY_HAND: Final = "it was changed in the script, too: write there what it should say"
_MOVED: Final = "move it in the script: its scene and its marks go with it"
_MISSING: Final = "it does not stand in the script any more"


@dataclass(frozen=True, slots=True)
class TextChange:
    """A line that came, went, changed or moved; ``at`` is its line in the file, 0 if it is gone.

    ``index`` is its number among the lines of the text, ``script`` that among those of the script, -1 for
    none. ``left`` tells why it is for a person to take over, "" where it can be taken over here.
    """

    kind: Kind
    before: str
    now: str
    at: int
    segment: str
    index: int
    script: int
    left: str = ""


@dataclass(frozen=True, slots=True)
class TextUpdate:
    """What changed in a text. ``lines`` are its lines now, ``places`` those of the script that they are."""

    film: FilmOutline
    record: ImportRecord
    script: ScriptFiles
    changes: tuple[TextChange, ...]
    lines: tuple[DraftLine, ...]
    places: Mapping[int, int]
    titles: Mapping[str, str]

    @property
    def taken(self) -> list[TextChange]:
        """The changes that can be taken over."""
        return [each for each in self.changes if not each.left]


def text_update(before: ImportRecord | None, film: FilmOutline, script: ScriptFiles) -> TextUpdate:
    """Hold a text against what was imported, and that against the script as it is now."""
    base, now = before or script.record(), recorded(film)
    lines = tuple(line for act in film.acts for each in act.segments for line in each.lines)
    where = standing(base, script)
    every = line_changes(base.texts, now.texts)
    told = tuple(_each_change(every, base.texts, lines, script, where))
    places = {each.now: where[each.before].number for each in every
              if each.kind in ("same", "changed") and each.before in where}  # fmt: skip
    return TextUpdate(film, now, script, told, lines, places, _titles(base, now))


def _each_change(
    every: Sequence[LineChange],
    before: Sequence[str],
    lines: Sequence[DraftLine],
    script: ScriptFiles,
    where: Mapping[int, StandingLine],
) -> Iterator[TextChange]:
    for each in every:
        if each.kind == "same" or (each.kind == "moved" and each.now < 0):
            continue
        stands = where.get(each.before)
        if each.kind == "gone" and not stands:
            continue
        segment = script.lines[stands.number].segment if stands else ""
        yield TextChange(
            each.kind,
            before[each.before] if each.before >= 0 else "",
            one_line(lines[each.now].text) if each.now >= 0 else "",
            lines[each.now].at if each.now >= 0 else 0,
            segment,
            each.now,
            stands.number if stands else -1,
            _left(each, stands),
        )


def _left(change: LineChange, stands: StandingLine | None) -> str:
    """Why a change is left to a person."""
    if change.kind == "came":
        return ""
    if change.kind == "moved":
        return _MOVED
    if stands is None:
        return _MISSING
    return _BY_HAND if stands.edited else ""


def _titles(before: ImportRecord, now: ImportRecord) -> dict[str, str]:
    """Titles that say something else now, by what they said: the film's, and those of chapters."""
    chapters = [list(dict.fromkeys(title for title, _ in each.lines)) for each in (before, now)]
    pairs = [(before.title, now.title)]
    if len(chapters[0]) == len(chapters[1]):
        pairs += zip(*chapters)
    return {old: new for old, new in pairs if old and old != new}
