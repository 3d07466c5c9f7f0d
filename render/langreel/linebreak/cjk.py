"""Chinese and Japanese: breaks between BudouX phrases, cheap after punctuation, dear beside small words."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from functools import lru_cache
from itertools import accumulate
from typing import Any, Final

from langreel.linebreak.words import (
    CLASSIFIERS,
    FORMAL_JA,
    LEAD_ON,
    LEAD_ON_ALONE,
    LEAD_ON_WORDS,
    LEAN_BACK,
    LEAN_BACK_WORDS,
    OPENERS,
)

PHRASE: Final = 10.0
INSIDE: Final = 60.0
_SHORT: Final = 5.0  # 也就是说，如今，… belong to what they introduce
_COUNT: Final = re.compile(r"[0-9一二两三四五六七八九十百千几]")
_CLOSERS: Final = "”’」』）】〕》)"
_AFTER: Final = {
    **dict.fromkeys("。！？!?", 0.0),
    **dict.fromkeys("；;…⋯", 1.0),
    **dict.fromkeys("：:，,—", 2.0),
    **dict.fromkeys("、", 4.0),
    **dict.fromkeys(_CLOSERS, 7.0),
}


def costs(text: str, lang: str, spans: Collection[tuple[int, int]]) -> Mapping[int, float]:
    """A cost for each offset inside the text; ``spans`` are its glued pieces."""
    found = dict.fromkeys(range(1, len(text)), INSIDE)
    ends = list(accumulate(map(len, _parser(lang).parse(text)))) if text else []
    inside = {offset for start, end in spans for offset in range(start + 1, end)}
    edges = sorted({0, *ends, *(edge for span in spans for edge in span)} - inside)
    for number in range(1, len(edges) - 1):
        before, after = (text[edges[number + i] : edges[number + i + 1]] for i in (-1, 0))
        found[edges[number]] = PHRASE + _between(before, after, lang, edges[number], spans)
    return {offset: _punctuated(text, offset, cost) for offset, cost in found.items()}


@lru_cache
def _parser(lang: str) -> Any:
    import budoux

    if lang == "ja":
        return budoux.load_default_japanese_parser()
    return budoux.load_default_simplified_chinese_parser()


def _between(before: str, after: str, lang: str, offset: int, spans: Collection[tuple[int, int]]) -> float:
    """What two neighbouring phrases add to the break between them."""
    cost = 0.0
    if len(after) == 1 and after in LEAN_BACK[lang]:
        cost += 25
    elif lang == "zh" and after.startswith(LEAN_BACK_WORDS):
        cost += 8
    elif lang == "ja" and (after[0] == "を" or (_kana(after[0]) and any(end == offset for _, end in spans))):
        cost += 25  # a particle belongs to the number, the name or the noun before it
    elif lang == "ja" and after.startswith(FORMAL_JA):
        cost += 8
    if before[-1] in LEAD_ON[lang] or (lang == "zh" and before in LEAD_ON_ALONE):
        cost += 10
    elif before.endswith(LEAD_ON_WORDS) or (lang == "zh" and len(before) == 1):
        cost += 6
    if before[-1] in "的の":
        cost += 4
    if before in CLASSIFIERS or (before[-1] in CLASSIFIERS and _COUNT.search(before)):
        cost += 10
    if lang == "zh" and after.startswith(OPENERS):
        cost -= 3
    return cost + (1 if any(offset in span for span in spans) else 0)


def _kana(char: str) -> bool:
    """Whether a character is hiragana, the script of particles and endings."""
    return "\u3041" <= char <= "\u3096"


def _clause(head: str) -> int:
    """How many characters the clause has that the last comma of ``head`` ends."""
    return len(re.split(r"[，。；：！？,;:!?\s]", head[:-1])[-1])


def _punctuated(text: str, offset: int, cost: float) -> float:
    """Punctuation before a break makes it cheap; so does a space that stands for it."""
    head = text[:offset].rstrip()
    bare = head.rstrip(_CLOSERS) or head
    for last in (bare[-1:], head[-1:]):
        if last in _AFTER and last:
            return min(cost, _AFTER[last] + (_SHORT if last in "，," and _clause(bare) <= 4 else 0.0))
    if head and text[offset - 1].isspace():
        return min(cost, 20.0 if head[-1].isascii() and text[offset].isascii() else 2.0)
    dangles = len(head) > 2 and 0 < _clause(head + "，") <= 2
    return cost + (_SHORT if dangles and len(head) > _clause(head + "，") else 0.0)
