"""Mandarin speech: the words for signs, and letters that no voice knows."""

from __future__ import annotations

import unicodedata
from typing import Final

from langreel.languages.model import Speech
from langreel.languages.zh.pinyin import readable

SYMBOLS: Final = {
    "&": "和", "+": "加", "=": "等于", "×": "乘", "÷": "除以", "<": "小于", ">": "大于", "≈": "约等于",
    "°": "度", "℃": "摄氏度", "%": "百分号", "@": "at", "±": "正负", "≥": "大于等于", "≤": "小于等于",
    "≠": "不等于", "√": "根号", "→": "，", "／": "，", "·": "",
}  # fmt: skip


def _strange(letter: str) -> bool:
    """Whether a letter is neither Latin nor a character with a reading."""
    script = unicodedata.name(letter, "?").split()[0]
    return script not in {"LATIN", "FULLWIDTH"} and not (letter.isascii() or readable(letter))


SPEECH: Final = Speech(SYMBOLS, _strange)
