"""Colour key: what the colours of a scale mean, as a band with round values under it."""

from __future__ import annotations

from itertools import pairwise

from manim import VGroup

from langreel import quantity, theme
from langreel.errors import SceneError
from langreel.geometry import Box, Scale, ticks
from langreel.scenes.charts.chart import rule
from langreel.scenes.charts.color_scale import ColorScale
from langreel.scenes.charts.patches import hatched, patch
from langreel.scenes.typography import beginning, ending, fit, text

KEY_ROOM = 0.95
"""Room for a key under a plot."""
BAND, SHADES = 0.2, 72


def key_room(legend: str, missing: str, room: Box, lang: str) -> float:
    """Room for a key under a plot: more where what is counted stands above the band."""
    return KEY_ROOM if legend_fits(legend, missing, room, lang) else KEY_ROOM + 0.6


def legend_fits(legend: str, missing: str, room: Box, lang: str) -> bool:
    """Whether what is counted has its place beside the band, in type that is large enough."""
    words = text(legend or " ", theme.SMALL, lang=lang).width
    if missing:
        words += text(missing, theme.SMALL, lang=lang).width + 0.8
    return bool(words <= room.width - _band_width(room) - 0.7)


def _band_width(room: Box) -> float:
    return min(4.6, 0.45 * room.width)


class ColorKey(VGroup):
    """A band of a scale's colours, the values under it, and before it what is counted.

    It stands at the foot of ``room``, where lines end; ``missing`` are words for what has no data. In a
    narrow room the words stand above the band. Values grow to the right in every language.
    """

    def __init__(
        self, colors: ColorScale, unit: str, legend: str, *, room: Box, lang: str, missing: str = ""
    ) -> None:
        if not legend.strip():
            hint = 'legend="°C against the mean of 1951–1980": what is counted, and against what'
            raise SceneError("colours that stand for numbers need words that say which", hint=hint)
        self.lang = lang
        self.below = not legend_fits(legend, missing, room, lang)
        side = self._overhang(colors, unit) if self.below else 0.4
        width = room.width - 2 * side if self.below else _band_width(room)
        left = room.right - width - side if _begins_left(lang) else room.left + side
        band = Box(left, room.bottom + 0.45, left + width, room.bottom + 0.45 + BAND)
        self.along = Scale(colors.lo, colors.hi, band.left, band.right)
        words = self._words(legend, missing, room, band)
        super().__init__(self._band(colors, band), self._values(colors, unit, band), words)

    def _band(self, colors: ColorScale, band: Box) -> VGroup:
        step = band.width / SHADES
        shades = colors.shades(SHADES)
        # Each reaches under its right neighbour, so that no ground shines through between them.
        return VGroup(
            *(
                patch(Box(x, band.bottom, min(x + 2 * step, band.right), band.top), shade)
                for x, shade in zip((band.left + n * step for n in range(SHADES)), shades)
            )
        )

    def _overhang(self, colors: ColorScale, unit: str) -> float:
        """How far the first and the last value may reach beyond the band."""
        found = ticks(colors.lo, colors.hi, 4)
        words = (quantity.tick(value, unit, self.lang, found[1] - found[0]) for value in found)
        return max(0.4, *(text(each, theme.LABEL, lang=self.lang).width / 2 for each in words))

    def _values(self, colors: ColorScale, unit: str, band: Box) -> VGroup:
        """Round values; the middle, if there is one, with a stronger tick."""
        found = ticks(colors.lo, colors.hi, 4)
        known = found if colors.middle is None or colors.middle in found else (*found, colors.middle)
        step, values = found[1] - found[0], VGroup()
        for value in sorted(known):
            x, middle = self.along(value), value == colors.middle
            color = theme.INK if middle else theme.MUTED
            words = text(quantity.tick(value, unit, self.lang, step), theme.LABEL, color, lang=self.lang)
            words.move_to((x, 0, 0)).to_baseline(band.bottom - 0.12 - 0.75 * theme.LABEL)
            line = rule((x, band.bottom - 0.08), (x, band.top if middle else band.bottom), color, width=2.0)
            values.add(VGroup(line, words))
        anchor = sorted(known).index(colors.middle) if colors.middle is not None else len(known) - 1
        return self._thinned(values, anchor)

    def _thinned(self, values: VGroup, anchor: int) -> VGroup:
        """Without every second of them, but with the anchor, where words have no room beside one another."""
        pairs = pairwise(words for _, words in values)
        if any(left.get_right()[0] + 0.12 > right.get_left()[0] for left, right in pairs):
            return VGroup(*values[anchor % 2 :: 2])
        return values

    def _words(self, legend: str, missing: str, room: Box, band: Box) -> VGroup:
        """What is counted, before the band as one reads; before it how no data look."""
        line = text(legend, theme.LABEL, theme.MUTED, lang=self.lang)
        words = VGroup(line)
        if missing:
            swatch = hatched(Box.around(0, 0.36 * theme.LABEL, 0.42, BAND + 0.06))
            words.add(VGroup(swatch, text(missing, theme.LABEL, theme.MUTED, lang=self.lang)))
            words[1].arrange(ending(self.lang), buff=0.14)
            words.arrange(ending(self.lang) if self.below else beginning(self.lang), buff=0.5)
        left = _begins_left(self.lang)
        if self.below:
            fit(words, room.width)
            place = (room.left if left else room.right, band.top + 0.4, 0)
            return words.move_to(place, aligned_edge=beginning(self.lang))
        fit(words, (band.left - room.left if left else room.right - band.right) - 0.3)
        edge = band.left - 0.3 if left else band.right + 0.3
        return words.move_to((edge, band.y, 0), aligned_edge=ending(self.lang))


def _begins_left(lang: str) -> bool:
    return bool(beginning(lang)[0] < 0)
