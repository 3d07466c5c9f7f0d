"""Find in German: 1,32 Billionen Dollar, fünfunddreißig, die Hälfte, verdoppelt, am 3. Mai 1998."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from langreel.languages.grammar import hedges
from langreel.languages.idioms import Idioms, constants, decades, linked_by
from langreel.languages.numeral_words import NumeralWords

_SHARES: Final = {
    r"(?:die\s+)?Hälfte\b": "50", r"halbier(?:t|te|ten|en)\b": "50", r"ein\s+Drittel\b": "100/3",
    r"zwei\s+Drittel\b": "200/3", r"ein\s+Viertel\b(?!jahr|stunde)": "25", r"drei\s+Viertel\b": "75",
    r"ein\s+Fünftel\b": "20", r"ein\s+Zehntel\b": "10",
}  # fmt: skip
_GROWTH: Final = {
    r"verdoppel(?:t|te|ten|n)\b|(?:das\s+)?Doppelte\b|doppelt\s+so\b": "2",
    r"verdreifach(?:t|te|ten|en)\b|(?:das\s+)?Dreifache\b": "3",
    r"vervierfach(?:t|te|ten|en)\b|(?:das\s+)?Vierfache\b": "4",
    r"verfünffach(?:t|te|ten|en)\b|(?:das\s+)?Fünffache\b": "5",
    r"verzehnfach(?:t|te|ten|en)\b|(?:das\s+)?Zehnfache\b": "10",
}  # fmt: skip
_HALF: Final = dict.fromkeys(
    ("halbe", "halben", "halber", "halbes", "eine halbe", "einer halben", "ein halbes", "ein halber"),
    Fraction(1, 2),
) | {
    "anderthalb": Fraction(3, 2), "eineinhalb": Fraction(3, 2), "zweieinhalb": Fraction(5, 2),
}  # fmt: skip


def forms(number: int, text: str) -> Iterator[str]:
    """ein, eine beside eins; hundert beside einhundert; zwo."""
    if text.endswith("eins"):
        stem = text.removesuffix("s")
        yield from (stem, f"{stem}e", f"{stem}en", f"{stem}em", f"{stem}er")
    if text.startswith("einhundert"):
        yield text.removeprefix("ein")


IDIOMS: Final = Idioms(
    powers={"Tsd.": 3, "Mio": 6, "Mrd": 9, "Bio": 12, "Billiarde": 15, "Billiarden": 15, "tausend": 3},
    units=(
        ("", r"\s*Basispunkte?n?\b", "point", "1/100"),
        ("", r"\s*(?:Prozentpunkte?n?\b|Pp\.)", "point", "1"),
        ("", r"\s*(?:Prozent\b|v\.\s?H\.|%)|-prozentig\w*", "percent", "1"),
        ("", r"\s*(?:US-)?Dollars?\s+(?:je|pro)\s+(?:Fein)?[Uu]nze\b|\s?\$/oz", "USD/oz", "1"),
        ("", r"\s*(?:US-)?Dollars?\b|\s?(?:US\$|USD\b|\$)", "USD", "1"), (r"(?:US\$|\$)\s*", "", "USD", "1"),
        ("", r"\s*Euros?\b|\s?(?:€|EUR\b)", "EUR", "1"), (r"€\s*", "", "EUR", "1"),
        ("", r"\s*(?:Yuan|Renminbi)\b|\s?CN¥", "CNY", "1"), ("", r"\s*Yen\b|\s?¥", "JPY", "1"),
        ("", r"\s*Pfund(?:\s+Sterling)?\b|\s?£", "GBP", "1"),
        ("", r"\s*Tonnen?\b|\s?t\b", "t", "1"),
        (r"(?:das\s+)?", r"-?\s?[Ff]ache[ns]?\b", "times", "1"),
        ("", r"\s?-?[Mm]al\b|-?fach\b|×", "times", "1"),
        ("", r"\s*Jahrhunderte?n?\b", "years", "100"), ("", r"\s*Jahrzehnte?n?\b", "years", "10"),
        ("", r"\s*(?:Jahre?n?s?\b|J\.)", "years", "1"), ("", r"\s*Monate?n?s?\b", "months", "1"),
        ("", r"\s*Wochen?\b", "weeks", "1"), ("", r"\s*Tage?n?s?\b", "days", "1"),
    ),
    months={"Jänner": 1, "Feber": 2},
    dates=("{day}. {name} {year}", "{name} {year}", "{day}. {name}"),
    rules=(
        *constants("share", "percent", _SHARES),
        *constants("growth", "times", _GROWTH),
        decades(r"\b((?:19)?[3-9]0)er[\s-]?(?:Jahren?)?\b"),
    ),
    numerals=NumeralWords("de", "tausend", "Komma", glue="und", joined=True, tail="mal|fach", forms=forms,
                          extra=_HALF),
    before=hedges(
        (r"(?:nicht\s+mehr\s+als|weniger\s+als|unter|fast|beinahe|knapp|bis\s+zu|höchstens)\s+$", "under"),
        (r"(?:nicht\s+weniger\s+als|mehr\s+als|über|mindestens|gut)\s+$", "over"),
        (r"(?:etwa|ungefähr|rund|circa|ca\.|zirka|~)\s*$", "about"),
    ),
    after=hedges((r"\s+oder\s+mehr\b", "over"), (r"\s+oder\s+weniger\b", "under")),
    in_year="Jahre?|seit|ab|bis|um|vor|nach",
    things=(
        "Menschen|Personen|Männer|Frauen|Kinder|Stellen|Firmen|Unternehmen|Banken|Häuser|Autos"
        "|Schiffe|Seiten|Wörter|Kilometer|Meter|Tote|Einwohner|Länder|Beschäftigte|Soldaten|Fälle|Stimmen"
    ),
    linked=linked_by("bis|oder|und"),
    nth=r"\.\s+(?!Mio|Mrd|Bio)(?=[A-ZÄÖÜ][a-zäöü]+)",
)  # fmt: skip
