"""Chrome: heading and source line, where every scene has them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from manim import LEFT

from langreel import quantity
from langreel.model import Quantity
from langreel.scenes import theme
from langreel.scenes.type import Lettering, fit, text

WORDS = {
    "zh": ("来源：{}", "截至{}", "；"),
    "en": ("Source: {}", "as of {}", "; "),
    "ja": ("出典：{}", "{}現在", "；"),
}
"""Source line, its date, and what stands between two sources; other languages read the English."""


def heading(string: str, lang: str) -> Lettering:
    """A heading at the top left of the safe area."""
    line = text(string, theme.HEADING, theme.INK, "BOLD", lang)
    fit(line, theme.SAFE_RIGHT - theme.SAFE_LEFT)
    line.to_baseline(theme.SAFE_TOP - 0.88 * theme.HEADING)
    return line.set_x(theme.SAFE_LEFT, LEFT)


def source_line(sources: Iterable[Any], lang: str) -> Lettering:
    """``来源：… · 截至2025年7月``: publisher and date of each ``data.Source``, above the subtitle band."""
    line = text(credit(sources, lang), theme.SMALL, theme.MUTED, lang=lang)
    fit(line, theme.SAFE_RIGHT - theme.SAFE_LEFT)
    line.to_baseline(theme.BAND_TOP + 0.35 * theme.SMALL)
    return line.set_x(theme.SAFE_LEFT, LEFT)


def credit(sources: Iterable[Any], lang: str) -> str:
    """The words of a source line; publishers that are named twice are said once."""
    source, as_of, between = WORDS.get(lang, WORDS["en"])
    said = dict.fromkeys(_one(each, as_of, lang) for each in sources)
    return source.format(between.join(said))


def _one(source: Any, as_of: str, lang: str) -> str:
    publisher = str(source.credit(lang))
    return f"{publisher} · {as_of.format(_date(source.as_of, lang))}" if source.as_of else publisher


def _date(as_of: str, lang: str) -> str:
    """``2025-07`` in words; what is not a date stays as it is."""
    parts = as_of.split("-")
    try:
        day = date(*(int(part) for part in (*parts, "1", "1")[:3]))
    except ValueError:
        return as_of
    return quantity.write(Quantity(day, "date", len(parts)), lang)
