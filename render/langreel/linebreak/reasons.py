"""Reasons: what a language's table of reasons adds to the cost of a break."""

from __future__ import annotations

from collections.abc import Sequence

from langreel.languages.breaking import BreakReason, Juncture, ReasonGroup


def weight(juncture: Juncture, groups: Sequence[ReasonGroup]) -> float:
    """The sum of the reasons that count: of each group the first that holds."""
    cost = 0.0
    for group in groups:
        reason = first(juncture, group)
        cost += reason.cost if reason else 0.0
    return cost


def first(juncture: Juncture, group: ReasonGroup) -> BreakReason | None:
    """The reason of a group that counts at a juncture."""
    for reason in group:
        if reason.holds(juncture):
            return reason
    return None
