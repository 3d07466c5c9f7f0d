"""Italian line breaking: an article, a preposition or an elided word stays with what follows."""

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
    il lo la i gli le l' un uno una un' del dello della dei degli delle dell' al allo alla ai agli alle
    all' dal dallo dalla dai dagli dalle nel nello nella nei negli nelle sul sullo sulla sui sugli sulle
    mio tuo suo mia tua sua miei suoi nostro nostra
"""
PREPOSITIONS: Final = """
    a di da in con su per tra fra verso senza contro dopo prima durante sopra sotto secondo come fino
"""
PRONOUNS: Final = "io tu lui lei noi voi loro mi ti si ci vi ne chi"
CONJUNCTIONS: Final = "e ed o ma né che perché poiché se quando mentre dove"
AUXILIARIES: Final = """
    è sono era erano fu furono essere ha hanno aveva avevano avere può possono deve devono va vanno non
    mai già
"""
DETERMINERS: Final = """
    questo questa questi queste quel quello quella quei quelle ogni tutto tutta tutti tutte altro altra
    altri altre più meno molto molti poco pochi così quasi solo primo gran grande due tre quattro cinque
    sei sette otto nove dieci nessun
"""
JOINTS: Final = "e ed o ma né perché poiché se quando mentre"
RELATIVES: Final = "che chi cui dove"
LINKS: Final = """
    a al alla ai di del della dei da dal dalla in nel nella con su sul sulla per tra fra verso senza
    contro dopo durante è sono ha hanno
"""
_MEASURES: Final = (
    r"mila|milione|milioni|miliardo|miliardi|bilione|bilioni|trilioni|dollari|dollaro|euro|yuan|yen|"
    r"per cento|punti|punto|percentuali|base|tonnellate|tonnellata|chili|once|oncia|barili|chilometri|"
    r"metri|volte|anni|anno|mesi|mese|settimane|settimana|giorni|giorno|ore|minuti|secondi|persone|"
    r"abitanti|paesi|gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|"
    r"novembre|dicembre|[0-9]{4}"
)

_ADJECTIVE: Final = r"\w\w(?:al[ei]|ic[oai]|iche|iv[oaie]|an[oaie]|ari[oa]?|bil[ei])$"
"""What most adjectives end in that follow their noun."""

REASONS: Final[tuple[ReasonGroup, ...]] = (
    leaning(
        articles=(ARTICLES, "il prezzo del | debito"),
        prepositions=(PREPOSITIONS, "il prezzo di | tutto"),
        pronouns=(PRONOUNS, "e loro | comprano ancora"),
        conjunctions=(CONJUNCTIONS, "i prezzi calano e | i tassi salgono"),
        auxiliaries=(AUXILIARIES, "il debito è | raddoppiato"),
        determiners=(DETERMINERS, "è la più | grande"),
    ),
    opening(
        joints=(JOINTS, "i prezzi calano | perché i tassi salgono"),
        relatives=(RELATIVES, "il paese | che vende"),
        links=(LINKS, "il denaro è andato | verso le obbligazioni"),
    ),
    (BreakReason(14, is_name, "poi Mario | Draghi parlò"),),
    (BreakReason(9, begins_like(_ADJECTIVE), "le banche | centrali"),),
)

BREAKING: Final = Breaking(
    number_glue(_MEASURES, "di"),
    (),
    REASONS,
    abbreviation=re.compile(r"\b(?:Sig|Dott|Prof|Ing|S|n|pag|ca|ecc)$"),
)
