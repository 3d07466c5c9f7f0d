"""Chrome: heading and source line, where every scene has them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, cast

from manim import VGroup

from langreel import languages, quantity, theme
from langreel.geometry import stage
from langreel.model import Quantity
from langreel.scenes.typography import Lettering, beginning, fit, fitted, hang_all, paragraph, text


def heading(string: str, lang: str) -> Lettering | VGroup:
    """A heading at the top of the safe area, where its language begins to read; broken where the frame is
    narrow."""
    frame = stage().frame
    block = fitted(string, stage().area.width, lang, size=theme.HEADING, lines=frame.heading_lines,
                   color=theme.INK, weight="BOLD")  # fmt: skip
    hang_all(_begin(block, lang), theme.SAFE_TOP, theme.HEADING)
    return _one_or_all(block)


def _begin(block: VGroup, lang: str) -> VGroup:
    """Type at the side of the safe area where its language begins to read."""
    side = beginning(lang)
    for line in block:
        line.set_x(theme.SAFE_RIGHT if side[0] > 0 else theme.SAFE_LEFT, side)
    return block


def _one_or_all(block: VGroup) -> Lettering | VGroup:
    lines = cast("list[Lettering]", list(block))
    return lines[0] if len(lines) == 1 else block


def source_line(sources: Iterable[Any], lang: str) -> Lettering | VGroup:
    """``来源：… · 截至2025年7月``: publisher and date of each ``data.Source``, above the subtitle band.

    What is too long for one line stands in several, broken between sources where that is enough.
    """
    block = credit_block(credit(sources, lang), stage().area.width, lang)
    stand(_begin(block, lang), theme.BAND_TOP)
    return _one_or_all(block)


def credit_block(words: str, width: float, lang: str) -> VGroup:
    """The lines of a credit, not yet in their place; SceneError where it does not fit the frame."""
    between, lines = languages.of(lang).screen.between, stage().frame.source_lines
    whole = _credit_line(words, lang)
    if whole.width <= width or (between not in words and lines <= 2):
        return VGroup(fit(whole, width))
    marks = (between,) if lines <= 2 else (between, "· ")
    cuts = [at + len(mark) for mark in marks for at in range(len(words)) if words.startswith(mark, at)]
    halves = [(words[:cut].rstrip().removesuffix("·").rstrip(), words[cut:]) for cut in cuts]
    upper, lower = min(halves, key=lambda pair: max(map(len, pair)), default=(words, ""))
    pair = VGroup(*(_credit_line(half, lang) for half in (upper, lower) if half))
    if lines <= 2:
        return VGroup(*(fit(line, width) for line in pair))
    if all(line.width <= width for line in pair):
        return pair
    return paragraph(words, width, lang, size=theme.SMALL, color=theme.MUTED, lines=lines)


def _credit_line(words: str, lang: str) -> Lettering:
    return text(words, theme.SMALL, theme.MUTED, lang=lang)


def stand(block: VGroup, foot: float) -> float:
    """Stand the lines of a credit above a height, in their order; how high up they take room."""
    for above, line in enumerate(reversed(block)):
        line.to_baseline(foot + (0.35 + 1.35 * above) * theme.SMALL)
    return (0.35 + 1.35 * (len(block) - 1)) * theme.SMALL + theme.SMALL


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
