"""What a subtitle shows of a line's punctuation."""

from __future__ import annotations

import pytest

from langreel.captions.displayed_text import displayed


@pytest.mark.parametrize(
    ("lang", "text", "seen"),
    [
        ("zh", "它涨了，又跌了。", "它涨了 又跌了"),
        ("zh", "为什么？！真的！！", "为什么？真的！"),
        ("zh", "他想了想……走了...", "他想了想…走了…"),
        ("zh", "他说：“你好。”然后，走了。", "他说：“你好” 然后 走了"),
        ("zh", "日本、英国、", "日本、英国"),
        ("zh", "涨了1,316.7亿,对吗?", "涨了1,316.7亿 对吗？"),
        ("zh", "３８万亿ＵＳＤ", "38万亿USD"),
        ("zh", "债务很多——非常多", "债务很多——非常多"),
        ("zh", "  两  个 空格 ", "两 个 空格"),
        ("ja", "はい、そうです。ええ。", "はい そうです ええ"),
        ("ja", "（1,,）", "（1）"),
        ("en", "It grew... and grew,  they say.", "It grew… and grew, they say."),
        ("en", "Well..…⋯...", "Well…"),
        ("en", "It grew，and “fell”。", "It grew,and “fell”."),
    ],
)
def test_a_line_is_shown_by_the_rules_of_its_language(lang: str, text: str, seen: str):
    """Chinese loses stops and commas, English keeps its own; one ellipsis, one mark, half-width digits."""
    assert displayed(text, lang)(0, len(text)) == seen
