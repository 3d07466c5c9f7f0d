"""Reasons: what a language's table of reasons adds to the cost of a break."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from langreel.languages.breaking import BreakReason, Juncture, ReasonGroup


def weight(juncture: Juncture, groups: Sequence[ReasonGroup]) -> float:
    """The sum of the reasons that count."""
    return sum((reason.cost for reason in counting(juncture, groups)), 0.0)


def counting(juncture: Juncture, groups: Sequence[ReasonGroup]) -> Iterator[BreakReason]:
    """The first reason of each group that holds at a juncture."""
    for group in groups:
        reason = next((each for each in group if each.holds(juncture)), None)
        if reason:
            yield reason
