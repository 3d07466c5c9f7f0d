"""Russian line breaking: a preposition stays with what follows, бы and ли with what they follow."""

from __future__ import annotations

import re
from typing import Final

from langreel.languages.breaking import (
    Breaking,
    BreakReason,
    ReasonGroup,
    begins_on,
    ends_like,
    is_name,
)
from langreel.languages.leaning import leaning, opening
from langreel.languages.number_glue import number_glue

PREPOSITIONS: Final = """
    в во на с со к ко у о об от до из за под над при про для без по через между перед около после против
    среди ради
"""
PRONOUNS: Final = "я ты он она оно мы вы они кто мой моя твой свой своя свои его её их наш наша ваш"
CONJUNCTIONS: Final = "и а но или да что чтобы если когда потому как либо"
PARTICLES: Final = """
    не ни уже ещё лишь только даже почти очень был была было были будет будут есть может могут
"""
DETERMINERS: Final = """
    этот эта это эти тот та те весь вся всё все каждый каждая самый самая более менее другой другая
    первый первая два две три четыре пять шесть семь восемь девять десять
"""
JOINTS: Final = "и а но или что чтобы если когда потому поэтому пока хотя"
RELATIVES: Final = "который которая которое которые которых где куда"
LINKS: Final = "в во на с со к от до из за под над при для без по через между перед после против"
ENCLITICS: Final = "бы ли же ль б ж"
_MEASURES: Final = (
    r"тысяч[аи]?|тыс\.?|миллион(?:а|ов)?|млн|миллиард(?:а|ов)?|млрд|триллион(?:а|ов)?|трлн|"
    r"доллар(?:а|ов)?|евро|рубл(?:ь|я|ей)|юан(?:ь|я|ей)|процент(?:а|ов)?|пункт(?:а|ов)?|тонн[аы]?|кг|"
    r"унци[яий]|баррел(?:ь|я|ей)|километр(?:а|ов)?|метр(?:а|ов)?|раза?|год(?:а|у|ы)?|лет|"
    r"месяц(?:а|ев)?|недел[яьи]|день|дня|дней|час(?:а|ов)?|минут[аы]?|секунд[аы]?|человека?|стран[аы]?|"
    r"января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря|[0-9]{4}"
)

_ADJECTIVE: Final = r"\w\w(?:ый|ий|ой|ая|яя|ое|ее|ые|ие|ого|его|ому|ему|ых|их|ыми|ими)$"
"""What adjectives end in, which stand before their noun."""

REASONS: Final[tuple[ReasonGroup, ...]] = (
    leaning(
        prepositions=(PREPOSITIONS, "деньги ушли в | облигации"),
        pronouns=(PRONOUNS, "и они | купили ещё"),
        conjunctions=(CONJUNCTIONS, "цены упали и | ставки выросли"),
        particles=(PARTICLES, "долг не | растёт"),
        determiners=(DETERMINERS, "это самый | большой долг"),
    ),
    opening(
        joints=(JOINTS, "цены упали, | потому что ставки выросли"),
        relatives=(RELATIVES, "страна, | которая продаёт"),
        links=(LINKS, "деньги ушли | в облигации"),
    ),
    (BreakReason(20, begins_on(ENCLITICS), "если | бы он знал"),),
    (BreakReason(14, is_name, "потом Эльвира | Набиуллина сказала"),),
    (BreakReason(20, lambda juncture: juncture.after[:1] in "—–", "долг | — это деньги"),),
    (BreakReason(9, ends_like(_ADJECTIVE), "потом центральные | банки продали"),),
)

BREAKING: Final = Breaking(
    number_glue(_MEASURES),
    (),
    REASONS,
    abbreviation=re.compile(r"\b(?:г|гг|в|вв|т|е|д|п|тыс|млн|млрд|трлн|руб|долл|им|ул|стр|[А-Я])$"),
)
