"""Polyphones: characters of several readings, by the phrase that tells which; what pypinyin's own lack.

Longer phrases win: 还得起 is to be able to pay back, 还得 alone is to have to, still. Where a phrase cannot
tell, the episode's lexicon does.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Final

SINGLE: Final[Mapping[str, str]] = {"得": "de,dé,děi", "挣": "zhèng,zhēng", "长": "cháng,zhǎng"}
"""Readings of a character that stands alone, the first one first: 跑得快, 挣到, 时间一长."""

PHRASES: Final[Mapping[str, str]] = {
    # Common words that end on a light tone.
    "东西": "dōng xi", "名字": "míng zi", "地方": "dì fang", "部分": "bù fen", "时候": "shí hou",
    "意思": "yì si", "事情": "shì qing", "生意": "shēng yi", "消息": "xiāo xi", "关系": "guān xi",
    "先生": "xiān sheng", "朋友": "péng you", "明白": "míng bai", "清楚": "qīng chu", "喜欢": "xǐ huan",
    "告诉": "gào su", "认识": "rèn shi", "打算": "dǎ suan", "日子": "rì zi", "比方": "bǐ fang",
    # 得: to get.
    "得到": "dé dào", "得出": "dé chū", "得失": "dé shī", "得益": "dé yì", "得知": "dé zhī",
    "得分": "dé fēn", "得奖": "dé jiǎng", "不得不": "bù dé bù", "所得": "suǒ dé", "难得": "nán dé",
    # 得: what can be done, and how well.
    "比得上": "bǐ de shàng", "比得过": "bǐ de guò", "有得卖": "yǒu de mài", "有得买": "yǒu de mǎi",
    "还得起": "huán de qǐ", "还得上": "huán de shàng", "还得清": "huán de qīng", "还得完": "huán de wán",
    # 得: to have to.
    "得先": "děi xiān", "得看": "děi kàn", "得靠": "děi kào", "得把": "děi bǎ", "得让": "děi ràng",
    "得花": "děi huā", "得等": "děi děng", "非得": "fēi děi", "总得": "zǒng děi",
    # 还: to pay back.
    "还旧": "huán jiù", "还了": "huán le", "还不起": "huán bu qǐ", "还不上": "huán bu shàng",
    "还不清": "huán bu qīng", "还贷": "huán dài", "还息": "huán xī", "还账": "huán zhàng",
    "还完": "huán wán", "还掉": "huán diào", "去还": "qù huán", "去还上": "qù huán shàng",
    "去还是": "qù hái shì", "去还要": "qù hái yào", "去还有": "qù hái yǒu", "去还没": "qù hái méi",
    "用来还": "yòng lái huán", "拿来还": "ná lái huán",
    # 行: a row, a trade, a bank.
    "投行": "tóu háng", "央行": "yāng háng", "一行字": "yì háng zì", "两行": "liǎng háng",
    "几行": "jǐ háng", "首行": "shǒu háng", "逐行": "zhú háng", "第一行": "dì yī háng",
    "第二行": "dì èr háng", "第三行": "dì sān háng",
    # 长: to grow, a head of.
    "长大": "zhǎng dà", "长高": "zhǎng gāo", "长出": "zhǎng chū", "长成": "zhǎng chéng",
    "长得": "zhǎng de", "长势": "zhǎng shì", "长起来": "zhǎng qǐ lái", "会长": "huì zhǎng",
    "处长": "chù zhǎng", "财长": "cái zhǎng", "行长": "háng zhǎng", "署长": "shǔ zhǎng",
    # 重: again.
    "重估": "chóng gū", "重来": "chóng lái", "重做": "chóng zuò", "重算": "chóng suàn", "重回": "chóng huí",
    "重启": "chóng qǐ", "重拾": "chóng shí", "重定": "chóng dìng", "双重": "shuāng chóng",
    # 差: a difference.
    "逆差": "nì chā", "顺差": "shùn chā", "利差": "lì chā", "息差": "xī chā", "价差": "jià chā",
    "差额": "chā é", "时差": "shí chā",
    # 为: as, into.
    "理解为": "lǐ jiě wéi", "写为": "xiě wéi", "折合为": "zhé hé wéi", "定为": "dìng wéi",
    "改为": "gǎi wéi", "变为": "biàn wéi", "看为": "kàn wéi", "转为": "zhuǎn wéi", "降为": "jiàng wéi",
    "升为": "shēng wéi", "记为": "jì wéi", "算为": "suàn wéi", "约为": "yuē wéi", "均为": "jūn wéi",
    "仅为": "jǐn wéi", "则为": "zé wéi", "即为": "jí wéi", "解释为": "jiě shì wéi", "定义为": "dìng yì wéi",
    # Others.
    "没过": "méi guò", "转起来": "zhuàn qǐ lái", "转一圈": "zhuàn yì quān", "背着债": "bēi zhe zhài",
    "数一数": "shǔ yì shǔ", "数着": "shǔ zhe", "数钱": "shǔ qián", "朝鲜": "cháo xiǎn",
    "载入": "zǎi rù",
}  # fmt: skip

_MUST: Final = (*"就还又都也才仍我你他她它", "我们", "你们", "他们", "她们", "它们", "人们", "大家")
"""What 得 follows when something has to be: 就得卖掉, 我们得等."""
_GET: Final = "到出益知分了以"
"""What follows 得 when something is got: 也得到了, 才得以."""


@cache
def teach() -> None:
    """Have pypinyin read so, in this process."""
    from pypinyin import load_phrases_dict, load_single_dict

    load_single_dict({ord(mark): readings for mark, readings in SINGLE.items()})
    load_phrases_dict({word: [[each] for each in sounds.split()] for word, sounds in _phrases().items()})


def _phrases() -> Mapping[str, str]:
    must = {f"{word}得": f"{_plainly(word)} děi" for word in _MUST}
    get = {f"{word}得{got}": f"{_plainly(word)} dé {_plainly(got)}" for word in _MUST for got in _GET}
    return {**must, **get, **PHRASES}


def _plainly(word: str) -> str:
    from pypinyin import Style, lazy_pinyin

    return " ".join(lazy_pinyin(word, style=Style.TONE))
