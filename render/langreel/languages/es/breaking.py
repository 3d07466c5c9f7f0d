"""Spanish line breaking: an article or preposition stays with its noun; lines begin with conjunctions."""

from __future__ import annotations

import re
from typing import Final

from langreel.languages.breaking import (
    Breaking,
    BreakReason,
    ReasonGroup,
    begins_like,
    is_name,
)
from langreel.languages.leaning import leaning, opening
from langreel.languages.number_glue import number_glue

ARTICLES: Final = """
    el la los las lo un una unos unas al del mi tu su mis tus sus nuestro nuestra nuestros nuestras
"""
PREPOSITIONS: Final = """
    a ante bajo con contra de desde durante en entre hacia hasta mediante para por según sin sobre tras
    como
"""
PRONOUNS: Final = "yo tú él ella usted nosotros ellos ellas ustedes me te se le les nos quien cual cuyo"
CONJUNCTIONS: Final = "y e o u ni pero sino que porque pues aunque si cuando mientras donde"
AUXILIARIES: Final = """
    es son era eran fue fueron ser está están estaba ha han había habían haber he hemos puede pueden
    debe deben va van no nunca ya
"""
DETERMINERS: Final = """
    este esta estos estas ese esa esos esas aquel aquella todo toda todos todas cada otro otra otros
    otras más menos muy tan tanto mucho muchos poco pocos casi solo algún ningún primer gran dos tres
    cuatro cinco seis siete ocho nueve diez
"""
JOINTS: Final = "y e o u ni pero sino porque pues aunque si cuando mientras"
RELATIVES: Final = "que quien quienes cual cuyo donde"
LINKS: Final = """
    a ante con contra de del al desde durante en entre hacia hasta para por según sin sobre tras es son
    ha han
"""
_MEASURES: Final = (
    r"mil|millón|millones|billón|billones|dólares|dólar|euros?|pesos?|por ciento|puntos?|porcentuales|"
    r"básicos|toneladas?|kilos?|onzas?|barriles|kilómetros?|metros?|veces|años?|meses|mes|semanas?|"
    r"días?|horas?|minutos?|segundos?|personas|habitantes|países|enero|febrero|marzo|abril|mayo|junio|"
    r"julio|agosto|septiembre|octubre|noviembre|diciembre|[0-9]{4}"
)

_ADJECTIVE: Final = r"\w\w(?:al|ales|icos?|icas?|ivos?|ivas?|anos?|anas?|arios?|arias?|bles?)$"
"""What most adjectives end in that follow their noun."""

REASONS: Final[tuple[ReasonGroup, ...]] = (
    leaning(
        articles=(ARTICLES, "subió el precio de la | deuda"),
        prepositions=(PREPOSITIONS, "el precio de | todo"),
        pronouns=(PRONOUNS, "y ellos | compraron más"),
        conjunctions=(CONJUNCTIONS, "cayeron los precios y | subieron los tipos"),
        auxiliaries=(AUXILIARIES, "la deuda ha | crecido"),
        determiners=(DETERMINERS, "es la más | grande"),
    ),
    opening(
        joints=(JOINTS, "cayeron los precios | porque subieron los tipos"),
        relatives=(RELATIVES, "el país | que vende"),
        links=(LINKS, "el dinero fue | hacia los bonos"),
    ),
    (BreakReason(14, is_name, "luego Pedro | Sánchez habló"),),
    (BreakReason(9, begins_like(_ADJECTIVE), "los bancos | centrales"),),
)

BREAKING: Final = Breaking(
    number_glue(_MEASURES, "de"),
    (),
    REASONS,
    abbreviation=re.compile(r"\b(?:Sr|Sra|Dr|Dra|EE|UU|núm|pág|aprox|etc|S|A)$"),
)
