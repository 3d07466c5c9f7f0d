"""Find in Italian: 1,32 mila miliardi di dollari, trentacinque, la metà, è raddoppiato, il 3 maggio 1998."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from langreel.languages.grammar import hedges
from langreel.languages.idioms import Idioms, constants, decades, linked_by
from langreel.languages.numeral_words import NumeralWords

_SHARES: Final = {
    r"(?:la\s+)?metà\b": "50", r"un\s+terzo\b": "100/3", r"due\s+terzi\b": "200/3", r"un\s+quarto\b": "25",
    r"tre\s+quarti\b": "75", r"un\s+quinto\b": "20", r"un\s+decimo\b": "10",
}  # fmt: skip
_GROWTH: Final = {
    r"raddoppi(?:a|ò|at[oaie]|are|ano|ando)\b|il\s+doppio\b": "2",
    r"triplic(?:a|ò|at[oaie]|are|ano|ando)\b|il\s+triplo\b": "3",
    r"quadruplic(?:a|ò|at[oaie]|are|ano|ando)\b": "4",
    r"dimezz(?:a|ò|at[oaie]|are|ano|ando)\b": "1/2",
}  # fmt: skip
_HALF: Final = dict.fromkeys(("mezzo", "mezza", "mezz’", "mezz'"), Fraction(1, 2))


def forms(number: int, text: str) -> Iterator[str]:
    """quarant’anni; un, una and ventun beside uno; trentatré with and without its accent."""
    if text.endswith("anta"):
        yield text.removesuffix("a")
    if text.endswith("uno"):
        yield text.removesuffix("o")
        yield text.removesuffix("o") + "a"
    if text.endswith("tré"):
        yield text.removesuffix("é") + "e"
        yield text.removesuffix("é") + "è"


IDIOMS: Final = Idioms(
    powers={"mila": 3, "mille": 3, "bilione": 12, "bilioni": 12, "mld": 9, "mln": 6, "mille miliardi": 12},
    units=(
        ("", r"\s*punti?\s+base\b", "point", "1/100"),
        ("", r"\s*punt[oi](?:\s+percentual[ei])?\b|\s?p\.p\.", "point", "1"),
        ("", r"\s*per\s*cento\b|\s*%", "percent", "1"),
        ("", r"\s*(?:di\s+)?dollar[oi]\s+(?:l['’]|per\s+)oncia\b", "USD/oz", "1"),
        ("", r"\s*(?:di\s+)?dollar[oi]\b|\s?(?:US\$|USD\b|\$)", "USD", "1"),
        (r"(?:US\$|\$)\s*", "", "USD", "1"),
        ("", r"\s*(?:di\s+)?euro\b|\s?(?:€|EUR\b)", "EUR", "1"), (r"€\s*", "", "EUR", "1"),
        ("", r"\s*(?:di\s+)?(?:yuan|renminbi)\b|\s?CN¥", "CNY", "1"),
        ("", r"\s*(?:di\s+)?yen\b|\s?¥", "JPY", "1"),
        ("", r"\s*(?:di\s+)?sterlin[ae]\b|\s?£", "GBP", "1"),
        ("", r"\s*(?:di\s+)?tonnellat[ae]\b|\s?t\b", "t", "1"),
        ("", r"\s*volt[ae]\b|×", "times", "1"),
        ("", r"\s*secol[oi]\b", "years", "100"), ("", r"\s*decenni?o?\b", "years", "10"),
        ("", r"[\s'’]*ann[oi]\b", "years", "1"), ("", r"\s*mes[ei]\b", "months", "1"),
        ("", r"\s*settiman[ae]\b", "weeks", "1"), ("", r"\s*giorn[oi]\b", "days", "1"),
    ),
    dates=("{day}° {name}", "{day}º {name}", "{day} {name}",
           "{day}° {name} {year}", "{day}º {name} {year}", "{name} del {year}", "{day} {name} del {year}"),
    rules=(
        *constants("share", "percent", _SHARES),
        *constants("growth", "times", _GROWTH),
        decades(r"\banni\s+['’]?((?:19)?[3-9]0)\b"),
    ),
    numerals=NumeralWords("it", "mille|mila", "virgola", glue="e", joined=True, tail="['’]ann", forms=forms,
                          extra=_HALF),
    before=hedges(
        (r"(?:non\s+più\s+di|meno\s+di|sotto\s+i|quasi|fino\s+a|al\s+massimo)\s+$", "under"),
        (r"(?:non\s+meno\s+di|più\s+di|oltre|sopra\s+i|almeno|super(?:a|ato|ano|ò)(?:\s+i)?)\s+$", "over"),
        (r"(?:circa|intorno\s+a[i]?|approssimativamente|~)\s*$", "about"),
    ),
    after=hedges((r"\s+o\s+più\b", "over"), (r"\s+o\s+meno\b", "under"), (r"\s+circa\b", "about")),
    in_year="nel|dal|del|anno|al|fino al",
    things=(
        "persone|uomini|donne|bambini|posti|imprese|aziende|banche|case|auto|navi"
        "|pagine|parole|chilometri|metri|morti|abitanti|paesi|lavoratori|soldati|casi|voti"
    ),
    linked=linked_by("a|o|e|al|fino\\s+a"),
    nth=r"\.?[°ºª]",
)  # fmt: skip
