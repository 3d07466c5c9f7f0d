"""Brazilian Portuguese line breaking: as in Spanish, with its contractions of preposition and article."""

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
    o a os as um uma uns umas ao aos à às do da dos das no na nos nas pelo pela pelos pelas num numa meu
    minha seu sua seus suas nosso nossa
"""
PREPOSITIONS: Final = """
    a ante até com contra de desde durante em entre para perante por sem sob sobre segundo como
"""
PRONOUNS: Final = "eu tu ele ela você nós eles elas vocês me te se lhe lhes quem qual cujo"
CONJUNCTIONS: Final = "e ou nem mas que porque pois embora se quando enquanto onde"
AUXILIARIES: Final = """
    é são era eram foi foram ser está estão estava tem têm tinha tinham há pode podem deve devem vai vão
    não nunca já
"""
DETERMINERS: Final = """
    este esta estes estas esse essa esses essas aquele aquela todo toda todos todas cada outro outra
    outros outras mais menos muito muitos pouco poucos tão quase só algum nenhum primeiro grande dois
    duas três quatro cinco seis sete oito nove dez
"""
JOINTS: Final = "e ou nem mas porque pois embora se quando enquanto"
RELATIVES: Final = "que quem qual cujo onde"
LINKS: Final = """
    a ao aos à às até com contra de do da dos das desde durante em no na nos nas entre para por pelo
    pela sem sob sobre é são foi tem têm
"""
_MEASURES: Final = (
    r"mil|milhão|milhões|bilhão|bilhões|trilhão|trilhões|dólares|dólar|reais|real|euros?|por cento|"
    r"pontos?|percentuais|toneladas?|quilos?|onças?|barris|quilômetros?|metros?|vezes|anos?|meses|mês|"
    r"semanas?|dias?|horas?|minutos?|segundos?|pessoas|habitantes|países|janeiro|fevereiro|março|abril|"
    r"maio|junho|julho|agosto|setembro|outubro|novembro|dezembro|[0-9]{4}"
)

_ADJECTIVE: Final = r"\w\w(?:al|ais|icos?|icas?|ivos?|ivas?|anos?|anas?|ários?|árias?|vel|veis)$"
"""What most adjectives end in that follow their noun."""

REASONS: Final[tuple[ReasonGroup, ...]] = (
    leaning(
        articles=(ARTICLES, "subiu o preço da | dívida"),
        prepositions=(PREPOSITIONS, "o preço de | tudo"),
        pronouns=(PRONOUNS, "e eles | compraram mais"),
        conjunctions=(CONJUNCTIONS, "os preços caíram e | os juros subiram"),
        auxiliaries=(AUXILIARIES, "a dívida tem | crescido"),
        determiners=(DETERMINERS, "é a mais | cara"),
    ),
    opening(
        joints=(JOINTS, "os preços caíram | porque os juros subiram"),
        relatives=(RELATIVES, "o país | que vende"),
        links=(LINKS, "o dinheiro foi | para os títulos"),
    ),
    (BreakReason(14, is_name, "depois Fernando | Haddad falou"),),
    (BreakReason(9, begins_like(_ADJECTIVE), "os bancos | centrais"),),
)

BREAKING: Final = Breaking(
    number_glue(_MEASURES, "de"),
    (),
    REASONS,
    abbreviation=re.compile(r"\b(?:Sr|Sra|Dr|Dra|EUA|nº|pág|aprox|etc)$"),
)
