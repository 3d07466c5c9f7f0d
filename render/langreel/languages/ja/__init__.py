"""Japanese. Its numbers are said in kanji, which a voice reads with their changes of sound."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from langreel.languages.letters import KANA
from langreel.languages.model import Language, Limits, Numbers, ProseWords, ScreenWords, Speech, subtitled
from langreel.languages.scripts import SCRIPTS

if TYPE_CHECKING:
    from langreel.languages.breaking import Breaking

# Netflix: 13 full-width characters a line, half-width ones count a half; 4 a second.
_LIMITS = Limits(chars=13, lines=2, speed=4, ease=4, half=0.5)


def _breaking() -> Breaking:
    from langreel.languages.ja.breaking import BREAKING

    return BREAKING


def _speech() -> Speech:
    from langreel.languages.ja.speech import SPEECH

    return SPEECH


def _numbers(tag: str) -> Numbers | None:
    from langreel.languages.ja.number_forms import NUMBERS

    if tag == "ja":
        return NUMBERS
    from langreel.languages import cldr

    return cldr.variety(tag, "ja", NUMBERS)


JAPANESE: Final = Language(
    code="ja",
    tag="ja",
    letters=KANA,
    wide=True,
    spaced=False,
    fonts=SCRIPTS["Jpan"].families,
    leading=1.55,
    pace=6.5,
    screen=ScreenWords(
        source="出典：{}", as_of="{}現在", between="；", two_axes=("左軸", "右軸"), sources="出典"
    ),
    subtitles=subtitled(
        _LIMITS,
        youtube=Limits(20, 2, 10, 8, half=0.5),
        shorts=Limits(10, 2, 11, 9, half=0.5),
        # Its acronyms are full-width, and it slants words.
        netflix_off=frozenset({"full-width-characters", "italics"}),
        stops="，。、；｡､",
        edges=" 、・",
        full_width=True,
        italics=False,
    ),
    prose=ProseWords(
        ordinals=r"第[一二三四五六七八九十]+に|(?:一|二|三|四|五)つ目は|まず|次に|最後に",
        sources=r"出典|出所|参考(?:資料|文献)|データ(?:の)?出典",
    ),
    breaking=_breaking,
    speech=_speech,
    numbers=_numbers,
)
