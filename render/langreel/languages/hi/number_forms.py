"""Hindi numbers: लाख, करोड़, अरब and खरब, set apart by twos. Its voices say what is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from langreel.languages.cldr import Tuning
from langreel.languages.model import Wording

if TYPE_CHECKING:
    from langreel.languages.idioms import Idioms


def _idioms() -> Idioms:
    from langreel.languages.hi.numbers_found import IDIOMS

    return IDIOMS


TUNING: Final = Tuning(
    units={
        "USD": Wording("{} डॉलर", "${}", "{} डॉलर"),
        "CNY": Wording("{} युआन", "CN¥{}", "{} युआन"),
        "EUR": Wording("{} यूरो", "€{}", "{} यूरो"),
        "JPY": Wording("{} येन", "JP¥{}", "{} येन"),
        "GBP": Wording("{} पाउंड", "£{}", "{} पाउंड"),
        "percent": Wording("{}%", "{}%", "{} प्रतिशत"),
        "point": Wording("{} प्रतिशत अंक", "{} प्रतिशत अंक", "{} प्रतिशत अंक"),
        "t": Wording("{} टन", "{} टन", "{} टन"),
        "USD/oz": Wording("{} डॉलर प्रति औंस", "${}/औंस", "{} डॉलर प्रति औंस"),
        "times": Wording("{} गुना", "{}×", "{} गुना"),
        "years": Wording("{} वर्ष", "{} वर्ष", "{} वर्ष"),
        "months": Wording("{} महीने", "{} माह", "{} महीने", plurals={"one": "{} महीना"}),
        "weeks": Wording("{} सप्ताह", "{} सप्ताह", "{} सप्ताह"),
        "days": Wording("{} दिन", "{} दिन", "{} दिन"),
    },
    idioms=_idioms,
    reads="figures",
)
