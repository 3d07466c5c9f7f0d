"""Staging: what a segment says → a first picture for it: its kind, its labels, its marks and its code."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from string import Template
from typing import Final

from langreel import languages
from langreel.manuscript.facts import DataCell, TextNumber
from langreel.manuscript.film_outline import SegmentOutline, clause
from langreel.manuscript.letters import CLOSERS
from langreel.manuscript.marking import Insertion
from langreel.manuscript.moves import Move, timed_moves
from langreel.model import Quantity
from langreel.quantity import FoundQuantity, find, write

_ASKS: Final = tuple("?？؟")
_SERIES: Final = 8
"""Rows from which on a line of them tells something."""
Labels = Mapping[str, str]
Marks = Mapping[int, tuple[Insertion, ...]]


@dataclass(frozen=True, slots=True)
class SegmentFacts:
    """A segment with the numbers of each of its lines; figures are named by the cells that they are.

    ``title`` and ``below`` are what a film begins with; ``rows`` counts the rows of a cell's series.
    ``waiting`` are the marks that the segment has in another language.
    """

    id: str
    segment: SegmentOutline
    numbers: tuple[tuple[TextNumber, ...], ...]
    names: Mapping[DataCell, str] = field(default_factory=dict)
    title: str = ""
    below: str = ""
    waiting: frozenset[str] | None = None
    rows: Callable[[DataCell], int] = lambda cell: 0

    @property
    def backed(self) -> list[tuple[int, TextNumber, DataCell]]:
        """(line, number, cell) of each number that a cell says."""
        return [
            (line, number, number.cell) for line, numbers in enumerate(self.numbers)
            for number in numbers if number.cell
        ]  # fmt: skip

    def words(self, line: int, found: FoundQuantity) -> str:
        """A quantity as its line has it."""
        return self.segment.lines[line].text[found.start : found.end]


@dataclass(frozen=True, slots=True)
class SceneDraft:
    """A scene: its kind, on-screen texts by key, marks by line, and the body of ``construct``.

    ``needs`` are the names that the code takes from ``langreel.scenes``.
    """

    kind: str
    labels: Labels
    marks: Marks
    code: str
    needs: tuple[str, ...]


Stager = Callable[[SegmentFacts, str], SceneDraft | None]


def staged(facts: SegmentFacts, lang: str) -> SceneDraft:
    """The first kind of picture that a segment gives the words for."""
    return next(draft for stage in STAGERS if (draft := stage(facts, lang)))


def restaged(draft: SceneDraft, facts: SegmentFacts, lang: str) -> SceneDraft | None:
    """The same picture for the same segment in another language; None where its words do not give it."""
    marks = frozenset(each.code.strip("[]") for codes in draft.marks.values() for each in codes)
    for stage in STAGERS:
        found = stage(replace(facts, waiting=marks), lang)
        if found and found.kind == draft.kind:
            same = found.labels.keys() == draft.labels.keys() and marks == frozenset(
                each.code.strip("[]") for codes in found.marks.values() for each in codes
            )
            return found if same else None
    return None


# Words


def _title(facts: SegmentFacts, lang: str) -> SceneDraft | None:
    """The first segment of a film: what it is called."""
    if not facts.title:
        return None
    labels = {"title": facts.title, **({"below": facts.below} if facts.below else {})}
    below = ', self.label("below")' if facts.below else ""
    return _card("Title", f'TitleCard(self.label("title"){below}, lang=self.lang)', labels, facts)


def _quotation(facts: SegmentFacts, lang: str) -> SceneDraft | None:
    if facts.segment.kind != "quote":
        return None
    words = facts.segment.text if len(facts.segment.text) <= 240 else clause(facts.segment.text, 200)
    return _card(
        "Quotation", 'QuoteCard(self.label("quotation"), lang=self.lang)', {"quotation": words}, facts
    )


def _question(facts: SegmentFacts, lang: str) -> SceneDraft | None:
    asked = (line.text for line in facts.segment.lines if line.text.rstrip(CLOSERS).endswith(_ASKS))
    words = next((text for text in asked if len(text) <= 120), "")
    code = 'TitleCard(self.label("question"), lang=self.lang, color=theme.ACCENT)'
    return _card("Question", code, {"question": words}, facts) if words else None


def _statement(facts: SegmentFacts, lang: str) -> SceneDraft | None:
    """What the segment begins with."""
    words = clause(facts.segment.lines[0].text, 60)
    return _card("Statement", 'TitleCard(self.label("words"), lang=self.lang)', {"words": words}, facts)


def _card(kind: str, code: str, labels: Labels, facts: SegmentFacts) -> SceneDraft:
    needs = (code.partition("(")[0], *(("theme",) if "theme." in code else ()))
    return SceneDraft(kind, labels, {}, f"card = {code}\n{_segment(facts)}    self.play(card.enter())", needs)


def _segment(facts: SegmentFacts) -> str:
    return f'with self.segment("{facts.id}"):\n'


# Points


def _points(facts: SegmentFacts, lang: str) -> SceneDraft | None:
    """A list, or sentences that count: points that come as they are said."""
    lines = facts.segment.lines
    items = [n for n, line in enumerate(lines) if line.kind == "item"]
    told = items or [n for n, line in enumerate(lines) if line.counts]
    if not 2 <= len(told) <= 8:
        return None
    labels = {f"point_{at}": _uncounted(lines[n].text, lang) for at, n in enumerate(told, start=1)}
    return _listed(facts, labels, [(n, 0) for n in told])


def _listed(facts: SegmentFacts, labels: Labels, places: Sequence[tuple[int, int]]) -> SceneDraft:
    """Points at (line, character), under what announces them."""
    first = facts.segment.lines[0]
    heading = places[0][0] > 0 and first.text.endswith((":", "：")) and len(first.text) <= 60
    moves = [Move(f"points.point({n})", key, *at) for n, (key, at) in enumerate(zip(labels, places), start=1)]
    begun = "enter(heading)" if heading else ""
    plays, marks = timed_moves(facts.segment, begun, moves, waiting=facts.waiting)
    points = ",\n".join(f'    self.label("{key}")' for key in labels)
    code = (
        ('heading = self.heading(self.label("heading"))\n' if heading else "")
        + f"lines = [\n{points},\n]\n"
        + f"points = PointList(lines, lang=self.lang{'' if heading else ', heading=False'})\n"
        + _segment(facts) + plays
    )  # fmt: skip
    shown = {**({"heading": clause(first.text, 60)} if heading else {}), **labels}
    return SceneDraft("Points", shown, marks, code, ("PointList", *(("enter",) if heading else ())))


def _uncounted(text: str, lang: str) -> str:
    """What a point says, without the word that counts it."""
    bare = re.sub(rf"^(?:{languages.of(lang).prose.ordinals})[\s,，、:：.]*", "", text)
    return clause(bare or text, 60)


# Moments


def _timeline(facts: SegmentFacts, lang: str) -> SceneDraft | None:
    """At least three moments, each with what happened then; without any table, a list of them."""
    dates = list(_moments(facts, lang))
    if not 3 <= len(dates) <= 6 or len({_when(found) for _, found in dates}) < len(dates):
        return None
    labels = {f"event_{n}": _event(facts, *each) for n, each in enumerate(dates, start=1)}
    places = [(line, found.start) for line, found in dates]
    if not facts.backed:
        words = {key: f"{facts.words(*each)}: {labels[key]}" for key, each in zip(labels, dates)}
        return _listed(facts, words, places)
    moves = [Move(f"chart.event({n})", key, *at) for n, (key, at) in enumerate(zip(labels, places))]
    plays, marks = timed_moves(facts.segment, "chart.enter()", moves, waiting=facts.waiting)
    events = ",\n".join(
        f'    ("{_when(found)}", self.label("{key}"))' for key, (_, found) in zip(labels, dates)
    )
    code = (
        f"events = [\n{events},\n]\n"
        f'source = table("{facts.backed[0][2].table}").source\n'
        f"chart = TimelineChart(events, source=source, lang=self.lang)\n{_segment(facts)}{plays}"
    )
    return SceneDraft("Timeline", labels, marks, code, ("TimelineChart", "table"))


def _moments(facts: SegmentFacts, lang: str) -> Iterator[tuple[int, FoundQuantity]]:
    """(line, date) of the first moment of each line."""
    for number, line in enumerate(facts.segment.lines):
        found = next((each for each in find(line.text, lang) if each.quantity.unit == "date"), None)
        if found and isinstance(found.quantity.value, date):
            yield number, found


def _when(found: FoundQuantity) -> str:
    return str(found.quantity.value)[: (4, 7, 10)[found.quantity.digits - 1]]


def _event(facts: SegmentFacts, line: int, found: FoundQuantity) -> str:
    """What a line says of its moment."""
    text = facts.segment.lines[line].text
    after = re.sub(r"^[\s,，、:：]+", "", text[found.end :])
    return clause(after, 36) if len(after) > 3 else clause(text, 36)


# Numbers


def _comparison(facts: SegmentFacts, lang: str) -> SceneDraft | None:
    """Two numbers of one unit that the tables back."""
    told = {cell: (line, number.found.start) for line, number, cell in facts.backed if cell.value > 0}
    pair = next(([a, b] for a in told for b in told if a is not b and a.unit == b.unit), None)
    if pair is None:
        return None
    names = [facts.names[cell] for cell in pair]
    labels = {f"name_{n}": _row_name(cell, other, lang)
              for n, (cell, other) in enumerate((pair, pair[::-1]), start=1)}  # fmt: skip
    moves = [Move(f'chart.grow("{name}")', f"number_{n}", *told[cell])
             for n, (name, cell) in enumerate(zip(names, pair), start=1)]  # fmt: skip
    plays, marks = timed_moves(facts.segment, "chart.enter()", moves, waiting=facts.waiting)
    code = Template(
        'quantities = {"$a": self.quantity("$a"), "$b": self.quantity("$b")}\n'
        'names = {"$a": self.label("name_1"), "$b": self.label("name_2")}\n'
        'chart = Comparison(quantities, names, source=table("$table").source, lang=self.lang)\n'
    ).substitute(a=names[0], b=names[1], table=pair[0].table)
    return SceneDraft("Numbers", labels, marks, code + _segment(facts) + plays, ("Comparison", "table"))


def _chart(facts: SegmentFacts, lang: str) -> SceneDraft | None:
    """A number of a series: the line that it belongs to, drawn up to it."""
    found = next((each for each in facts.backed if each[2].moment and facts.rows(each[2]) >= _SERIES), None)
    if not found:
        return None
    line, number, cell = found
    time = next(column for column, each in cell.row.items() if isinstance(each, date))
    where = "".join(f', **{{"{key}": "{text}"}}' for key, text in cell.where.items() if key != time)
    when = cell.where[time]
    moves = [Move(f'chart.draw(to="{when}")', "number", line, number.found.start)]
    plays, marks = timed_moves(facts.segment, "chart.enter()", moves, waiting=facts.waiting)
    code = Template(
        'series = table("$table"$where)\n'
        'chart = LineChart(series, x="$time", y="$column", heading=self.label("heading"))\n'
        '$begin$plays\n    self.play(chart.callout("$when", self.figure("$name")))'
    ).substitute(table=cell.table, where=where, time=time, column=cell.column, begin=_segment(facts),
                 plays=plays, when=when, name=facts.names[cell])  # fmt: skip
    labels = {"heading": clause(facts.segment.lines[0].text)}
    return SceneDraft("Chart", labels, marks, code, ("LineChart", "table"))


def _number(facts: SegmentFacts, lang: str) -> SceneDraft | None:
    """A number that a table backs: it counts up to what it is."""
    if not facts.backed:
        return None
    line, number, cell = facts.backed[0]
    moves = [Move("number.count()", "number", line, number.found.start)]
    plays, marks = timed_moves(facts.segment, "enter(source), number.enter()", moves, waiting=facts.waiting)
    code = Template(
        'number = NumberCounter(self.quantity("$name"), self.label("words"), lang=self.lang)\n'
        'source = self.source(table("$table").source)\n'
    ).substitute(name=facts.names[cell], table=cell.table)
    labels = {"words": clause(facts.segment.lines[line].text)}
    needs = ("NumberCounter", "enter", "table")
    return SceneDraft("Number", labels, marks, code + _segment(facts) + plays, needs)


def _claim(facts: SegmentFacts, lang: str) -> SceneDraft | None:
    """A number that no table backs yet: as it is written, large."""
    told = [(line, number.found) for line, numbers in enumerate(facts.numbers) for number in numbers]
    if not told:
        return None
    line, found = max(told, key=lambda each: each[1].end - each[1].start)
    labels = {"number": facts.words(line, found), "words": clause(facts.segment.lines[line].text)}
    code = 'TitleCard(self.label("number"), self.label("words"), lang=self.lang, color=theme.ACCENT)'
    return _card("Claim", code, labels, facts)


def _row_name(cell: DataCell, other: DataCell, lang: str) -> str:
    """What tells a row from the other: its name, else its moment in words."""
    apart = [text for key, text in cell.where.items()
             if other.where.get(key) != text and isinstance(cell.row[key], str)]  # fmt: skip
    if apart:
        return apart[0]
    if cell.moment and other.moment and cell.moment != other.moment:
        digits = 1 if cell.moment.year != other.moment.year else 2
        return write(Quantity(cell.moment, "date", digits), lang)
    return cell.column


STAGERS: Final[Sequence[Stager]] = (
    _title, _points, _quotation, _timeline, _comparison, _chart, _number, _claim, _question, _statement,
)  # fmt: skip
"""Kinds of pictures, the one that says most first; the last one takes any words."""
