"""Chrome: heading and source line, where every scene has them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from manim import VGroup, VMobject

from langreel import languages, quantity, theme
from langreel.model import Quantity
from langreel.scenes.typography import Lettering, beginning, fit, hang, text


def heading(string: str, lang: str) -> Lettering:
    """A heading at the top of the safe area, where its language begins to read."""
    line = text(string, theme.HEADING, theme.INK, weight="BOLD", lang=lang)
    fit(line, theme.SAFE_RIGHT - theme.SAFE_LEFT)
    hang(line, theme.SAFE_TOP, theme.HEADING)
    _begin(line, lang)
    return line


def _begin(line: VMobject, lang: str) -> VMobject:
    """A line at the side of the safe area where its language begins to read."""
    side = beginning(lang)
    return line.set_x(theme.SAFE_RIGHT if side[0] > 0 else theme.SAFE_LEFT, side)


def source_line(sources: Iterable[Any], lang: str) -> VMobject:
    """``来源：… · 截至2025年7月``: publisher and date of each ``data.Source``, above the subtitle band.

    What is too long for one line stands in two, broken between sources.
    """
    room, between = theme.SAFE_RIGHT - theme.SAFE_LEFT, languages.of(lang).screen.between
    words = credit(sources, lang)
    whole = _credit_line(words, lang)
    if whole.width <= room or between not in words:
        return _stand(fit(whole, room), 0, lang)
    cuts = [at + len(between) for at in range(len(words)) if words.startswith(between, at)]
    halves = min(((words[:cut].rstrip(), words[cut:]) for cut in cuts), key=lambda pair: max(map(len, pair)))
    upper, lower = (fit(_credit_line(half, lang), room) for half in halves)
    return VGroup(_stand(upper, 1, lang), _stand(lower, 0, lang))


def _credit_line(words: str, lang: str) -> Lettering:
    return text(words, theme.SMALL, theme.MUTED, lang=lang)


def _stand(line: VMobject, above: int, lang: str) -> VMobject:
    """A line of the credit in its place, ``above`` so many others."""
    line.to_baseline(theme.BAND_TOP + (0.35 + 1.35 * above) * theme.SMALL)
    return _begin(line, lang)


def credit(sources: Iterable[Any], lang: str) -> str:
    """The words of a source line; publishers that are named twice stand there once."""
    words = languages.of(lang).screen
    named = dict.fromkeys(_one(each, words.as_of, lang) for each in sources)
    return words.source.format(words.between.join(named))


def _one(source: Any, as_of: str, lang: str) -> str:
    publisher = str(source.credit(lang))
    return f"{publisher} · {as_of.format(when(source.as_of, lang))}" if source.as_of else publisher


def when(as_of: str, lang: str) -> str:
    """``2025-07`` of a source in words; what is not a date stays as it is."""
    parts = as_of.split("-")
    try:
        day = date(*(int(part) for part in (*parts, "1", "1")[:3]))
    except ValueError:
        return as_of
    return quantity.write(Quantity(day, "date", len(parts)), lang)
