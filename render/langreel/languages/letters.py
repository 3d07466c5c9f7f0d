"""Letters: which characters belong to a script, as the inside of a regular expression's brackets."""

from __future__ import annotations

from typing import Final

HAN: Final = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
"""Chinese characters, whichever language they write."""
KANA: Final = "\u3040-\u30ff"
HANGUL: Final = "\uac00-\ud7af"
