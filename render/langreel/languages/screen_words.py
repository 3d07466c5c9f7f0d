"""Screen words: the small words on screen in languages that have no file of their own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from langreel.languages.model import ScreenWords

_ROWS: Final = """
    bg | Източник: {} | към {} | лява ос, дясна ос | Източници
    ca | Font: {} | a {} | eix esquerre, eix dret | Fonts
    cs | Zdroj: {} | stav k {} | levá osa, pravá osa | Zdroje
    da | Kilde: {} | pr. {} | venstre akse, højre akse | Kilder
    el | Πηγή: {} | έως {} | αριστερός άξονας, δεξιός άξονας | Πηγές
    et | Allikas: {} | seisuga {} | vasak telg, parem telg | Allikad
    fa | منبع: {} | تا {} | محور چپ, محور راست | منابع
    fi | Lähde: {} | tilanne {} | vasen akseli, oikea akseli | Lähteet
    he | מקור: {} | נכון ל-{} | ציר שמאלי, ציר ימני | מקורות
    hr | Izvor: {} | stanje {} | lijeva os, desna os | Izvori
    hu | Forrás: {} | állapot: {} | bal tengely, jobb tengely | Források
    id | Sumber: {} | per {} | sumbu kiri, sumbu kanan | Sumber
    lt | Šaltinis: {} | būklė {} | kairioji ašis, dešinioji ašis | Šaltiniai
    lv | Avots: {} | uz {} | kreisā ass, labā ass | Avoti
    ms | Sumber: {} | setakat {} | paksi kiri, paksi kanan | Sumber
    nb | Kilde: {} | per {} | venstre akse, høyre akse | Kilder
    nl | Bron: {} | per {} | linkeras, rechteras | Bronnen
    no | Kilde: {} | per {} | venstre akse, høyre akse | Kilder
    pl | Źródło: {} | stan na {} | lewa oś, prawa oś | Źródła
    ro | Sursa: {} | la {} | axa stângă, axa dreaptă | Surse
    sk | Zdroj: {} | stav k {} | ľavá os, pravá os | Zdroje
    sl | Vir: {} | stanje {} | leva os, desna os | Viri
    sr | Извор: {} | стање {} | лева оса, десна оса | Извори
    sv | Källa: {} | per {} | vänster axel, höger axel | Källor
    tr | Kaynak: {} | {} itibarıyla | sol eksen, sağ eksen | Kaynaklar
    uk | Джерело: {} | станом на {} | ліва вісь, права вісь | Джерела
    ur | ماخذ: {} | {} تک | بایاں محور, دایاں محور | ماخذ
    vi | Nguồn: {} | tính đến {} | trục trái, trục phải | Nguồn
"""


def _words(row: str) -> tuple[str, ScreenWords]:
    code, source, as_of, axes, sources = (cell.strip() for cell in row.split("|"))
    return code, ScreenWords(source, as_of, "; ", tuple(axes.split(", ")), sources)


SCREEN_WORDS: Final[Mapping[str, ScreenWords]] = dict(map(_words, _ROWS.strip().splitlines()))
"""By code; languages that are not here have the common language's on screen, and no word over their lists."""
