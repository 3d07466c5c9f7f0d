"""French line breaking: an article, a preposition or an elided word stays with what follows."""

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
    le la les l' un une des du au aux ce cet cette ces mon ton son ma ta sa mes tes ses notre votre leur
    nos vos leurs
"""
PREPOSITIONS: Final = """
    à de en dans par pour sur sous avec sans chez vers entre contre depuis pendant avant après devant
    derrière jusqu' selon malgré comme dès hors
"""
PRONOUNS: Final = "je tu il elle on nous vous ils elles me te se ne qui dont"
CONJUNCTIONS: Final = "et ou ni mais or car donc que puis si quand lorsque puisque tandis comme où"
AUXILIARIES: Final = """
    est sont était étaient fut furent être a ont avait avaient avoir va vont peut peuvent doit doivent
    pas jamais
"""
DETERMINERS: Final = """
    tout toute tous toutes chaque quelque quelques plusieurs autre autres même plus moins très trop si
    aussi peu beaucoup presque seul premier première grand grande petit petite deux trois quatre cinq
    six sept huit neuf dix aucun
"""
JOINTS: Final = "et ou ni mais car donc puis quand lorsque puisque parce tandis"
RELATIVES: Final = "que qui dont où lequel laquelle qu'"
LINKS: Final = """
    à au aux de du des en dans par pour sur sous avec sans chez vers entre contre depuis pendant avant
    après selon est sont a ont
"""
_MEASURES: Final = (
    r"mille|millions?|milliards?|billions?|trillions?|dollars?|euros?|francs?|livres?|yuans?|yens?|"
    r"pour cent|points?|tonnes?|kilos?|onces?|barils?|kilomètres?|mètres?|fois|ans|années?|mois|"
    r"semaines?|jours?|heures?|minutes?|secondes?|personnes|habitants|pays|janvier|février|mars|avril|"
    r"mai|juin|juillet|août|septembre|octobre|novembre|décembre|[0-9]{4}"
)

_ADJECTIVE: Final = r"\w\w(?:ales?|aux|iques?|ifs?|ives?|aires?|bles?|aines?|elles?|els?|euses?)$"
"""What most adjectives end in that follow their noun."""

REASONS: Final[tuple[ReasonGroup, ...]] = (
    leaning(
        articles=(ARTICLES, "le prix de la | dette"),
        prepositions=(PREPOSITIONS, "le prix de | tout"),
        pronouns=(PRONOUNS, "et ils | achètent encore"),
        conjunctions=(CONJUNCTIONS, "les prix baissent et | les taux montent"),
        auxiliaries=(AUXILIARIES, "la dette a | doublé"),
        determiners=(DETERMINERS, "elle est la plus | chère"),
    ),
    opening(
        joints=(JOINTS, "les prix baissent | mais les taux montent"),
        relatives=(RELATIVES, "le pays | qui vend"),
        links=(LINKS, "l’argent est allé | vers les obligations"),
    ),
    (BreakReason(14, is_name, "puis Bruno | Lemaire parla"),),
    (BreakReason(-4, lambda juncture: juncture.after.startswith("«"), "il l’appelle | « sûre »"),),
    (BreakReason(9, begins_like(_ADJECTIVE), "les banques | centrales"),),
)

BREAKING: Final = Breaking(
    number_glue(_MEASURES, "de|d’|d'"),
    (),
    REASONS,
    no_start=frozenset("»›"),
    no_end=frozenset("«‹"),
    abbreviation=re.compile(r"\b(?:M|MM|Mme|Mlle|Dr|Pr|St|Ste|cf|env|etc)$"),
)
