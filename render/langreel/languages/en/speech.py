"""English speech: the words for signs, and letters that no voice knows."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from langreel.languages.letters import HAN
from langreel.languages.model import Speech

SYMBOLS: Final = {
    "&": "and", "+": "plus", "=": "equals", "×": "times", "÷": "divided by", "<": "less than",
    ">": "more than", "≈": "about", "°": "degrees", "℃": "degrees Celsius", "%": "percent", "@": "at",
    "±": "plus or minus", "≥": "at least", "≤": "at most", "≠": "is not", "√": "the square root of",
    "→": ", ", "·": "",
}  # fmt: skip


def _strange(letter: str) -> bool:
    """Whether a letter belongs to another script, or a numeral to Chinese."""
    script = unicodedata.name(letter, "?").split()[0]
    other = letter.isalpha() or bool(re.match(f"[{HAN}]", letter))
    return script not in {"LATIN", "DIGIT"} and other


SPEECH: Final = Speech(SYMBOLS, _strange)
