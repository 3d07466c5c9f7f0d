import pytest

from langreel.languages.zh.pinyin import readable, syllables


@pytest.mark.parametrize(
    ("han", "sounds"),
    [
        ("银行行长", "yin2 hang2 hang2 zhang3"),
        ("长期国债增长", "chang2 qi1 guo2 zhai4 zeng1 zhang3"),
        ("一点三二万亿美元", "yi1 dian3 san1 er4 wan4 yi4 mei3 yuan2"),
        ("百分之三十四点五", "bai3 fen1 zhi1 san1 shi2 si4 dian3 wu3"),
        ("二零二二年之后", "er4 ling2 er4 er4 nian2 zhi1 hou4"),
        ("为什么", "wei4 shen2 me5"),
        ("女人旅略", "nv3 ren2 lv3 lve4"),
    ],
)
def test_characters_are_read_in_their_phrase(han: str, sounds: str) -> None:
    """行 and 长 as the phrase has them, 亿 with its fourth tone, the light tone as 5, ü as v."""
    assert " ".join(syllable.sound for syllable in syllables(han)) == sounds


@pytest.mark.parametrize(
    ("han", "sounds"),
    [
        ("一万", "yi2 wan4"),
        ("一千一百", "yi4 qian1 yi4 bai3"),
        ("一个", "yi2 ge4"),
        ("第一", "di4 yi1"),
        ("十一月", "shi2 yi1 yue4"),
        ("二零一一年", "er4 ling2 yi1 yi1 nian2"),
        ("不是", "bu2 shi4"),
        ("不能", "bu4 neng2"),
        ("慢慢地", "man4 man4 de5"),
        ("跑得快", "pao3 de5 kuai4"),
    ],
)
def test_tones_follow_their_neighbours(han: str, sounds: str) -> None:
    """一 and 不 rise before a fourth tone; a digit by itself keeps its own; 得 and 地 are light."""
    assert " ".join(syllable.sound for syllable in syllables(han)) == sounds


def test_erhua_is_one_syllable() -> None:
    """这儿 is one sound for two characters; 女儿 is two."""
    assert [(s.start, s.end, s.sound) for s in syllables("这儿")] == [(0, 2, "zhe4r")]
    assert [s.sound for s in syllables("女儿")] == ["nv3", "er2"]


def test_a_character_without_a_reading_is_not_readable() -> None:
    """A reading is one syllable with a tone."""
    assert readable("债") and readable("〇") and not readable("兙") and not readable("A")


def test_common_words_end_on_a_light_tone() -> None:
    """东西 is a thing, not east and west; 挣到 is earned, 挣扎 is a struggle."""
    sounds = [" ".join(s.sound for s in syllables(han)) for han in ("东西", "地方", "挣到", "挣扎")]
    assert sounds == ["dong1 xi5", "di4 fang5", "zheng4 dao4", "zheng1 zha2"]
