"""Han: how the lines of Chinese and Japanese end: what they share of numbers, words and reasons."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from typing import Final

from langreel.languages.breaking import CURRENCY, SIGN, BreakReason, Juncture, ReasonGroup, ends, words

UNITS: Final = words("""
    美元/盎司 个百分点 個百分點 个基点 人民币 百分点 平方公里 立方米 千瓦时 公里 千米 厘米 毫米 公斤 千克 公吨
    元人民币 个月 個月
    英镑 美元 日元 欧元 港元 韩元 美金 美分 块钱 盎司 小时 分钟 秒钟 季度 世纪 任 年代 年期 基点 倍多
    元 块 角 分 吨 克 斤 米 桶 年 月 日 号 天 周 时 秒 个 個
    倍 次 家 人 位 名 种 種 条 件 张 項 项 场 国 岁 页
    点 辆 架 艘 股 成 届 轮 笔 份 代 层 度 级 只 座 户 口 步 句 道 批 圈 遍 % ％ ‰ ° ℃
    ドル 円 ユーロ ポンド パーセント ポイント トン オンス バレル 時間 分間 秒間 年間
    か月 カ月 ヶ月 週間 週 年末 年度 回 社
""")
CLASSIFIERS: Final = frozenset("个個种種家位名条件张块项場场次笔轮届层代只座批道")
# BudouX 0.10 tears these common words in two. Patterns: 国债 is one word, but not in 美国债务.
TORN: Final = words("""
    同比 环比 首次 再次 每次 多次 屡次 也就是说 换句话说 每秒钟 每分钟 越来越 差不多 高达(?!到) 多达(?!到)
    增持 减持 持有 信用卡 世界上 国库券 美国国债 国债(?![务权]) 美债(?!务) 外债(?!务) 负债 欠条 借条
    净额 净值 净利润 大萧条 金融危机 亚洲金融危机 相当于
    顺差 逆差 贸易顺差 贸易逆差 生产总值 央行 美联储 财政部 外汇储备 储备 稳定币 利率 利息 通胀 汇率
""")

# What no line tears

_DIGITS_IN_WORDS = "〇零一二两三四五六七八九十百千万亿兆億萬几数半"
_SCALES = "十百千万亿兆億萬"
_UNIT = "(?:" + "|".join(sorted(set(map(re.escape, UNITS)), key=len, reverse=True)) + ")"
_DIGITS = r"[0-9０-９]+(?:[,，][0-9]{3})*(?:\.[0-9]+)?(?:[兆億亿万萬千][0-9]+)*"
_AROUND = "(?:里|以内|以来|以上|以下|左右|之内|之后|之前)?"
_MANY = f"[{_SCALES}]*[多余来]?[{_SCALES}]*"

_DATE = r"[0-9]{1,4}年(?:代|底|初|末|间|前后|前|后|度|期|中(?!国|國))?"
_MONTH = r"[0-9]{1,2}月(?:[0-9]{1,2}[日号])?(?:底|初|末|份|[上中下]旬)?"
_NUMBER = (
    rf"第?{SIGN}[{CURRENCY}]?{_DIGITS}(?:%?[-–~～/:：×.]{_DIGITS})*[ ]?{_MANY}[ ]?"
    rf"(?:{_UNIT}(?:[/／]{_UNIT})?{_AROUND})?"
)
_IN_WORDS = (
    rf"第?[{_DIGITS_IN_WORDS}]+(?:点[{_DIGITS_IN_WORDS}]+)?{_MANY}{_UNIT}{_AROUND}"
    rf"|[{_DIGITS_IN_WORDS}]{{2,}}[多余]?"
)
_SHARE = rf"[{_DIGITS_IN_WORDS}]+分之[{_DIGITS_IN_WORDS}点]+"
# Rates are said so in Japanese: one of a currency or weight, then its price.
_RATE = r"1(?:ドル|ユーロ|ポンド|オンス|バレル)[0-9][0-9.,]*(?:万|億|兆)?(?:円|ドル|ユーロ)(?:台)?"
_LATIN = r"[A-Za-zÀ-ɏ0-9０-９]+(?:['’.&+/_@:-]*[A-Za-zÀ-ɏ0-9０-９]+)*"
_TITLE = r"《[^《》]{1,12}》|「[^「」]{1,6}」|『[^『』]{1,6}』|“[^“”]{1,6}”"

NUMBERS: Final = tuple(map(re.compile, (_DATE, _MONTH, _NUMBER, _IN_WORDS, _SHARE, _RATE)))
TERMS: Final = tuple(map(re.compile, (_LATIN, _TITLE, "|".join(TORN))))

# Reasons

LEAD_ON: Final = words(
    "将近 大约 接近 超过 不到 等于 相当于 达到 至少 最多 大概 必须 可以 可能 应该 需要 能够 正在 没有"
)
"""A phrase that ends so leads what follows: never a good last word of a line."""
_COUNT: Final = re.compile(r"[0-9一二两三四五六七八九十百千几]")


def _counts(juncture: Juncture) -> bool:
    """Whether a measure word waits for its noun: 三个|国家."""
    before = juncture.before
    return before in CLASSIFIERS or (before[-1] in CLASSIFIERS and bool(_COUNT.search(before)))


SHARED: Final[tuple[ReasonGroup, ...]] = (
    (BreakReason(4, ends("的", "の"), "中国的|美债"),),
    (BreakReason(10, _counts, "三个|国家"),),
    (BreakReason(1, lambda juncture: juncture.touches, "只剩|7300亿美元"),),
)
"""Reasons that count in both."""


def leads_on(endings: str, alone: Collection[str]) -> Callable[[Juncture], bool]:
    """Whether a phrase ends with a letter that leads what follows, or is one that does so alone."""
    return lambda juncture: juncture.before.endswith(tuple(endings)) or juncture.before in alone


def half_leads_on(endings: tuple[str, ...]) -> Callable[[Juncture], bool]:
    """Whether a phrase ends with a longer word that leads what follows, or is a single letter."""
    return lambda juncture: juncture.before.endswith(endings) or len(juncture.before) == 1
