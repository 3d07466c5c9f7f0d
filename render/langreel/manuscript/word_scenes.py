"""Word scenes: first pictures of words: a title, a quotation, a question, points, moments."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from langreel import languages
from langreel.manuscript.clauses import HALT, clause
from langreel.manuscript.film_outline import SAID, DraftLine
from langreel.manuscript.letters import ASKS, CLOSERS, width
from langreel.manuscript.moves import Move, timed_moves
from langreel.manuscript.scene_draft import Labels, SceneDraft, SegmentFacts, card, opened
from langreel.quantity import FoundQuantity, find

_HEADING: Final = 40
"""As wide as a heading is at its best, in half-width letters."""
_COUNTING: Final = 2
"""Words that count, at most, in a language whose ordinals nobody lists: Πρώτον, Κατά πρώτον."""


def title(facts: SegmentFacts, lang: str) -> SceneDraft | None:
    """The first segment of a film: what it is called."""
    if not facts.title:
        return None
    labels = {"title": facts.title, **({"below": facts.below} if facts.below else {})}
    below = ', self.label("below")' if facts.below else ""
    return card("Title", f'TitleCard(self.label("title"){below}, lang=self.lang)', labels, facts)


def quotation(facts: SegmentFacts, lang: str) -> SceneDraft | None:
    """What somebody said, without who it was: the voice tells that."""
    if facts.segment.kind != "quote":
        return None
    said = SAID.match(facts.segment.text)
    words = said[0] if said else facts.segment.text
    words = words if len(words) <= 240 else clause(words, 200)
    return card(
        "Quotation", 'QuoteCard(self.label("quotation"), lang=self.lang)', {"quotation": words}, facts
    )


def question(facts: SegmentFacts, lang: str) -> SceneDraft | None:
    asked = (line.text for line in facts.segment.lines if line.text.rstrip(CLOSERS).endswith(ASKS))
    words = next((text for text in asked if len(text) <= 120), "")
    code = 'TitleCard(self.label("question"), lang=self.lang, color=theme.ACCENT)'
    return card("Question", code, {"question": words}, facts) if words else None


def statement(facts: SegmentFacts, lang: str) -> SceneDraft | None:
    """What the segment begins with."""
    words = clause(facts.segment.lines[0].text, 60)
    return card("Statement", 'TitleCard(self.label("words"), lang=self.lang)', {"words": words}, facts)


def points(facts: SegmentFacts, lang: str) -> SceneDraft | None:
    """A list, or sentences that count: points that come as they are said."""
    lines = facts.segment.lines
    items = [n for n, line in enumerate(lines) if line.kind == "item"]
    told = items or [n for n, line in enumerate(lines) if line.counts]
    if not 2 <= len(told) <= 8:
        return None
    labels = {f"point_{at}": _point(lines[n:], lang) for at, n in enumerate(told, start=1)}
    return _listed(facts, labels, [(n, 0) for n in told])


def _listed(facts: SegmentFacts, labels: Labels, places: Sequence[tuple[int, int]]) -> SceneDraft:
    """Points at (line, character), under what stands before them.

    Something stands from the first word on: what the segment begins with, else the first of the points.
    """
    heading = places[0][0] > 0
    places = places if heading else [(0, 0), *places[1:]]
    moves = [Move(f"points.point({n})", key, *at) for n, (key, at) in enumerate(zip(labels, places), start=1)]
    begun = "enter(heading)" if heading else ""
    plays, marks = timed_moves(facts.segment, begun, moves, waiting=facts.waiting)
    points = ",\n".join(f'    self.label("{key}")' for key in labels)
    code = (
        ('heading = self.heading(self.label("heading"))\n' if heading else "")
        + f"lines = [\n{points},\n]\n"
        + f"points = PointList(lines, lang=self.lang{'' if heading else ', heading=False'})\n"
        + opened(facts) + plays
    )  # fmt: skip
    shown = {**({"heading": _announced(facts.segment.lines[0].text)} if heading else {}), **labels}
    return SceneDraft("Points", shown, marks, code, ("PointList", *(("enter",) if heading else ())))


def _announced(text: str) -> str:
    """What a sentence announces: with a colon all of it if it is short, else what follows its last halt.

    >>> _announced("Nobody knows it exactly, but the debt has three large owners:")
    'but the debt has three large owners'
    >>> _announced("Four powers pull at the sea. None of them rests.")
    'Four powers pull at the sea'
    """
    words = text.rstrip(":： ")
    if words == text.rstrip() or len(words) > 60:
        return clause(words)
    return words if width(words) <= _HEADING else HALT.split(words)[-1].strip() or words


def _point(lines: Sequence[DraftLine], lang: str) -> str:
    """What a point says, without the word that counts it; if that is all, what the next line says."""
    said = (_uncounted(lines[0], lang), *(line.text for line in lines[1:2]), lines[0].text)
    return clause(next(filter(None, said)), 60)


def _uncounted(line: DraftLine, lang: str) -> str:
    """A line without what counts it: if nobody lists the ordinals of a language, without its short halt."""
    bare = re.sub(rf"^(?:{languages.of(lang).prose.ordinals})[\s,，、:：.]*", "", line.text)
    head, *rest = HALT.split(bare, maxsplit=1)
    unknown = line.counts and bare == line.text and rest and len(head.split()) <= _COUNTING
    return rest[0].strip() if unknown else bare


def timeline(facts: SegmentFacts, lang: str) -> SceneDraft | None:
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
        f"chart = TimelineChart(events, source=source, lang=self.lang)\n{opened(facts)}{plays}"
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
