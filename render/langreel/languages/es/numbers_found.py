"""Find in Spanish: 1,32 billones de dólares, treinta y cinco, la mitad, se duplicó, 3 de mayo."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from langreel.languages.grammar import hedges
from langreel.languages.idioms import Idioms, constants, decades, linked_by
from langreel.languages.numeral_words import NumeralWords

_SHARES: Final = {
    r"(?:la\s+)?mitad\b(?!\s+de\s+(?:siglo|año))": "50",
    r"un\s+tercio\b": "100/3", r"dos\s+tercios\b": "200/3",
    r"un\s+cuarto\b(?!\s+(?:lugar|puesto))": "25", r"una\s+cuarta\s+parte\b": "25",
    r"tres\s+cuart[ao]s(?:\s+partes)?\b": "75",
    r"una\s+tercera\s+parte\b": "100/3",
    r"un\s+quinto\b": "20",
    r"una\s+quinta\s+parte\b": "20",
    r"una\s+décima\s+parte\b": "10",
}  # fmt: skip
_GROWTH: Final = {
    r"(?:duplic|dobl)(?:a|ó|an|aron|ado|ada|ados|adas|ar|arse|ando)\b|el\s+doble\b": "2",
    r"triplic(?:a|ó|an|aron|ad[ao]s?|ar|arse|ando)\b|el\s+triple\b": "3",
    r"cuadruplic(?:a|ó|an|aron|ad[ao]s?|ar|arse|ando)\b": "4",
    r"quintuplic(?:a|ó|an|aron|ad[ao]s?|ar|arse|ando)\b": "5",
}  # fmt: skip


_HALF: Final = dict.fromkeys(("medio", "media"), Fraction(1, 2))


def forms(number: int, text: str) -> Iterator[str]:
    """un, una and veintiún beside uno; doscientas beside doscientos."""
    if text.endswith("uno"):
        yield text.removesuffix("uno") + ("ún" if text.endswith("veintiuno") else "un")
        yield text.removesuffix("uno") + "una"
    if number >= 200:
        feminine = re.sub(r"(cient|quinient)os\b", r"\1as", text)
        yield feminine
        yield re.sub("uno$", "una", feminine)
    if number == 100:
        yield "ciento"


IDIOMS: Final = Idioms(
    powers={"mil": 3, "millardo": 9, "millardos": 9, "mill.": 6, "MM": 6, "trillón": 18, "trillones": 18},
    units=(
        ("", r"\s*puntos?\s+básicos?\b", "point", "1/100"),
        ("", r"\s*(?:p\.\s?p\.|puntos?\s+porcentual(?:es)?\b|puntos\b)", "point", "1"),
        ("", r"\s*(?:por\s+ciento\b|%)", "percent", "1"),
        ("", r"\s*(?:de\s+)?d[óo]lares?\s+(?:estadounidenses\s+)?(?:por|la)\s+onza\b", "USD/oz", "1"),
        ("", r"\s*(?:de\s+)?d[óo]lar(?:es)?\b|\s?(?:US\$|USD\b)", "USD", "1"),
        (r"(?:US\$|USD|\$)\s*", "", "USD", "1"),
        ("", r"\s*(?:de\s+)?euros?\b|\s?(?:€|EUR\b)", "EUR", "1"), ("€\\s*", "", "EUR", "1"),
        ("", r"\s*(?:de\s+)?(?:yuan(?:es)?|renminbis?)\b|\s?CN¥", "CNY", "1"),
        ("", r"\s*(?:de\s+)?yen(?:es)?\b|\s?¥", "JPY", "1"),
        ("", r"\s*(?:de\s+)?libras?(?:\s+esterlinas?)?\b|\s?£", "GBP", "1"),
        ("", r"\s*(?:de\s+)?toneladas?\b|\s?t\b", "t", "1"),
        ("", r"\s*ve(?:z|ces)\b|×", "times", "1"),
        ("", r"\s*siglos?\b", "years", "100"), ("", r"\s*décadas?\b", "years", "10"),
        ("", r"\s*años?\b", "years", "1"), ("", r"\s*mes(?:es)?\b", "months", "1"),
        ("", r"\s*semanas?\b", "weeks", "1"), ("", r"\s*días?\b", "days", "1"),
    ),
    months={"setiembre": 9, "sept.": 9, "ene.": 1},
    dates=("{day} de {name} del {year}", "{name} del {year}", "{name} {year}", "{day} de {name}"),
    rules=(
        *constants("share", "percent", _SHARES),
        *constants("growth", "times", _GROWTH),
        decades(r"\baños\s+((?:19)?[3-9]0)\b"),
    ),
    numerals=NumeralWords("es", "mil", "coma|punto", glue="y", forms=forms, extra=_HALF),
    spaces=True,
    before=hedges(
        (r"(?:no\s+más\s+de|menos\s+de|por\s+debajo\s+de|casi|hasta|como\s+máximo)\s+$", "under"),
        (r"(?:no\s+menos\s+de|más\s+de|por\s+encima\s+de|al\s+menos|supera(?:r|ba|ron)?)\s+$", "over"),
        (r"(?:unos|unas|alrededor\s+de|cerca\s+de|aproximadamente|aprox\.|en\s+torno\s+a|~)\s*$", "about"),
    ),
    after=hedges((r"\s+o\s+más\b|\s+y\s+pico\b", "over"), (r"\s+o\s+menos\b", "under")),
    in_year="en|desde|hasta|año|de",
    things=(
        "personas|hombres|mujeres|niños|empleos|empresas|bancos|casas|coches|barcos|páginas"
        "|palabras|kilómetros|metros|muertos|habitantes|países|empleados|trabajadores|soldados|casos|votos"
    ),
    linked=linked_by("al?|o|y|hasta"),
    nth=r"\.?[ºª]",
)  # fmt: skip
