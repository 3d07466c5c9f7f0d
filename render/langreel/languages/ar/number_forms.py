"""Arabic numbers: مليار is 10⁹, تريليون 10¹²; what is counted has six forms. Voices say what is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from langreel.languages.cldr import Tuning
from langreel.languages.model import LargeWord, Wording

if TYPE_CHECKING:
    from langreel.languages.idioms import Idioms


def _idioms() -> Idioms:
    from langreel.languages.ar.numbers_found import IDIOMS

    return IDIOMS


def _forms(one: str, few: str, many: str, compact: str) -> Wording:
    """A unit after 3 to 10 of it, after 11 to 99 of it, and after any other number."""
    plurals = {"few": f"{{}} {few}", "many": f"{{}} {many}"}
    return Wording(f"{{}} {one}", compact, f"{{}} {one}", plurals=plurals, spoken_plurals=plurals)


TUNING: Final = Tuning(
    units={
        "USD": _forms("دولار", "دولارات", "دولارًا", "{}\u00a0US$"),
        "CNY": Wording("{} يوان", "{}\u00a0CN¥", "{} يوان"),
        "EUR": Wording("{} يورو", "{}\u00a0€", "{} يورو"),
        "JPY": Wording("{} ين", "{}\u00a0JP¥", "{} ين"),
        "GBP": _forms("جنيه إسترليني", "جنيهات إسترلينية", "جنيهًا إسترلينيًا", "{}\u00a0£"),
        "percent": Wording("{}%", "{}%", "{} بالمئة"),
        "point": _forms("نقطة مئوية", "نقاط مئوية", "نقطة مئوية", "{} نقطة مئوية"),
        "t": _forms("طن", "أطنان", "طنًا", "{}\u00a0طن"),
        "USD/oz": _forms("دولار للأونصة", "دولارات للأونصة", "دولارًا للأونصة", "{}\u00a0US$/أونصة"),
        "times": _forms("مرة", "مرات", "مرة", "{}×"),
    },
    idioms=_idioms,
    large=(LargeWord(12, "{} تريليون"),),
    reads="figures",
)
