"""A line that is said as before is cut as before, without being divided again."""

from __future__ import annotations

from dataclasses import replace

import pytest

from langreel.captions import dub_tracks
from langreel.captions.cutting import bilingual, cut, divided_lines, said_line
from langreel.captions.cutting.divided_lines import CuePiece, DividedLines

SAID = {
    "zh": ["2013年底，中国手里的美债有1.32万亿美元。", "如今只剩7300亿美元。"],
    "en": ["At the end of 2013, China held $1.32 trillion of US Treasuries.", "Today, $730 billion is left."],
}
ASKED = {"zh": ["为什么？"], "en": ["Why?"]}
EARLY = [(SAID, [(0.35, 5.2), (5.85, 2.6)]), (ASKED, [(9.35, 0.7)])]
LATE = [(SAID, [(1.35, 5.2), (6.85, 2.6)]), (ASKED, [(10.35, 0.7)])]


@pytest.fixture
def divisions(monkeypatch):
    """The words of each line that was divided."""
    seen = []
    divide = said_line.divide
    monkeypatch.setattr(
        said_line, "divide", lambda strips, pace: seen.append(strips[0].text) or divide(strips, pace)
    )
    return seen


def again(known: DividedLines, path) -> DividedLines:
    divided_lines.write(known, path)
    return divided_lines.read(path)


def test_what_moved_is_not_divided_again(spoken, divisions, tmp_path):
    """All lines begin a second later; their cues do, too, and no line is looked at again."""
    known = DividedLines()
    before = cut(spoken("zh", 30, EARLY), "en", {}, known=known)
    divisions.clear()
    after = cut(spoken("zh", 30, LATE), "en", {}, known=again(known, tmp_path / "known.json"))
    assert not divisions
    moved = [replace(cue.span, start=cue.span.start + 30) for cue in before.cues]
    assert [cue.span for cue in after.cues] == moved
    assert after == cut(spoken("zh", 30, LATE), "en", {})


def test_one_line_that_changed_is_divided(spoken, divisions, tmp_path):
    """One line has other words: it alone is divided, in each track that shows it."""
    known = DividedLines()
    bilingual(spoken("zh", 30, EARLY), "zh", "en", lexicons={}, known=known)
    divisions.clear()
    other = [EARLY[0], ({"zh": ["为什么？"], "en": ["How come?"]}, EARLY[1][1])]
    after = bilingual(
        spoken("zh", 30, other), "zh", "en", lexicons={}, known=again(known, tmp_path / "known.json")
    )
    assert divisions == ["为什么？"]
    assert after == bilingual(spoken("zh", 30, other), "zh", "en", lexicons={})


@pytest.mark.parametrize(
    ("lang", "fps", "rules"), [("zh", 30, "house"), ("en", 25, "house"), ("en", 30, "netflix-en")]
)
def test_what_decides_a_cut_is_asked_for(spoken, divisions, lang, fps, rules):
    """Another track, another rate, other rules: nothing that is known serves."""
    known = DividedLines()
    cut(spoken("zh", 30, EARLY), "en", {}, known=known)
    divisions.clear()
    cut(spoken("zh", fps, EARLY), lang, {}, rules=rules, known=known)
    assert len(divisions) == 3


def test_only_what_was_asked_for_is_kept(tmp_path):
    """Lines that a script no longer has are forgotten with the next file."""
    known = DividedLines({"gone": (CuePiece(0, 9, 9, ("Gone.",)),)})
    known.of("here", lambda: (CuePiece(0, 9, 9, ("Here.",)),))
    assert list(again(known, tmp_path / "known.json").before.values()) == [(CuePiece(0, 9, 9, ("Here.",)),)]


def test_the_job_goes_on_from_what_it_wrote(spoken, divisions, tmp_path):
    """Given its last file, the job of all tracks divides nothing and says the same."""
    timeline = spoken("zh", 30, EARLY)
    asked = {"langs": ("zh", "en"), "stacked": ("zh", "en"), "lexicons": {}, "timed": {}, "rules": "house"}
    first = dub_tracks.write_tracks(timeline, **asked, out=tmp_path / "first.json")
    divisions.clear()
    second = dub_tracks.write_tracks(
        timeline, **asked, earlier=(tmp_path / "first.json", first), out=tmp_path / "second.json"
    )
    assert second == first and not divisions
    assert (tmp_path / "second.json").read_bytes() == (tmp_path / "first.json").read_bytes()
