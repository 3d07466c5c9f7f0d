"""Table: every subtitle rule in one row: what it asks, what sees a breach, and what mends it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from langreel.captions.rules import style, text, timing
from langreel.captions.rules.example import Example, one
from langreel.captions.rules.judged_track import JudgedTrack, Remark
from langreel.model import Severity

Fix = Literal["", "rebreak", "retime", "replace"]
FIXES: Final[Mapping[Fix, str]] = {
    "replace": "full stops, ellipses, half- and full-width marks, spaces beside marks, italics, dialogue "
    "hyphens, dots in names",
    "rebreak": "lines too wide, too many, broken in a number, a word or where one would do, cues too full",
    "retime": "overlaps, gaps, cues too short or too long, starts and ends beside a cut",
}
"""What ``rules.fix`` mends in one go."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: what it asks for, what sees a breach, and what mends it, if a machine can.

    ``always``: the mended track never breaks it; else mending does what words and time allow.
    """

    severity: Severity
    sees: Callable[[JudgedTrack], Iterator[Remark]]
    asks: str
    example: Example
    fix: Fix = ""
    always: bool = False


RULES: Final[Mapping[str, Rule]] = {
    "empty": Rule(
        "error", text.empty, "A cue shows words.",
        Example(("一句话", "150-180 "), ("0-90 一句话",)), "replace", always=True),
    "max-chars-per-line": Rule(
        "error", text.wide, "A line is no wider than the language allows.",
        one("这些美元最后都去了哪里它们绕了一圈又回去了",
            "这些美元最后都去了哪里|它们绕了一圈又回去了"), "rebreak", always=True),
    "max-lines": Rule(
        "error", text.tall, "A cue has no more lines than are allowed.",
        one("这些美元|最后都去了哪里|没人知道", "这些美元|最后都去了哪里 没人知道"), "rebreak", always=True),
    "one-line": Rule(
        "warning", text.joinable, "What fits on one line stands on one.",
        one("Two lines|where one will do", "Two lines where one will do"), "rebreak", always=True),
    "break": Rule(
        "warning", style.poor, "Lines break where the sense does.",
        one("They sold the|Treasury bonds that they had held for years",
            "They sold the Treasury bonds|that they had held for years"), "rebreak"),
    "line-start": Rule(
        "error", text.bad_start, "No line begins with a mark that closes something.",
        one("中国手里的美债去了哪里|？没有人说得清楚", "中国手里的美债去了哪里？|没有人说得清楚"), "rebreak"),
    "line-end": Rule(
        "error", text.bad_end, "No line ends with a mark that opens something.",
        one("大家都在看的那本书《|债务的历史》写得很清楚", "大家都在看的那本|书《债务的历史》写得很清楚"),
        "rebreak"),
    "number-split": Rule(
        "error", text.number_split, "A number stays with what it counts.",
        one("All of this together costs about $5|billion of it every year",
            "All of this together costs|about $5 billion of it every year"), "rebreak"),
    "word-split": Rule(
        "warning", text.word_split,
        "No line tears a word that has no spaces around it, or a letter from its marks.",
        one("หนี้ทั้งหมดขอ|งประเทศเพิ่มขึ้น", "หนี้ทั้งหมดของประเทศเพิ่มขึ้น"), "rebreak"),
    "stop-at-line-end": Rule(
        "error", text.stopped, "Chinese and Japanese show a space for a stop or comma, and none at an end.",
        one("第一句话，说完了。", "第一句话 说完了"), "replace", always=True),
    "spaces": Rule(
        "warning", text.spaces, "No space is doubled, at an end of a line, or where none belongs.",
        one("It doubled ,  then fell", "It doubled, then fell"), "replace", always=True),
    "ellipsis": Rule(
        "error", text.ellipsis, "An ellipsis is one character.",
        one("他想了想……", "他想了想…"), "replace", always=True),
    "doubled-mark": Rule(
        "warning", text.doubled, "One question or exclamation mark is enough.",
        one("为什么？！", "为什么？"), "replace"),
    "half-width-punctuation": Rule(
        "warning", text.half_width, "Marks between Chinese or Japanese characters are full-width.",
        one("为什么?因为便宜", "为什么？因为便宜"), "replace", always=True),
    "full-width-characters": Rule(
        "warning", text.full_width, "Digits and Latin letters are half-width.",
        one("第１句话", "第1句话"), "replace", always=True),
    "italics": Rule(
        "error", text.italics, "Chinese, Japanese, Korean and Arabic are never set in italics.",
        one("<i>债务</i>", "债务"), "replace", always=True),
    "dialogue": Rule(
        "warning", style.dialogue,
        "Two speakers: a hyphen before each line, and the space behind it that the language has.",
        one("- Yes.|- No.", "-Yes.|-No."), "replace"),
    "foreign-name": Rule(
        "warning", style.names, "Chinese joins the parts of foreign names with ·; initials have no stops.",
        one("斯科特.贝森特", "斯科特·贝森特"), "replace", always=True),
    "continued": Rule(
        "warning", style.continued, "A sentence runs over two cues without dash or ellipsis.",
        Example(("It rose and then…", "…it fell."), ("0-90 It rose and then", "120-210 it fell.")),
        "replace", always=True),
    "small-number": Rule(
        "info", style.numerals, "English spells one to ten where they measure nothing.",
        one("It took 4 tries.", "It took four tries.")),
    "glyphs": Rule(
        "error", style.glyphs, "The font of the track's language has every character.",
        one("債𓂀", "債")),
    "band": Rule(
        "warning", style.band, "The band below the picture holds two lines.",
        one("这些美元|最后都去了哪里|没人知道", "这些美元|最后都去了哪里 没人知道"), "rebreak", always=True),
    "overlap": Rule(
        "error", timing.overlap, "No cue begins before the one before it ends.",
        Example(("0-60 前半句", "55-120 后半句"), ("0-53 前半句", "55-120 后半句")), "retime", always=True),
    "min-gap": Rule(
        "error", timing.tight, "Two cues are some frames apart.",
        Example(("0-60 前半句", "61-120 后半句"), ("0-59 前半句", "61-120 后半句")), "retime", always=True),
    "gap-to-close": Rule(
        "warning", timing.loose, "A gap too short to rest in is closed.",
        Example(("0-50 前半句", "60-120 后半句"), ("0-58 前半句", "60-120 后半句")), "retime", always=True),
    "min-duration": Rule(
        "error", timing.short, "A cue stands long enough to be seen.",
        one("0-10 短", "0-25 短"), "retime"),
    "max-duration": Rule(
        "error", timing.long, "A cue does not outstay its words.",
        one("0-300 太长", "0-210 太长"), "retime", always=True),
    "reading-speed": Rule(
        "error", timing.fast, "A cue can be read in its time.",
        one("0-30 一二三四五六七八九十", "0-34 一二三四五六七八九十"), "retime"),
    "extra-time": Rule(
        "info", timing.busy, "Beside a long figure or a chart that moves there is more time to read.",
        one("0-60 债务一共是123456789元", "0-90 债务一共是123456789元")),
    "words": Rule(
        "warning", timing.wordy, "Words have their time, where a rule set counts them (`bbc-en`).",
        one("0-30 one two three four five", "0-50 one two three four five", rules="bbc-en"),
        "retime"),
    "ideal-speed": Rule(
        "info", timing.brisk, "A cue is best read at ease.",
        one("0-30 一二三四五六七八", "0-36 一二三四五六七八")),
    "in-time": Rule(
        "warning", timing.off_voice, "A cue begins with its words.",
        one("20-90 一句话", "30-90 一句话", film=True)),
    "out-tail": Rule(
        "warning", timing.lingers, "A cue does not stand long after its words.",
        one("120-200 一句话", "120-190 一句话", film=True)),
    "shot-cut": Rule(
        "warning", timing.off_cut, "Cues begin on a cut and end just before one, never close to it.",
        one("303-390 一句话", "300-390 一句话", film=True), "retime"),
}  # fmt: skip
"""By name, in the order in which a cue's findings are told."""
