"""Find in Korean: 1조 3200억 달러, 3천만 명, 절반, 두 배, 2013년 11월 2일."""

from __future__ import annotations

import re
from typing import Final

from langreel.languages.grammar import hedges
from langreel.languages.idioms import Idioms, constants, decades

_SHARES: Final = {
    r"절반|반(?=으로\s*(?:줄|감소))|반토막": "50", r"3분의\s?1": "100/3", r"3분의\s?2": "200/3",
    r"4분의\s?1": "25", r"4분의\s?3": "75",
}  # fmt: skip
_GROWTH: Final = {
    r"두\s?배|갑절|배로(?=\s*(?:늘|증가))": "2", r"세\s?배": "3", r"네\s?배": "4", r"다섯\s?배": "5",
    r"열\s?배": "10",
}  # fmt: skip

IDIOMS: Final = Idioms(
    powers={"천만": 7, "백만": 6, "십만": 5, "천억": 11, "백억": 10, "십억": 9, "천조": 15,
            "백조": 14, "십조": 13},
    units=(
        ("", r"\s*(?:bp\b|베이시스\s?포인트)", "point", "1/100"),
        ("", r"\s*(?:%|퍼센트)\s*(?:포인트|p\b)|\s?%p|\s*포인트", "point", "1"),
        ("", r"\s*(?:%|퍼센트|프로(?![가-힣]))", "percent", "1"),
        (r"온스당\s*", r"\s*(?:미국\s*)?달러", "USD/oz", "1"),
        ("", r"\s*달러/온스", "USD/oz", "1"),
        ("", r"\s*(?:미국\s*)?(?:달러|불(?![가-힣]))|\s?USD\b", "USD", "1"),
        (r"(?:US\$|\$)\s*", "", "USD", "1"),
        ("", r"\s*유로(?!존|화)", "EUR", "1"), (r"€\s*", "", "EUR", "1"),
        ("", r"\s*위안", "CNY", "1"), ("", r"\s*엔(?![진지])", "JPY", "1"), (r"¥\s*", "", "JPY", "1"),
        ("", r"\s*파운드", "GBP", "1"), (r"£\s*", "", "GBP", "1"),
        ("", r"\s*원(?![인유칙본])", "KRW", "1"), (r"₩\s*", "", "KRW", "1"),
        ("", r"\s*톤|\s?t\b", "t", "1"), ("", r"\s*배(?![달추])|×", "times", "1"),
        ("", r"\s*세기", "years", "100"), ("", r"\s*년(?:간)?(?!대)", "years", "1"),
        ("", r"\s*개월", "months", "1"), ("", r"\s*주(?:일|간)?(?![가-힣])", "weeks", "1"),
        ("", r"\s*일(?:간)?(?![가-힣])", "days", "1"),
    ),
    dates=("{year}년 {month}월 {day}일", "{year}년 {month}월", "{month}월 {day}일", "{year}년", "{year}년도"),
    rules=(
        *constants("share", "percent", _SHARES), *constants("growth", "times", _GROWTH),
        decades(r"(?<![0-9])((?:19|20)?[0-9]0)년대"),
    ),
    before=hedges(
        (r"(?:최대|거의)\s*$", "under"), (r"(?:최소|무려)\s*$", "over"), (r"(?:약|대략|~)\s*$", "about"),
    ),
    after=hedges(
        (r"\s*(?:이상|넘|초과|이 넘)|여\s", "over"), (r"\s*(?:이하|미만|가까이)", "under"),
        (r"\s*(?:정도|가량|안팎|내외|쯤)", "about"),
    ),
    nth=r"\s?(?:위|번째|호(?![가-힣]))",
    nth_before=r"제\s?$",
    linked=re.compile(r"\s*(?:[-–—~～〜]|에서|부터)\s*"),
)  # fmt: skip
