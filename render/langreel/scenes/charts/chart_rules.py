"""Chart rules: what charts claim by how they are drawn → where that claim is more than their data says."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import combinations

from langreel.geometry.color_distance import ALONE, NAMED, SIGHTS, distance
from langreel.languages import LANGUAGES, of
from langreel.model import Finding
from langreel.scenes.charts.audit import ChartAudit
from langreel.scenes.charts.color_scale import is_ordered

FROM_ZERO = {"bars", "area", "areas", "race", "snowball"}
"""Kinds whose lengths or areas are the values: they must begin at zero."""
UNEVEN = 0.04
"""The share of an axis by which a date may stand off its even place: months are not of one length."""
OFF = 0.01
"""The share of the largest by which a length or an area may miss its own."""
ADRIFT = 0.01
"""The share of a whole by which its parts may miss it: rounded numbers do not add up exactly."""
SAYING = tuple(words for each in LANGUAGES.values() for words in each.screen.two_axes)
"""Words that own up to two axes."""


def judge(audits: Sequence[ChartAudit], words: Collection[str], lang: str = "") -> Iterator[Finding]:
    """What is unfair in the charts on stage; ``words`` are all texts that stand there."""
    for audit in audits:
        yield from _baseline(audit)
        yield from _reach(audit)
        yield from _even(audit)
        yield from _colors(audit)
        yield from _shades(audit)
        yield from _sizes(audit)
        yield from _named_axes(audit)
        yield from _sums(audit)
        if audit.forecasts:
            message = f"{_named(audit)} draws what its source does not know yet with a solid line"
            yield _error("solid-projection", message, "cut it with until=, and chart.project(…) the rest")
    ways = (*SAYING, *(of(lang).screen.two_axes if lang else ()))
    if not any(way in text.lower() for way in ways for text in words):
        yield from _axes(audits)


def sourced(audits: Sequence[ChartAudit], words: Collection[str], lang: str = "") -> Iterator[Finding]:
    """Charts that stand there without a source line, at the end of a segment."""
    # Words as they are seen have plain spaces, whatever a language sets before a colon.
    known = (*LANGUAGES.values(), *([of(lang)] if lang else []))
    heads = tuple(" ".join(each.screen.source.partition("{}")[0].split()) for each in known)
    if audits and not any(text.startswith(heads) for text in words):
        hint = "give the chart its source=, or show self.source(table(…).source)"
        yield _error("no-source", f"{_named(audits[0])} stands there without a source line", hint)


def _baseline(audit: ChartAudit) -> Iterator[Finding]:
    if audit.kind in FROM_ZERO and audit.baseline != 0:
        message = f"{_named(audit)} begins at {audit.baseline:g}, not at zero"
        yield _error("truncated-baseline", message, "lengths and areas mean amounts only from zero")


def _reach(audit: ChartAudit) -> Iterator[Finding]:
    if audit.domain is None or audit.data is None:
        return
    (low, high), (least, most) = audit.domain, audit.data
    room = 1e-6 * (high - low)
    if least < low - room or most > high + room:
        message = f"{_named(audit)} shows {low:g} to {high:g}, its data go from {least:g} to {most:g}"
        yield _error("axis-too-short", message, "rescale the chart before it draws them")


def _even(audit: ChartAudit) -> Iterator[Finding]:
    """Dates that stand where time, running evenly from the first to the last, does not have them."""
    if len(audit.periods) < 3:
        return
    (first, start), *_, (last, end) = sorted(audit.periods)
    off = [
        abs((day - first) / (last - first) - (place - start) / (end - start))
        for day, place in audit.periods
        if last > first and end != start
    ]
    if off and max(off) > max(UNEVEN, 0.25 / (len(audit.periods) - 1)):
        hint = "leave room for the missing periods, or draw a line over time"
        yield _error("uneven-time", f"{_named(audit)} draws uneven periods evenly", hint)


def _colors(audit: ChartAudit) -> Iterator[Finding]:
    least = NAMED if audit.named else ALONE
    for (one, a), (other, b) in combinations(audit.colors.items(), 2):
        sight, far = min(((sight, distance(a, b, sight)) for sight in SIGHTS), key=lambda pair: pair[1])
        if far < least:
            message = f"{_named(audit)}: {one!r} and {other!r} look alike ({sight}, ΔE {far:.0f})"
            yield _error("colours-alike", message, "give one of them a lighter or darker colour")


def _shades(audit: ChartAudit) -> Iterator[Finding]:
    """A colour scale that goes to and fro, or of which nobody says what it means."""
    if audit.shades and not is_ordered(audit.shades, audit.turn):
        hint = "let colours grow lighter, or darker, all the way from the least (or from the middle)"
        yield _error("shades-unordered", f"{_named(audit)} has colours that do not follow its values", hint)
    if audit.shades and not audit.keyed:
        hint = "play chart.enter() first, and give it a legend="
        yield _error("no-colour-key", f"{_named(audit)} does not say what its colours mean", hint)


def _sizes(audit: ChartAudit) -> Iterator[Finding]:
    """Lengths or areas that are not in proportion to their values."""
    if not audit.sizes:
        return
    most, full = max(audit.sizes)
    wrong = [value for value, size in audit.sizes if most and abs(size / full - value / most) > OFF]
    if wrong:
        message = f"{_named(audit)} draws {wrong[0]:g} larger or smaller than its share of {most:g}"
        yield _error("out-of-proportion", message, "draw each as large as its value, from zero")


def _named_axes(audit: ChartAudit) -> Iterator[Finding]:
    for axis in audit.unnamed_axes:
        message = f"{_named(audit)} has a {axis} axis of numbers that nothing names"
        yield _error("unnamed-axis", message, f"say what it counts: {axis}_title=")


def _sums(audit: ChartAudit) -> Iterator[Finding]:
    """Parts that do not add up to the whole which they are shown as parts of."""
    for whole, parts in audit.sums:
        if abs(whole - parts) > ADRIFT * max(abs(whole), abs(parts)):
            message = f"{_named(audit)} shows parts of {whole:g} that add up to {parts:g}"
            yield _error("parts-and-whole", message, "name what is missing as a part of its own")


def _axes(audits: Sequence[ChartAudit]) -> Iterator[Finding]:
    """Two value axes over one plot."""
    for one, other in combinations([audit for audit in audits if audit.plot], 2):
        assert one.plot and other.plot
        smaller = min(one.plot.width * one.plot.height, other.plot.width * other.plot.height)
        apart = (one.unit, one.domain) != (other.unit, other.domain)
        if apart and one.plot.common(other.plot) > 0.5 * smaller:
            message = f"{_named(one)} and {_named(other)} share a plot but no axis"
            yield _error(
                "dual-axes",
                message,
                "draw them one above the other, or name the left axis and the right axis",
            )


def _named(audit: ChartAudit) -> str:
    return f"the chart “{audit.heading}”" if audit.heading else f"a chart ({audit.kind})"


def _error(rule: str, message: str, hint: str) -> Finding:
    return Finding("error", rule, message, hint=hint)
