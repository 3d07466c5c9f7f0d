"""Find in French: 1,32 billion de dollars, quatre-vingt-dix, la moitié, a doublé, le 3 mai 1998."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from langreel.languages.grammar import hedges
from langreel.languages.idioms import Idioms, constants, decades, linked_by
from langreel.languages.numeral_words import NumeralWords

_SHARES: Final = {
    r"(?:la\s+)?moitié\b": "50", r"(?:un|le)\s+tiers\b": "100/3", r"(?:les\s+)?deux\s+tiers\b": "200/3",
    r"(?:un|le)\s+quart\b(?!\s+d['’]heure)": "25", r"(?:les\s+)?trois\s+quarts\b": "75",
    r"un\s+cinquième\b": "20", r"un\s+dixième\b": "10",
}  # fmt: skip
_GROWTH: Final = {
    r"doubl(?:e|é|ée|és|ées|er|ent|ait|a|ant)\b|le\s+double\b": "2",
    r"tripl(?:e|é|ée|és|ées|er|ent|ait|a|ant)\b": "3",
    r"quadrupl(?:e|é|ée|és|ées|er|ent|ait|a|ant)\b": "4",
    r"quintupl(?:e|é|ée|és|ées|er|ent|ait|a|ant)\b": "5",
    r"décupl(?:e|é|ée|és|ées|er|ent|ait|a|ant)\b": "10",
}  # fmt: skip
_HALF: Final = dict.fromkeys(("demi", "un demi", "une demi"), Fraction(1, 2))
_OF: Final = r"\s*(?:de\s+|d['’]\s*)?"


def forms(number: int, text: str) -> Iterator[str]:
    """une beside un; deux cent and quatre-vingt before mille; septante and nonante."""
    if text.endswith("un"):
        yield f"{text}e"
    if text.endswith(("cents", "vingts")):
        yield text.removesuffix("s")
    if 70 <= number % 100 < 80 or number % 100 >= 90:
        head, rest = number - number % 100, number % 10
        tens = "septante" if number % 100 < 80 else "nonante"
        if not head:
            yield tens + ("" if not rest else " et un" if rest == 1 else f"-{_ONES[rest]}")


_ONES: Final = ("", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf")

IDIOMS: Final = Idioms(
    powers={"mille": 3, "milliers": 3, "Md": 9, "Mds": 9, "Mrd": 9, "Mio": 6, "trillion": 18,
            "trillions": 18},
    units=(
        ("", r"\s*points?\s+de\s+base\b", "point", "1/100"),
        ("", r"\s*points?(?:\s+de\s+pourcentage)?\b|\s?pts?\b", "point", "1"),
        ("", r"\s*pour\s*cent\b|\s*%", "percent", "1"),
        ("", rf"{_OF}dollars?\s+(?:américains?\s+)?(?:l['’]|par\s+)once\b", "USD/oz", "1"),
        ("", rf"{_OF}dollars?\b|\s?(?:\$\s?US\b|US\$|USD\b|\$)", "USD", "1"),
        ("", rf"{_OF}euros?\b|\s?(?:€|EUR\b)", "EUR", "1"),
        ("", rf"{_OF}(?:yuans?|renminbis?)\b|\s?CN¥", "CNY", "1"),
        ("", rf"{_OF}yens?\b|\s?¥", "JPY", "1"),
        ("", rf"{_OF}livres?(?:\s+sterling)?\b|\s?£", "GBP", "1"),
        ("", rf"{_OF}tonnes?\b|\s?t\b", "t", "1"),
        ("", r"\s*fois\b|×", "times", "1"),
        ("", r"\s*siècles?\b", "years", "100"), ("", r"\s*décennies?\b", "years", "10"),
        ("", r"\s*(?:ans?|années?)\b", "years", "1"), ("", r"\s*mois\b", "months", "1"),
        ("", r"\s*semaines?\b", "weeks", "1"), ("", r"\s*jours?\b", "days", "1"),
    ),
    months={"fev.": 2, "aout": 8},
    dates=("{day} {name} {year}", "{day}er {name} {year}", "{day}er {name}", "{name} {year}", "{day} {name}"),
    rules=(
        *constants("share", "percent", _SHARES),
        *constants("growth", "times", _GROWTH),
        decades(r"\bannées\s+((?:19)?[3-9]0)\b"),
    ),
    numerals=NumeralWords("fr", "mille|millier", "virgule", glue="et", forms=forms, extra=_HALF),
    before=hedges(
        (r"(?:pas\s+plus\s+de|moins\s+de|au[\s-]dessous\s+de|près\s+de|presque|jusqu['’]à)\s+$", "under"),
        (r"(?:pas\s+moins\s+de|plus\s+d(?:e\s+|['’]\s*)|au\s+moins\s+|dépass(?:e|é|er|ant)\s+)$", "over"),
        (r"(?:environ|autour\s+de|à\s+peu\s+près|quelque|~)\s*$", "about"),
    ),
    after=hedges((r"\s+ou\s+plus\b", "over"), (r"\s+ou\s+moins\b", "under"), (r"\s+environ\b", "about")),
    in_year="en|depuis|année|dès|vers|avant|après",
    things=(
        "personnes|hommes|femmes|enfants|emplois|entreprises|banques|maisons|voitures|navires"
        "|pages|mots|kilomètres|mètres|morts|habitants|pays|salariés|soldats|cas|voix"
    ),
    linked=linked_by("à|ou|et"),
    nth=r"(?:er|re|e|ème|ème|nde?)\b",
    spaces=True,
)  # fmt: skip
