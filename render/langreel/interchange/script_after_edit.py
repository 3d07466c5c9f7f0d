"""Script change: the segments of an edit against those of the script → what changes, and the new texts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import groupby

from langreel.errors import ContentError
from langreel.interchange.act_order import acts_of
from langreel.interchange.act_text import ActText, act_text, commented, moved, values_of, with_hold
from langreel.interchange.placement import Placement
from langreel.model import Episode


@dataclass(frozen=True, slots=True)
class ScriptChange:
    """By files of the acts: their segments before and after; the holds that become others, in seconds.

    ``remarks`` are what the script cannot follow.
    """

    before: Mapping[str, tuple[str, ...]]
    after: Mapping[str, tuple[str, ...]]
    holds: Mapping[str, tuple[Fraction, Fraction]] = field(default_factory=dict)
    remarks: tuple[str, ...] = ()

    @property
    def left_out(self) -> tuple[str, ...]:
        """The segments that the edit does without."""
        kept = {name for names in self.after.values() for name in names}
        return tuple(name for names in self.before.values() for name in names if name not in kept)

    @property
    def words(self) -> tuple[str, ...]:
        """The change in words, a line each."""
        return tuple(self._words())

    def _words(self) -> Iterator[str]:
        home = {name: path for path, names in self.before.items() for name in names}
        for name in self.left_out:
            yield f"{name} is left out"
        for path, names in self.after.items():
            stayed = [name for name in self.before[path] if name in names]
            if names != tuple(stayed):
                yield f"{path}: {', '.join(names)}"
            for name in names:
                if home[name] != path:
                    yield f"{name} comes from {home[name]}"
        for name, (old, new) in self.holds.items():
            yield f"{name} holds {seconds_text(new)} s instead of {seconds_text(old)} s"


def script_change(episode: Episode, placement: Placement, rate: Fraction) -> ScriptChange:
    """What of the script would have to be otherwise; lengths are changed by ``hold:`` alone."""
    before = {act.place.path: tuple(each.id for each in act.segments) for act in episode.acts}
    home = {name: number for number, names in enumerate(before.values()) for name in names}
    order = [each.segment for each in placement.segments]
    acts = acts_of(order, home, len(before))
    after = {
        path: tuple(name for name, act in zip(order, acts) if act == number)
        for number, path in enumerate(before)
    }
    holds, remarks = dict[str, tuple[Fraction, Fraction]](), list[str]()
    known = {segment.id: Fraction(str(segment.hold)) for segment in episode.segments}
    for each in placement.segments:
        old = known[each.segment]
        new = old + each.more / rate
        if new < 0:
            remarks.append(
                f"{each.segment} is {float(-new):.2f} s shorter than its words: that cannot be taken back"
            )
        if each.more and max(new, Fraction()) != old:
            holds[each.segment] = (old, max(new, Fraction()))
    remarks += _torn(episode, order)
    return ScriptChange(before, after, holds, tuple(remarks))


def _torn(episode: Episode, order: Sequence[str]) -> Iterator[str]:
    """Shots of several segments that are not shown as one, and in their order, any more."""
    for scene, shot in groupby(episode.segments, key=lambda segment: segment.scene):
        names = [segment.id for segment in shot]
        left = [name for name in names if name in order]
        now = [name for name in order if name in names]
        apart = left and order.index(now[-1]) - order.index(now[0]) >= len(left)
        if scene and (left != now or apart):
            yield f"{scene} draws {', '.join(names)} as one shot in this order: it has to follow by hand"


def seconds_text(seconds: Fraction) -> str:
    """Seconds as the script has them, to the millisecond.

    >>> seconds_text(Fraction(31, 15)), seconds_text(Fraction(2))
    ('2.067', '2')
    """
    whole, part = divmod(round(seconds * 1000), 1000)
    return f"{whole}.{part:03}".rstrip("0").rstrip(".")


def changed_texts(change: ScriptChange, texts: Mapping[str, str]) -> Mapping[str, str]:
    """The new texts of the acts' files, by path; empty for an act of which nothing is left.

    ContentError where a segment would not say the same in its new place.
    """
    held = {path: _held(text, path, change) for path, text in texts.items()}
    acts = {path: act_text(text, path) for path, text in held.items()}
    blocks = {name: (act, block) for act in acts.values() for name, block in act.blocks.items()}
    made = {path: _act(act, change, blocks) for path, act in acts.items()}
    for path, text in made.items():
        _require_same(path, text, change, held=held)
    return {path: text for path, text in made.items() if text != texts[path]}


def _held(text: str, path: str, change: ScriptChange) -> str:
    for name in change.before[path]:
        if name in change.holds and name not in change.left_out:
            text = with_hold(text, path, name, seconds_text(change.holds[name][1]))
    return text


def _act(act: ActText, change: ScriptChange, blocks: Mapping[str, tuple[ActText, str]]) -> str:
    names = change.after[act.shown]
    if not names:
        return ""
    if names == tuple(act.blocks):
        return act.text()
    laid = [_block(act, *blocks[name]) for name in names]
    for name in reversed([name for name in act.blocks if name in change.left_out]):
        laid.insert(_behind(name, list(act.blocks), names), commented(act.blocks[name], act.indent))
    return act.with_blocks(laid)


def _block(act: ActText, home: ActText, block: str) -> str:
    return block if home is act else moved(block, act.indent - home.indent)


def _behind(name: str, before: Sequence[str], names: Sequence[str]) -> int:
    """Where a segment that is left out stays: behind the one it stood behind."""
    earlier = [each for each in before[: before.index(name)] if each in names]
    return names.index(earlier[-1]) + 1 if earlier else 0


def _require_same(path: str, text: str, change: ScriptChange, *, held: Mapping[str, str]) -> None:
    """Every segment must say what it said: an alias, say, may have lost its anchor."""
    if not text:
        return
    said = {name: value for other, each in held.items() for name, value in values_of(each, other).items()}
    now = values_of(text, path)
    if tuple(now) != change.after[path] or any(said[name] != value for name, value in now.items()):
        hint = "change it by hand; nothing was written"
        raise ContentError("the segments cannot be moved without saying something else", path, hint)
