"""Characters of several readings: what a voice is given for them, in their phrases."""

import pytest

from langreel.languages.zh.pinyin import syllables
from langreel.model import LexiconEntry, Line
from langreel.voice import words
from langreel.voice.kokoro import mandarin_phonemes
from langreel.voice.kokoro.kokoro_engine import Kokoro

READ = {
    "银行行长": "yin2 hang2 hang2 zhang3", "央行行长": "yang1 hang2 hang2 zhang3",
    "商业银行": "shang1 ye4 yin2 hang2", "投行": "tou2 hang2", "行业": "hang2 ye4", "行情": "hang2 qing2",
    "同行": "tong2 hang2", "发行": "fa1 xing2", "进行": "jin4 xing2", "一行字": "yi4 hang2 zi4",
    "第三行": "di4 san1 hang2", "增长": "zeng1 zhang3", "长期": "chang2 qi1",
    "时间一长": "shi2 jian1 yi4 chang2", "日子一长": "ri4 zi5 yi4 chang2",
    "越来越长": "yue4 lai2 yue4 chang2", "太长了": "tai4 chang2 le5", "这么长": "zhe4 me5 chang2",
    "长大": "zhang3 da4", "长得很快": "zhang3 de5 hen3 kuai4", "长出来": "zhang3 chu1 lai2",
    "长达十年": "chang2 da2 shi2 nian2", "部长": "bu4 zhang3", "董事长": "dong3 shi4 zhang3",
    "延长": "yan2 chang2", "重新": "chong2 xin1", "重组债务": "chong2 zu3 zhai4 wu4", "重复": "chong2 fu4",
    "双重": "shuang1 chong2", "三重压力": "san1 chong2 ya1 li4", "重估": "chong2 gu1", "重演": "chong2 yan3",
    "重来": "chong2 lai2", "比重": "bi3 zhong4", "权重": "quan2 zhong4", "重税": "zhong4 shui4",
    "重要": "zhong4 yao4", "净重": "jing4 zhong4", "还债": "huan2 zhai4", "还钱": "huan2 qian2",
    "还不起": "huan2 bu4 qi3", "还得起": "huan2 de5 qi3", "借新还旧": "jie4 xin1 huan2 jiu4",
    "还本付息": "huan2 ben3 fu4 xi1", "偿还": "chang2 huan2", "还给银行": "huan2 gei3 yin2 hang2",
    "还清": "huan2 qing1", "还了": "huan2 le5", "去还上一张": "qu4 huan2 shang4 yi4 zhang1",
    "还没": "hai2 mei2", "还有": "hai2 you3", "还上涨": "hai2 shang4 zhang3",
    "钱还得随时用": "qian2 hai2 dei3 sui2 shi2 yong4", "就得卖掉": "jiu4 dei3 mai4 diao4",
    "都得付钱": "dou1 dei3 fu4 qian2", "总得有人买": "zong3 dei3 you3 ren2 mai3",
    "我们得先看": "wo3 men5 dei3 xian1 kan4", "也得到了": "ye3 de2 dao4 le5", "得到": "de2 dao4",
    "取得": "qu3 de2", "跑得快": "pao3 de5 kuai4", "卖得掉": "mai4 de5 diao4", "比得上": "bi3 de5 shang4",
    "有得卖": "you3 de5 mai4", "觉得": "jue2 de5", "值得": "zhi2 de5", "显得": "xian3 de5",
    "来得及": "lai2 de5 ji2", "逆差": "ni4 cha1", "那头的逆差": "na4 tou2 de5 ni4 cha1",
    "贸易顺差": "mao4 yi4 shun4 cha1", "利差": "li4 cha1", "差不多": "cha4 bu4 duo1", "出差": "chu1 chai1",
    "差得多": "cha4 de5 duo1", "误差": "wu4 cha1", "理解为": "li3 jie3 wei2", "成为": "cheng2 wei2",
    "被视为": "bei4 shi4 wei2", "分为三类": "fen1 wei2 san1 lei4", "写为": "xie3 wei2", "为了": "wei4 le5",
    "为什么": "wei4 shen2 me5", "没过多久": "mei2 guo4 duo1 jiu3", "淹没": "yan1 mo4", "没收": "mo4 shou1",
    "转起来": "zhuan4 qi3 lai2", "转头": "zhuan3 tou2", "周转": "zhou1 zhuan3", "下调": "xia4 tiao2",
    "调查": "diao4 cha2", "调控": "tiao2 kong4", "会计": "kuai4 ji4", "外汇": "wai4 hui4",
    "率先": "shuai4 xian1", "利率": "li4 lv4", "参与": "can1 yu4", "份量": "fen4 liang4",
    "衡量": "heng2 liang2", "划算": "hua2 suan4", "做空": "zuo4 kong1", "卖空": "mai4 kong1",
    "新兴": "xin1 xing1", "称为": "cheng1 wei2", "对称": "dui4 chen4", "便宜": "pian2 yi5",
    "着急": "zhao2 ji2", "首都": "shou3 du1", "供应": "gong1 ying4", "供给": "gong1 ji3", "给予": "ji3 yu3",
    "应收账款": "ying1 shou1 zhang4 kuan3", "角色": "jue2 se4", "的确": "di2 que4", "目的": "mu4 di4",
    "几乎": "ji1 hu1", "强迫": "qiang3 po4", "背着债": "bei1 zhe5 zhai4", "积累": "ji1 lei3",
    "种地": "zhong4 di4", "间接": "jian4 jie1", "打折": "da3 zhe2", "数一数": "shu3 yi4 shu3",
    "朝鲜": "chao2 xian3", "一只股票": "yi4 zhi1 gu3 piao4", "只有": "zhi3 you3", "上当": "shang4 dang4",
    "当作": "dang4 zuo4", "相当": "xiang1 dang1", "灾难": "zai1 nan4", "教书": "jiao1 shu1",
    "投降": "tou2 xiang2", "载入": "zai3 ru4", "下载": "xia4 zai4", "涨价": "zhang3 jia4",
    "好处": "hao3 chu4", "爱好": "ai4 hao4", "好卖": "hao3 mai4", "宁愿": "ning4 yuan4",
    "传统": "chuan2 tong3", "钻石": "zuan4 shi2", "卷入": "juan3 ru4", "扎根": "zha1 gen1",
    "挣扎": "zheng1 zha2", "血本无归": "xue4 ben3 wu2 gui1", "兑现": "dui4 xian4", "冠军": "guan4 jun1",
    "负担": "fu4 dan1", "模样": "mu2 yang4", "畜牧": "xu4 mu4", "储蓄": "chu3 xu4", "削减": "xue1 jian3",
    "剥削": "bo1 xue1", "薄利": "bo2 li4", "宝藏": "bao3 zang4", "勒索": "le4 suo3", "着手": "zhuo2 shou3",
    "看着": "kan4 zhe5", "睡着": "shui4 zhao2", "系统": "xi4 tong3", "省下": "sheng3 xia4",
    "否则": "fou3 ze2", "创伤": "chuang1 shang1", "量化": "liang4 hua4", "我们得等": "wo3 men5 dei3 deng3",
    "才得以": "cai2 de2 yi3", "大家都得到了": "da4 jia1 dou1 de2 dao4 le5", "还上班": "hai2 shang4 ban1",
    "去还是不去": "qu4 hai2 shi4 bu2 qu4",
}  # fmt: skip


