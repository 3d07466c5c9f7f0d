"""Names in digits, which Mandarin says in their own way: 9·11, 80后, 618大促, 7/8月, C919, 波音747."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from langreel.languages.grammar import NumberRule, Reading, Unspeakable
from langreel.languages.zh.numbers_said import digits, integer


def _apart(found: re.Match[str]) -> Iterator[Reading]:
    """Digit by digit, without the signs between them."""
    yield Reading(*found.span(1), digits(re.sub("[^0-9]", "", found[1])))


def _months(found: re.Match[str]) -> Iterator[Reading]:
    """7/8月 -> 七八月, 11/12月 -> 十一、十二月."""
    one, other = int(found[1]), int(found[2])
    joint = "" if other == one + 1 < 10 else "、"
    yield Reading(found.start(), found.end(), integer(one) + joint + integer(other))


def _more(found: re.Match[str]) -> Iterator[Reading]:
    """50+岁 -> 五十多岁."""
    yield Reading(*found.span(), "多")


def _month(found: re.Match[str]) -> Iterator[Reading]:
    """2025.10月 -> 二零二五年十月."""
    yield Reading(*found.span(), f"{digits(found[1])}年{integer(int(found[2]))}")


def _always(found: re.Match[str]) -> Iterator[Reading]:
    raise Unspeakable("全天候, or 每天24小时")
    yield


_NAMES: Final = (
    r"(?<![0-9.])([0-9]{1,2}·[0-9]{1,2})(?![0-9])",
    r"(?<![0-9.])([0-9][05])后(?!的?[0-9第几])",
    r"(?<![0-9.])(618)(?=大促|购物|期间|活动|促销|年中|销量|销售)",
    r"(?<![0-9.])(315)(?=晚会|消费者|打假|曝光)",
    r"(?<![0-9.])(911)(?=事件|恐怖|恐袭|袭击|之后|之前|以后)",
    r"(?<![0-9.])(996|007)(?=工作|制|加班|的工作|上班)",
    r"(?<![0-9.])(12306|12315|12345|10086|95588)(?![0-9年.])",
    r"(?<![A-Za-z0-9])[A-Z](-[0-9]{2,3}|[0-9]{3,4})(?![0-9A-Za-z.])",
    r"(?<![0-9.])([48])(?=K(?:画面|视频|电影|电视|屏|高清|超高清|分辨率|影像|修复|画质))",
    r"(?:(?:歼|轰|东风|米格|波音|空客A)(?=[-0-9])|[运直苏](?=-))(-?[0-9]{2,3})(?![0-9.,万亿])",
)  # fmt: skip

NAMES: Final = (
    NumberRule("more", re.compile(r"(?<=[0-9])\+(?![0-9A-Za-z\s])"), said=_more),
    NumberRule("month", re.compile(r"(?<![0-9.])((?:19|20)[0-9]{2})[./](1?[0-9])(?=月)"), said=_month),
    NumberRule("name", re.compile(r"(?<![0-9/])24/7(?![0-9/])"), said=_always),
    NumberRule("month", re.compile(r"(?<![0-9/])(1?[0-9])/(1?[0-9])(?=月)"), said=_months),
    *(NumberRule("name", re.compile(pattern), said=_apart) for pattern in _NAMES),
)
