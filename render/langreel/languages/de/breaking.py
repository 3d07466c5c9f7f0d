"""German line breaking: an article, a preposition or a first part of a compound stays with what follows."""

from __future__ import annotations

import re
from typing import Final

from langreel.languages.breaking import Breaking, BreakReason, Juncture, ReasonGroup
from langreel.languages.leaning import leaning, opening
from langreel.languages.number_glue import number_glue

ARTICLES: Final = """
    der die das den dem des ein eine einen einem einer eines kein keine keinen keinem mein dein sein ihr
    unser euer meine deine seine ihre unsere ihren ihrem ihrer seinen seinem seiner
"""
PREPOSITIONS: Final = """
    in im an am auf aus bei beim mit nach von vom zu zum zur für durch gegen ohne um über unter vor
    hinter neben zwischen seit während wegen trotz bis als wie
"""
PRONOUNS: Final = "ich du er sie es wir ihr man mich dich sich uns wer"
CONJUNCTIONS: Final = "und oder aber denn sondern dass weil wenn ob obwohl während bevor nachdem damit sowie"
AUXILIARIES: Final = """
    ist sind war waren wird werden wurde wurden hat haben hatte hatten kann können muss müssen soll
    sollen will wollen nicht nie
"""
DETERMINERS: Final = """
    dieser diese dieses diesen diesem jeder jede jedes jeden jedem alle allen viele vielen wenige mehr
    weniger sehr so zu fast nur auch noch schon erste ersten zweite große großen neue neuen zwei drei
    vier fünf sechs sieben acht neun zehn
"""
JOINTS: Final = "und oder aber denn sondern dass weil wenn ob obwohl während bevor nachdem damit"
LINKS: Final = """
    in im an am auf aus bei mit nach von vom zu zum zur für durch gegen ohne um über unter vor seit
    wegen bis
"""
_MEASURES: Final = (
    r"Tausend|Millionen|Million|Milliarden|Milliarde|Billionen|Billion|Mio\.?|Mrd\.?|Bio\.?|Dollar|"
    r"US-Dollar|Euro|Franken|Yuan|Yen|Prozent|Prozentpunkte?|Punkte?|Tonnen|Tonne|Kilo|Unzen|Unze|"
    r"Barrel|Kilometer|Meter|Mal|Jahre?n?|Monate?n?|Wochen?|Tage?n?|Stunden?|Minuten?|Sekunden?|"
    r"Menschen|Einwohner|Länder|Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|"
    r"November|Dezember|[0-9]{4}"
)

_INFLECTED: Final = re.compile(r"^[a-zäöü-]\w{2,}(?:e|en|er|es|em)$")


def _is_adjective(juncture: Juncture) -> bool:
    """Whether an adjective leans on its noun, which has a capital."""
    return bool(_INFLECTED.match(juncture.before)) and juncture.after[:1].isupper()


REASONS: Final[tuple[ReasonGroup, ...]] = (
    leaning(
        articles=(ARTICLES, "der Preis der | Schulden"),
        prepositions=(PREPOSITIONS, "das Geld ging in | Anleihen"),
        pronouns=(PRONOUNS, "und sie | kauften mehr"),
        conjunctions=(CONJUNCTIONS, "Preise fielen und | Zinsen stiegen"),
        auxiliaries=(AUXILIARIES, "die Schulden haben | sich verdoppelt"),
        determiners=(DETERMINERS, "mit jeder | Krise"),
    ),
    opening(
        joints=(JOINTS, "Preise fielen, | weil Zinsen stiegen"),
        links=(LINKS, "das Geld ging | in Anleihen"),
    ),
    (
        BreakReason(
            10,
            lambda juncture: juncture.before.endswith("-") and juncture.after in ("und", "oder"),
            "bei Ein- | und Ausfuhr",
        ),
    ),
    (BreakReason(7, _is_adjective, "mit einem hohen | Preis"),),
)

BREAKING: Final = Breaking(
    number_glue(_MEASURES),
    (),
    REASONS,
    abbreviation=re.compile(r"\b(?:Dr|Prof|Hr|Fr|St|Nr|ca|bzw|usw|z|B|d|h|u|a|Mio|Mrd|[0-9]{1,2})$"),
)