@pytest.mark.parametrize(("han", "sounds"), READ.items())
def test_a_character_is_read_as_its_phrase_has_it(han: str, sounds: str) -> None:
    """A bank is háng and its head zhǎng; to pay back is huán, still is hái, to have to is děi."""
    assert " ".join(syllable.sound for syllable in syllables(han)) == sounds


@pytest.mark.parametrize(("han", "sounds"), READ.items())
def test_a_voice_is_given_just_these_syllables(han: str, sounds: str) -> None:
    """Nothing between pinyin and the network changes them."""
    given = Kokoro().phonemes(han, "zh").replace(" ", "")
    assert given == "".join(map(mandarin_phonemes.syllable, sounds.split()))


@pytest.mark.parametrize("entry", ["huan2 shang4", "环上"])
def test_the_lexicon_overrules_what_is_known(entry: str) -> None:
    """By pinyin with tone digits, which voices take that read by pinyin, or by a homophone for any voice."""
    line = Line("pay", 1, "zh", "还上一张")
    given = words(line, {"还上": LexiconEntry(say=entry)})
    phonemes = Kokoro().phonemes(given, "zh").replace(" ", "")
    assert phonemes == "".join(map(mandarin_phonemes.syllable, ("huan2", "shang4", "yi4", "zhang1")))


def test_spelled_syllables_stand_among_characters() -> None:
    """Each has its own place in the text."""
    assert [(s.start, s.end, s.sound) for s in syllables("用huan2 shang4了")] == [
        (0, 1, "yong4"), (1, 6, "huan2"), (7, 13, "shang4"), (13, 14, "le5"),
    ]  # fmt: skip
