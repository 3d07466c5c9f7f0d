"""Fold: lay one text over few lines, at cheap breaks, balanced, the lower line longer.

Type that is read at a glance (``even``) is balanced more strictly, and leaves no word alone on a line.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from functools import partial
from itertools import pairwise
from math import ceil

from langreel import languages
from langreel.linebreak.edges import Break, breaks
from langreel.linebreak.kinsoku import tied

Shown = Callable[[int, int], str]
"""What a viewer sees of ``text[start:end]`` on a line of its own."""
Measure = Callable[[str], float]
"""How wide a line is."""
Alone = Callable[[str, float, float], bool]
"""Whether a line of a width, where each should have a share, is too little to stand alone."""

_TORN = 1000.0
_BALANCE = 40.0
_REACH = 1.6
"""Of what an even line should have: it is as uneven as if so much were the width, where there is more."""
_LEAN = 0.06
_ALONE = 400.0
"""Of a short line of one word: more than any break costs, less than a torn word."""


def wrap(
    text: str,
    lang: str,
    width: int,
    *,
    keep: Collection[str] = (),
    measure: Measure = len,
    even: bool = False,
) -> tuple[str, ...]:
    """The text on as few lines of ``width`` characters as hold it; a newline in it always breaks.

    Lines of a title are ``even``: none of them is one short word, or one character of a language without
    spaces, where another break into as many lines is better.

    What belongs together and is longer than a whole line comes apart at its spaces; a word longer than a line
    is torn, nothing else ever is.

    >>> wrap("中国手里的美债有1.32万亿美元", "zh", 12)
    ('中国手里的美债', '有1.32万亿美元')
    >>> wrap("Where do the dollars go?", "en", 21), wrap("Where do the dollars go?", "en", 21, even=True)
    (('Where do the dollars', 'go?'), ('Where do', 'the dollars go?'))
    """
    paragraphs = (paragraph.strip() for paragraph in text.splitlines())
    return tuple(
        line
        for paragraph in paragraphs
        for line in _wrapped(paragraph, lang, width, keep=keep, measure=measure, even=even)
    )


def _wrapped(
    text: str, lang: str, width: int, *, keep: Collection[str], measure: Measure, even: bool
) -> tuple[str, ...]:
    def displayed(start: int, end: int) -> str:
        return text[start:end].strip()

    if not text:
        return ()
    edges = breaks(text, lang, keep)
    laid = partial(
        fold,
        start=0,
        end=len(text),
        shown=displayed,
        width=width,
        lines=len(text),
        measure=measure,
        alone=partial(is_alone, spaced=languages.of(lang).spaced) if even else None,
    )
    found = laid(edges) or laid(parted(text, edges)) or laid(torn(text, edges))
    return found[0] if found else (text,)


def parted(text: str, edges: Sequence[Break]) -> tuple[Break, ...]:
    """The breaks, and those after all other spaces that may break."""
    known = {edge.offset for edge in edges}
    rest = (n for n in range(1, len(text)) if n not in known and text[n - 1] == " ")
    return tuple(sorted((*edges, *(Break(n, _TORN) for n in rest)), key=lambda edge: edge.offset))


def torn(text: str, edges: Sequence[Break]) -> tuple[Break, ...]:
    """The breaks, and between any other two characters a last resort."""
    known = {edge.offset for edge in edges}
    rest = (n for n in range(1, len(text)) if n not in known and not tied(text[n - 1], text[n]))
    return tuple(sorted((*edges, *(Break(n, _TORN) for n in rest)), key=lambda edge: edge.offset))


def fold(
    edges: Sequence[Break],
    start: int,
    end: int,
    *,
    shown: Shown,
    width: int,
    lines: int,
    measure: Measure = len,
    alone: Alone | None = None,
) -> tuple[tuple[str, ...], float] | None:
    """The best lines for ``text[start:end]`` and their cost, on as few lines as fit; None where none do.

    They are even, and none is ``alone`` if that can be helped, where it is known what that is.
    """
    whole = measure(shown(start, end))
    if whole <= width:
        return (shown(start, end),), 0.0
    stops = [Break(start, 0.0), *(edge for edge in edges if start < edge.offset < end), Break(end, 0.0)]
    for count in range(max(2, ceil((whole - lines) / width)), min(lines, len(stops) - 1) + 1):
        path = _best(stops, count, whole, shown=shown, width=width, measure=measure, alone=alone)
        if path is not None:
            places, cost = path
            return tuple(shown(a, b) for a, b in pairwise(places)), cost
    return None


def _best(
    stops: Sequence[Break],
    count: int,
    whole: float,
    *,
    shown: Shown,
    width: int,
    measure: Measure,
    alone: Alone | None,
) -> tuple[tuple[int, ...], float] | None:
    """The cheapest way from the first stop to the last in exactly ``count`` lines."""
    reached: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, (stops[0].offset,))}
    for number in range(count):
        aim = whole / count * (1 + _LEAN * (2 * number - count + 1))
        step: dict[int, tuple[float, tuple[int, ...]]] = {}
        for origin, (spent, places) in reached.items():
            for target in range(origin + 1, len(stops)):
                line = shown(stops[origin].offset, stops[target].offset)
                size = measure(line)
                if size > width:
                    break
                if line:
                    cost = spent + stops[target].cost + _uneven(line, size, aim, width=width, alone=alone)
                    if target not in step or cost < step[target][0]:
                        step[target] = cost, (*places, stops[target].offset)
        reached = step
    last = reached.get(len(stops) - 1)
    return None if last is None else (last[1], last[0])


def _uneven(line: str, size: float, aim: float, *, width: int, alone: Alone | None) -> float:
    """What it costs that a line is not as long as it should be."""
    if not alone:
        return _BALANCE * ((size - aim) / width) ** 2
    uneven = _BALANCE * ((size - aim) / min(width, _REACH * aim)) ** 2
    return uneven + (_ALONE if alone(line, size, aim) else 0.0)


def is_alone(line: str, size: float, share: float, *, spaced: bool) -> bool:
    """Whether a line is one word of less than half its share, or one character of a language without spaces.

    >>> is_alone("go?", 3, 11.5, spaced=True), is_alone("no longer", 9, 11.5, spaced=True)
    (True, False)
    >>> is_alone("期。", 2, 3.5, spaced=False), is_alone("市场", 2, 4.5, spaced=False)
    (True, False)
    """
    if not spaced:
        return sum(map(str.isalnum, line)) < 2
    return " " not in line and size < share / 2
