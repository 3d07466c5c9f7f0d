"""Japanese speech: the words for signs."""

from __future__ import annotations

from typing import Final

from langreel.languages.model import Speech

SPEECH: Final = Speech(
    {
        "&": "アンド", "+": "プラス", "=": "イコール", "×": "かける", "÷": "割る", "≈": "約",
        "±": "プラスマイナス",
        "≥": "以上", "≤": "以下", "%": "パーセント", "°": "度", "℃": "度", "@": "アットマーク", "→": "、",
    }
)  # fmt: skip
