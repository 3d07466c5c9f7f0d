"""Find in Portuguese: US$ 1,32 trilhão, trinta e cinco, a metade, dobrou, 3 de maio de 1998."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from langreel.languages.grammar import hedges
from langreel.languages.idioms import Idioms, constants, decades, linked_by
from langreel.languages.numeral_words import NumeralWords

_SHARES: Final = {
    r"(?:a\s+)?metade\b": "50", r"um\s+terço\b": "100/3", r"dois\s+terços\b": "200/3", r"um\s+quarto\b": "25",
    r"três\s+quartos\b": "75", r"um\s+quinto\b": "20", r"um\s+décimo\b": "10",
}  # fmt: skip
_GROWTH: Final = {
    r"d(?:obr|uplic)(?:a|ou|am|aram|ad[oa]s?|ar|ando)\b|o\s+dobro\b": "2",
    r"triplic(?:a|ou|am|aram|ad[oa]s?|ar|ando)\b|o\s+triplo\b": "3",
    r"quadruplic(?:a|ou|am|aram|ad[oa]s?|ar|ando)\b": "4",
}  # fmt: skip
_HALF: Final = dict.fromkeys(("meio", "meia"), Fraction(1, 2))


def forms(number: int, text: str) -> Iterator[str]:
    """uma and duas beside um and dois; duzentas; catorze, and Portugal's dezasseis."""
    feminine = re.sub(r"\bum$", "uma", re.sub(r"\bdois$", "duas", re.sub(r"entos\b", "entas", text)))
    if feminine != text:
        yield feminine
    for here, there in (("quatorze", "catorze"), ("dezesseis", "dezasseis"), ("dezessete", "dezassete"),
                        ("dezenove", "dezanove")):  # fmt: skip
        if text.endswith(here):
            yield text.replace(here, there)
    if number == 100:
        yield "cento"


IDIOMS: Final = Idioms(
    powers={"mil": 3, "mi": 6, "bi": 9, "tri": 12},
    units=(
        ("", r"\s*pontos?[\s-]base\b", "point", "1/100"),
        ("", r"\s*pontos?(?:\s+percentua(?:l|is))?\b|\s?p\.\s?p\.", "point", "1"),
        ("", r"\s*por\s*cento\b|\s*%", "percent", "1"),
        ("", r"\s*(?:de\s+)?dólar(?:es)?\s+(?:por|a)\s+onça\b", "USD/oz", "1"),
        ("", r"\s*(?:de\s+)?dólar(?:es)?\b|\s?USD\b", "USD", "1"),
        (r"(?:US\$|USD|(?<!R)\$)\s*", r"/oz\b", "USD/oz", "1"),
        (r"(?:US\$|USD|(?<!R)\$)\s*", "", "USD", "1"),
        ("", r"\s*(?:de\s+)?euros?\b|\s?(?:€|EUR\b)", "EUR", "1"), (r"€\s*", "", "EUR", "1"),
        ("", r"\s*(?:de\s+)?(?:yuan(?:e?s)?|iuanes?|renminbis?)\b", "CNY", "1"), (r"CN¥\s*", "", "CNY", "1"),
        ("", r"\s*(?:de\s+)?ienes?\b", "JPY", "1"), (r"(?:JP)?¥\s*", "", "JPY", "1"),
        ("", r"\s*(?:de\s+)?libras?(?:\s+esterlinas?)?\b", "GBP", "1"), (r"£\s*", "", "GBP", "1"),
        ("", r"\s*(?:de\s+)?rea(?:l|is)\b", "BRL", "1"), (r"R\$\s*", "", "BRL", "1"),
        ("", r"\s*(?:de\s+)?toneladas?\b|\s?t\b", "t", "1"),
        ("", r"\s*ve(?:z|zes)\b|×", "times", "1"),
        ("", r"\s*séculos?\b", "years", "100"), ("", r"\s*décadas?\b", "years", "10"),
        ("", r"\s*anos?\b", "years", "1"), ("", r"\s*m(?:ês|eses)\b", "months", "1"),
        ("", r"\s*semanas?\b", "weeks", "1"), ("", r"\s*dias?\b", "days", "1"),
    ),
    dates=("{day}º de {name} de {year}", "{day}º de {name}", "{name} {year}", "{day} de {name}"),
    rules=(
        *constants("share", "percent", _SHARES),
        *constants("growth", "times", _GROWTH),
        decades(r"\banos\s+((?:19)?[3-9]0)\b"),
    ),
    numerals=NumeralWords("pt_BR", "mil", "vírgula", glue="e", forms=forms, extra=_HALF),
    before=hedges(
        (r"(?:não\s+mais\s+de|menos\s+de|abaixo\s+de|quase|até|no\s+máximo)\s+$", "under"),
        (r"(?:não\s+menos\s+de|mais\s+de|acima\s+de|pelo\s+menos|super(?:a|ou|am))\s+$", "over"),
        (r"(?:cerca\s+de|por\s+volta\s+de|em\s+torno\s+de|aproximadamente|uns|umas|~)\s*$", "about"),
    ),
    after=hedges((r"\s+ou\s+mais\b", "over"), (r"\s+ou\s+menos\b", "under")),
    in_year="em|desde|até|ano|de",
    things=(
        "pessoas|homens|mulheres|crianças|empregos|empresas|bancos|casas|carros|navios"
        "|páginas|palavras|quilômetros|metros|mortos|habitantes|países|trabalhadores|soldados|casos|votos"
    ),
    linked=linked_by("a|ou|e|até"),
    nth=r"\.?[ºª°]",
)  # fmt: skip
