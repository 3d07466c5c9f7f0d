"""Line changes: every line before and now is told once, and what is the same is left alone."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from langreel.manuscript.update.line_changes import line_changes

LINES = st.lists(
    st.sampled_from(["One.", "Two men came.", "Two women came.", "两个人来了。", "三个人来了。", "End."]),
    max_size=9,
)


def kinds(before: list[str], now: list[str]) -> list[str]:
    return [each.kind for each in line_changes(before, now)]


@given(LINES, LINES)
def test_every_line_is_told_once(before, now):
    """What stood before, and what stands now; a line that moved is told at both of its places."""
    found = line_changes(before, now)
    assert sorted(each.now for each in found if each.now >= 0) == list(range(len(now)))
    assert {each.before for each in found if each.before >= 0} == set(range(len(before)))
    assert all(before[each.before] == now[each.now] for each in found if each.kind == "same")


def test_a_line_that_is_alike_was_changed():
    """One that is not came, and another went."""
    assert kinds(["The debt grew last year."], ["The debt grew this year."]) == ["changed"]
    assert kinds(["The debt grew."], ["Nobody knows why."]) == ["gone", "came"]


def test_a_line_elsewhere_has_moved():
    """It is told where it stands now, and where it stood."""
    assert kinds(["One.", "Two.", "Three."], ["Two.", "Three.", "One."]) == ["moved", "same", "same", "moved"]
