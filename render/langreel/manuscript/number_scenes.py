"""Number scenes: first pictures of numbers: two compared, a series, one that counts, one to be looked up."""

from __future__ import annotations

from datetime import date
from string import Template
from typing import Final

from langreel.manuscript.clauses import clause_at
from langreel.manuscript.facts import DataCell
from langreel.manuscript.moves import Move, timed_moves
from langreel.manuscript.scene_draft import SceneDraft, SegmentFacts, card, opened
from langreel.model import Quantity
from langreel.quantity import write

_SERIES: Final = 8
"""Rows from which on a line of them tells something."""


def comparison(facts: SegmentFacts, lang: str) -> SceneDraft | None:
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
    return SceneDraft("Numbers", labels, marks, code + opened(facts) + plays, ("Comparison", "table"))


def chart(facts: SegmentFacts, lang: str) -> SceneDraft | None:
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
    ).substitute(table=cell.table, where=where, time=time, column=cell.column, begin=opened(facts),
                 plays=plays, when=when, name=facts.names[cell])  # fmt: skip
    labels = {"heading": clause_at(facts.segment.lines[line].text, number.found.start)}
    return SceneDraft("Chart", labels, marks, code, ("LineChart", "table"))


def number(facts: SegmentFacts, lang: str) -> SceneDraft | None:
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
    labels = {"words": clause_at(facts.segment.lines[line].text, number.found.start)}
    needs = ("NumberCounter", "enter", "table")
    return SceneDraft("Number", labels, marks, code + opened(facts) + plays, needs)


def claim(facts: SegmentFacts, lang: str) -> SceneDraft | None:
    """A number that no table backs yet: as it is written, large."""
    told = [(line, number.found) for line, numbers in enumerate(facts.numbers) for number in numbers]
    if not told:
        return None
    line, found = max(told, key=lambda each: each[1].end - each[1].start)
    words = clause_at(facts.segment.lines[line].text, found.start)
    labels = {"number": facts.words(line, found), "words": words}
    code = 'TitleCard(self.label("number"), self.label("words"), lang=self.lang, color=theme.ACCENT)'
    return card("Claim", code, labels, facts)


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
