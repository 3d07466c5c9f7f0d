"""Line breaking of Chinese in traditional characters: the reasons are those of simplified ones."""

from __future__ import annotations

from functools import cache
from typing import Any, Final

from langreel.languages import han
from langreel.languages.breaking import Breaking, BreakReason, ReasonGroup, begins, words

LEAN_BACK: Final = frozenset("的地得了著過嗎呢吧啊嘛呀麼們等裡裏上下中內外後前時間起到成完掉住之多")
"""A phrase of one such letter leans on what stands before it: never a good first word of a line."""
LEAN_BACK_WORDS: Final = words("""
    手裡 手中 手上 之間 之後 之前 之內 之外 以來 以上 以下 以內 以外 以後 以前 左右 當中 裡面 上面 下面 本身
    起來 下去 下來
""")
LEAD_ON: Final = "約近超是和與或及把被給讓使將對向從比每第"
"""A phrase that ends so leads what follows: never a good last word of a line."""
LEAD_ON_ALONE: Final = frozenset(
    "在為跟同而但並且也都就還又再才已正不沒未很更最太較只僅達有用以由於這那該各某其本"
    "當若如因所請要會能可想去來買賣拿花借淨卻曾竟便先各共"
)
"""The same, where the letter is a phrase of its own."""
OPENERS: Final = words("""
    但是 不過 然而 因為 所以 如果 雖然 而且 並且 於是 因此 只要 只有 除非 同時 以及 或者 還是 而是
    和 與 或 但 而 卻 並 則 也 就 才 還 把 被 從 在 向 對 為 給 比 用 是 有 已經 將 會 達到 超過
""")
_LONG: Final = words(
    "將近 大約 接近 超過 不到 等於 相當於 達到 至少 最多 大概 必須 可以 可能 應該 需要 能夠 正在 沒有"
)


REASONS: Final[tuple[ReasonGroup, ...]] = (
    (
        BreakReason(25, lambda juncture: juncture.after in LEAN_BACK, "美債|的收益"),
        BreakReason(8, begins(*LEAN_BACK_WORDS), "中國|手裡的美債"),
    ),
    (
        BreakReason(10, han.leads_on(LEAD_ON, LEAD_ON_ALONE), "財政部長和|總統"),
        BreakReason(6, han.half_leads_on(_LONG), "總額達到|頂點"),
    ),
    (BreakReason(-3, begins(*OPENERS), "美元漲了|但是日圓跌了"),),
    *han.SHARED,
)


@cache
def _phrases() -> Any:
    import budoux

    return budoux.load_default_traditional_chinese_parser()


BREAKING: Final = Breaking(han.NUMBERS, han.TERMS, REASONS, phrases=_phrases)
