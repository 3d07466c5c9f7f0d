"""TimelineChart: events on an even axis, their words on alternating levels."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from manim import DOWN, UP, Animation, Create, Dot, FadeIn, GrowFromCenter, VGroup

from langreel import theme
from langreel.data import Source
from langreel.errors import SceneError
from langreel.geometry import Box, Scale, TimeAxis, period, shelves
from langreel.scenes.charts.annotations import backed
from langreel.scenes.charts.audit import ChartAudit
from langreel.scenes.charts.chart import DOT, LINE, WORD, Chart, rule, together
from langreel.scenes.charts.x_words import date_words, tick_words
from langreel.scenes.typography import beginning, paragraph, text

WIDEST = 3.3
"""Of an event's words, in units."""
ABOVE, BELOW = 0.45, 0.75
"""How far the nearest words stay from the axis; below it are the dates."""


class TimelineChart(Chart):
    """Dated events, each ``(when, words)``, shown one by one; time is even from ``since`` to ``until``."""

    def __init__(
        self,
        events: Sequence[tuple[str | date, str]],
        *,
        since: str | date = "",
        until: str | date = "",
        color: str | None = None,
        heading: str = "",
        note: str = "",
        source: Source | None = None,
        box: Box | None = None,
        lang: str | None = None,
    ) -> None:
        super().__init__(box, heading, note, source=source, lang=lang)
        if not events:
            raise SceneError("a timeline needs an event")
        self.days = [period(when).first for when, _ in events]
        first = min(period(since).first, *self.days) if since else min(self.days)
        last = max(period(until).last, *self.days) if until else max(self.days)
        across = Scale(
            first.toordinal(),
            max(last.toordinal(), first.toordinal() + 1),
            self.room.left + 1.0,
            self.room.right - 1.0,
        )
        places = [across(day.toordinal()) for day in self.days]
        blocks, boxes, self.middle = self._fitted(events, places)
        self.axis = self._axis(first, last, across)
        self.events = [
            self._event(block, x, box, color=color or theme.ACCENT)
            for block, x, box in zip(blocks, places, boxes)
        ]

    def _axis(self, first: date, last: date, across: Scale) -> VGroup:
        line = rule((self.room.left, self.middle), (self.room.right, self.middle), theme.MUTED, width=4)
        axis = VGroup(line)
        lo, hi = first.toordinal(), last.toordinal()
        places = [place for place in TimeAxis().ticks(lo, hi, 8) if lo <= place <= hi]
        for place, words in zip(places, tick_words(TimeAxis(), places, self.lang)):
            x = across(place)
            word = backed(text(words, theme.LABEL, theme.MUTED, lang=self.lang))
            word.move_to((x, self.middle - 0.36, 0))
            axis.add(rule((x, self.middle - 0.1), (x, self.middle + 0.1), theme.MUTED, width=2), word)
        return axis.set_z_index(LINE)

    def _fitted(
        self, events: Sequence[tuple[str | date, str]], places: Sequence[float]
    ) -> tuple[list[VGroup], list[Box], float]:
        """The words of all events in the largest type that the room takes."""
        for size in (theme.BODY, theme.LABEL):
            blocks = [self._words(when, words, size) for when, words in events]
            boxes, middle = self._shelve(blocks, places)
            apart = all(a.common(b) == 0 for n, a in enumerate(boxes) for b in boxes[n + 1 :])
            if apart and all(box.inside(self.room) for box in boxes):
                return blocks, boxes, middle
        raise SceneError("the timeline has no room for its words", hint="fewer events, or shorter words")

    def _words(self, when: str | date, words: str, size: float) -> VGroup:
        digits = str(when).count("-") + 1
        day = text(
            date_words(period(when).first.toordinal(), self.lang, digits),
            theme.LABEL,
            theme.MUTED,
            lang=self.lang,
        )
        title = paragraph(words, WIDEST, self.lang, size=size, color=theme.INK, weight="BOLD", lines=3)
        return VGroup(day, title).arrange(DOWN, buff=0.14, aligned_edge=beginning(self.lang))

    def _shelve(self, blocks: Sequence[VGroup], places: Sequence[float]) -> tuple[list[Box], float]:
        """A box for each event's words, and the height of the axis between them."""
        sizes = [(float(block.width), float(block.height)) for block in blocks]
        left, right = self.room.left, self.room.right
        middles = [min(max(x, left + width / 2), right - width / 2) for x, (width, _) in zip(places, sizes)]
        boxes = shelves(middles, sizes, 0.25, above=ABOVE, below=BELOW)
        high, low = max(0.3, *(box.top for box in boxes)), min(-0.6, *(box.bottom for box in boxes))
        middle = (self.room.top - high + self.room.bottom - low) / 2
        return [Box(b.left, b.bottom + middle, b.right, b.top + middle) for b in boxes], middle

    def _event(self, block: VGroup, x: float, box: Box, *, color: str) -> VGroup:
        """Dot and stem at the date, the words in their box."""
        block.move_to((box.x, box.y, 0)).set_z_index(WORD)
        foot = box.bottom - 0.08 if box.y > self.middle else box.top + 0.08
        stem = rule((x, self.middle), (x, foot), theme.MUTED, width=2).set_z_index(LINE - 0.5)
        return VGroup(stem, Dot((x, self.middle, 0), 0.13, color=color).set_z_index(DOT), block)

    def audit(self) -> ChartAudit:
        places = [float(event[1].get_x()) for event in self.events]
        days = [float(day.toordinal()) for day in self.days]
        return ChartAudit("timeline", self.title, periods=tuple(zip(days, places)))

    def enter(self) -> Animation:
        """Heading, then the axis runs out."""
        self.put(self.axis, z=LINE)
        return together(self.enter_furniture(), Create(self.axis[0]), FadeIn(self.axis[1:]), lag_ratio=0.3)

    def event(self, number: int) -> Animation:
        """Event ``number`` (from 0, in the order given) pops up: its dot, its stem, its words."""
        if not 0 <= number < len(self.events):
            raise SceneError(f"the timeline has no event {number}", hint=f"0 to {len(self.events) - 1}")
        event = self.events[number]
        self.carry(event)
        self.add(event)
        stem, dot, block = event
        way = UP if block.get_y() > self.middle else DOWN
        return together(GrowFromCenter(dot), Create(stem), FadeIn(block, shift=0.15 * way), lag_ratio=0.4)
