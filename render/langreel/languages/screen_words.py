"""Screen words: the small words on screen in languages that have no file of their own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from langreel.languages.model import ScreenWords

_ROWS: Final = """
    bg | Източник: {} | към {} | лява ос, дясна ос
    ca | Font: {} | a {} | eix esquerre, eix dret
    cs | Zdroj: {} | stav k {} | levá osa, pravá osa
    da | Kilde: {} | pr. {} | venstre akse, højre akse
    el | Πηγή: {} | έως {} | αριστερός άξονας, δεξιός άξονας
    et | Allikas: {} | seisuga {} | vasak telg, parem telg
    fa | منبع: {} | تا {} | محور چپ, محور راست
    fi | Lähde: {} | tilanne {} | vasen akseli, oikea akseli
    he | מקור: {} | נכון ל-{} | ציר שמאלי, ציר ימני
    hr | Izvor: {} | stanje {} | lijeva os, desna os
    hu | Forrás: {} | állapot: {} | bal tengely, jobb tengely
    id | Sumber: {} | per {} | sumbu kiri, sumbu kanan
    lt | Šaltinis: {} | būklė {} | kairioji ašis, dešinioji ašis
    lv | Avots: {} | uz {} | kreisā ass, labā ass
    ms | Sumber: {} | setakat {} | paksi kiri, paksi kanan
    nb | Kilde: {} | per {} | venstre akse, høyre akse
    nl | Bron: {} | per {} | linkeras, rechteras
    no | Kilde: {} | per {} | venstre akse, høyre akse
    pl | Źródło: {} | stan na {} | lewa oś, prawa oś
    ro | Sursa: {} | la {} | axa stângă, axa dreaptă
    sk | Zdroj: {} | stav k {} | ľavá os, pravá os
    sl | Vir: {} | stanje {} | leva os, desna os
    sr | Извор: {} | стање {} | лева оса, десна оса
    sv | Källa: {} | per {} | vänster axel, höger axel
    tr | Kaynak: {} | {} itibarıyla | sol eksen, sağ eksen
    uk | Джерело: {} | станом на {} | ліва вісь, права вісь
    ur | ماخذ: {} | {} تک | بایاں محور, دایاں محور
    vi | Nguồn: {} | tính đến {} | trục trái, trục phải
"""


def _words(row: str) -> tuple[str, ScreenWords]:
    code, source, as_of, axes = (cell.strip() for cell in row.split("|"))
    return code, ScreenWords(source, as_of, "; ", tuple(axes.split(", ")))


SCREEN_WORDS: Final[Mapping[str, ScreenWords]] = dict(map(_words, _ROWS.strip().splitlines()))
"""By code; languages that are not here have the common language's."""
