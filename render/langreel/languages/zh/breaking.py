"""Chinese line breaking: cheap after punctuation, dear beside the small words that lean on others."""

from __future__ import annotations

from functools import cache
from typing import Any, Final

from langreel.languages import han
from langreel.languages.breaking import Breaking, BreakReason, ReasonGroup, begins, words

LEAN_BACK: Final = frozenset("的地得了着过吗呢吧啊嘛呀么们等里上下中内外后前时间起到成完掉住之多")
"""A phrase of one such letter leans on what stands before it: never a good first word of a line."""
LEAN_BACK_WORDS: Final = words("""
    手里 手中 手上 之间 之后 之前 之内 之外 以来 以上 以下 以内 以外 以后 以前 左右 当中 里面 上面 下面 本身
    起来 下去 下来
""")
LEAD_ON: Final = "约近超是和与或及把被给让使将对向从比每第"
"""A phrase that ends so leads what follows: never a good last word of a line."""
LEAD_ON_ALONE: Final = frozenset(
    "在为跟同而但并且也都就还又再才已正不没未很更最太较只仅达有用以由于这那该各某其本"
    "当若如因所请要会能可想去来买卖拿花借净却曾竟便先各共"
)
"""The same, where the letter is a phrase of its own."""
OPENERS: Final = words("""
    但是 不过 然而 因为 所以 如果 虽然 而且 并且 于是 因此 只要 只有 除非 同时 以及 或者 还是 而是
    和 与 或 但 而 却 并 则 也 就 才 还 把 被 从 在 向 对 为 给 比 用 是 有 已经 将 会 达到 超过
""")


REASONS: Final[tuple[ReasonGroup, ...]] = (
    (
        BreakReason(25, lambda juncture: juncture.after in LEAN_BACK, "美债|的收益"),
        BreakReason(8, begins(*LEAN_BACK_WORDS), "中国|手里的美债"),
    ),
    (
        BreakReason(10, han.leads_on(LEAD_ON, LEAD_ON_ALONE), "财政部长和|总统"),
        BreakReason(6, han.half_leads_on(han.LEAD_ON), "总额达到|顶点"),
    ),
    (BreakReason(-3, begins(*OPENERS), "美元涨了|但是日元跌了"),),
    *han.SHARED,
)


@cache
def _phrases() -> Any:
    import budoux

    return budoux.load_default_simplified_chinese_parser()


BREAKING: Final = Breaking(han.NUMBERS, han.TERMS, REASONS, phrases=_phrases)
