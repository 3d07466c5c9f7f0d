"""Act order: segments in a new order → the act that each of them stands in, with as few moves as can be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence


def acts_of(order: Sequence[str], home: Mapping[str, int], acts: int) -> list[int]:
    """The act of each segment of an order; acts follow one another, and most segments stay where they are.

    >>> acts_of(["a", "d", "b", "c"], {"a": 0, "b": 0, "c": 1, "d": 1}, 2)
    [0, 0, 0, 1]
    """
    # costs[act]: the fewest moves with which the segments so far end in that act; ways[act] is how.
    costs, ways = [0] * acts, [list[int]() for _ in range(acts)]
    for segment in order:
        best, before = list[int](), list[list[int]]()
        for act in range(acts):
            came = min(range(act + 1), key=costs.__getitem__)
            best.append(costs[came] + (home[segment] != act))
            before.append([*ways[came], act])
        costs, ways = best, before
    return ways[min(range(acts), key=lambda act: costs[act])] if acts else []
