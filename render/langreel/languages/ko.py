"""Korean, as far as it is known: how it looks and how fast it is read. Its numbers are not read yet."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from langreel.languages.neutral import NEUTRAL

KOREAN: Final = replace(
    NEUTRAL,
    code="ko",
    tag="ko",
    wide=True,
    font="Noto Sans CJK KR",
    leading=1.5,
    pace=5.0,
)
