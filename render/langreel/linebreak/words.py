"""Word lists of the line breaker: units, small words that lean, words that phrase models tear."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final


def words(text: str) -> tuple[str, ...]:
    """A list of words, written as one string."""
    return tuple(text.split())


UNITS_ZH: Final = words("""
    美元/盎司 个百分点 個百分點 个基点 人民币 百分点 平方公里 立方米 千瓦时 公里 千米 厘米 毫米 公斤 千克 公吨
    英镑 美元 日元 欧元 港元 韩元 美金 美分 块钱 盎司 小时 分钟 秒钟 季度 世纪 任 年代 年期 基点 倍多
    元 块 角 分 吨 克 斤 米 桶 年 月 日 号 天 周 时 秒 个 個
    倍 次 家 人 位 名 种 種 条 件 张 項 项 场 国 岁 页
    点 辆 架 艘 股 成 届 轮 笔 份 代 层 度 级 只 座 户 口 步 句 道 批 圈 遍 % ％ ‰ ° ℃
    ドル 円 ユーロ ポンド パーセント ポイント トン オンス バレル 時間 分間 秒間 年間
    か月 カ月 ヶ月 年末 年度 回 社
""")
CLASSIFIERS: Final = frozenset("个個种種家位名条件张块项場场次笔轮届层代只座批道")
# BudouX 0.10 tears these common words in two. Patterns: 国债 is one word, but not in 美国债务.
TORN_ZH: Final = words("""
    同比 环比 首次 再次 每次 多次 屡次 也就是说 换句话说 每秒钟 每分钟 越来越 差不多 高达(?!到) 多达(?!到)
    增持 减持 信用卡 世界上 国库券 美国国债 国债(?![务权]) 美债(?!务) 外债(?!务) 负债 欠条 借条
    净额 净值 净利润 大萧条 金融危机 亚洲金融危机 相当于
    顺差 逆差 贸易顺差 贸易逆差 生产总值 央行 美联储 财政部 外汇储备 储备 稳定币 利率 利息 通胀 汇率
""")

# A phrase of one such letter leans on what stands before it: never a good first word of a line.
LEAN_BACK: Final[Mapping[str, frozenset[str]]] = {
    "zh": frozenset("的地得了着过吗呢吧啊嘛呀么们等里上下中内外后前时间起到成完掉住之多"),
    "ja": frozenset("はがをにへとでもやのねよかさ"),
}
LEAN_BACK_WORDS: Final = words("""
    手里 手中 手上 之间 之后 之前 之内 之外 以来 以上 以下 以内 以外 以后 以前 左右 当中 里面 上面 下面 本身
    起来 下去 下来
""")
# Nouns that only close the clause before them.
FORMAL_JA: Final = words("こと もの ため とき よう はず わけ")
# A phrase that ends so leads what follows: never a good last word of a line.
LEAD_ON: Final[Mapping[str, frozenset[str]]] = {
    "zh": frozenset("约近超是和与或及把被给让使将对向从比每第"),
    "ja": frozenset("お第約"),
}
LEAD_ON_WORDS: Final = words(
    "将近 大约 接近 超过 不到 等于 相当于 达到 至少 最多 大概 必须 可以 可能 应该 需要 能够 正在 没有"
)
# The same, where the letter is a phrase of its own.
LEAD_ON_ALONE: Final = frozenset(
    "在为跟同而但并且也都就还又再才已正不没未很更最太较只仅达有用以由于这那该各某其本"
    "当若如因所请要会能可想去来买卖拿花借净却曾竟便先各共"
)
OPENERS: Final = words("""
    但是 不过 然而 因为 所以 如果 虽然 而且 并且 于是 因此 只要 只有 除非 同时 以及 或者 还是 而是
    和 与 或 但 而 却 并 则 也 就 才 还 把 被 从 在 向 对 为 给 比 用 是 有 已经 将 会 达到 超过
""")

# English: what it adds to leave such a word at the end of a line.
_HANGING: Final[Mapping[float, str]] = {
    30.0: "a an the my your his her its our their",
    24.0: """of in on at to from for with by about into over under after before between through during against
             among within without towards toward near nearly than per via around onto upon across behind
             beyond as like""",
    20.0: "i you he we they she it who which what whose there i'm you're we're they're it's that's there's",
    18.0: """and but or nor so because although though while when whenever where if unless until whether
             since yet that""",
    16.0: """is are was were be been being am has have had having do does did will would can could should may
             might must not never isn't aren't wasn't weren't don't doesn't didn't won't can't couldn't
             wouldn't hasn't haven't""",
    12.0: """this these those some any no each every all both either neither another such more most less least
             many much few fewer several very too quite almost just only even still also how why one's other
             own same""",
    11.0: "two three four five six seven eight nine ten eleven twelve",
    10.0: """big biggest small smaller smallest large larger largest new old good better best bad worse worst
             high higher highest low lower lowest great long longer short safe safest cheap dear single first
             second third last next foreign average net gross real whole""",
}
HANGING: Final[Mapping[str, float]] = {
    word: cost for cost in sorted(_HANGING) for word in words(_HANGING[cost])
}
PREPOSITIONS: Final = frozenset(words(_HANGING[24.0]))
OBJECTS: Final = frozenset(words("it you them me us him her"))
# English: what it saves to begin a line with such a word.
_LEADING: Final[Mapping[float, str]] = {
    6.0: "and but or so because although though while when where if unless until since yet whether",
    5.0: "that which who whose",
    4.0: """in on at to from for with by about into over under after before between through during against
            among within without across is are was were has have had will would can could""",
}
LEADING: Final[Mapping[str, float]] = {word: cost for cost in _LEADING for word in words(_LEADING[cost])}
