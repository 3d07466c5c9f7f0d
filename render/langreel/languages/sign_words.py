"""Sign words: what is said for the signs that stand in any text, by language: −, +, × and °.

The words are those that a narrator says before and after numbers (minus five, five times, five degrees); they
follow the names that CLDR has for the signs, without its "sign".
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

_SIGNS: Final = ("−", "+", "×", "°")
_ROWS: Final = """
    af | minus | plus | keer | grade
    am | ሲቀነስ | ሲደመር | ጊዜ | ዲግሪ
    ar | سالب | زائد | في | درجة
    as | বিয়োগ | যোগ | গুণ | ডিগ্ৰী
    az | mənfi | müsbət | dəfə | dərəcə
    ba | минус | плюс | тапҡыр | градус
    be | мінус | плюс | разоў | градусаў
    bg | минус | плюс | пъти | градуса
    bn | মাইনাস | প্লাস | গুণ | ডিগ্রি
    bs | minus | plus | puta | stepeni
    ca | menys | més | per | graus
    cs | minus | plus | krát | stupňů
    cv | минус | плюс | хут | градус
    cy | minws | plws | gwaith | gradd
    da | minus | plus | gange | grader
    de | minus | plus | mal | Grad
    el | μείον | συν | φορές | βαθμοί
    en | minus | plus | times | degrees
    eo | minus | plus | oble | gradoj
    es | menos | más | por | grados
    et | miinus | pluss | korda | kraadi
    eu | minus | plus | bider | gradu
    fa | منفی | مثبت | برابر | درجه
    fi | miinus | plus | kertaa | astetta
    fil | minus | plus | beses | digri
    fr | moins | plus | fois | degrés
    ga | lúide | móide | faoi | céim
    gd | minus | plus | uiread | ceum
    gl | menos | máis | por | graos
    gu | માઇનસ | પ્લસ | ગણા | ડિગ્રી
    he | מינוס | פלוס | כפול | מעלות
    hi | माइनस | प्लस | गुना | डिग्री
    hr | minus | plus | puta | stupnjeva
    ht | mwens | plis | fwa | degre
    hu | mínusz | plusz | szor | fok
    hy | մինուս | պլյուս | անգամ | աստիճան
    ia | minus | plus | vices | grados
    id | minus | plus | kali | derajat
    io | minus | plus | foye | gradi
    is | mínus | plús | sinnum | gráður
    it | meno | più | per | gradi
    ja | マイナス | プラス | かける | 度
    jv | minus | plus | ping | drajat
    ka | მინუს | პლუს | ჯერ | გრადუსი
    kk | минус | плюс | есе | градус
    km | ដក | បូក | ដង | អង្សា
    kn | ಮೈನಸ್ | ಪ್ಲಸ್ | ಪಟ್ಟು | ಡಿಗ್ರಿ
    ko | 마이너스 | 플러스 | 배 | 도
    kok | वजा | अदीक | पट | डिग्री
    ku | kêm | zêde | caran | pile
    ky | минус | плюс | эсе | градус
    la | minus | plus | per | gradus
    lb | minus | plus | mol | Grad
    lo | ລົບ | ບວກ | ເທົ່າ | ອົງສາ
    lt | minus | plius | kartus | laipsnių
    ltg | minuss | pluss | reizis | gradi
    lv | mīnus | plus | reizes | grādi
    mi | tango | tāpiri | whakarau | putu
    mk | минус | плус | пати | степени
    ml | മൈനസ് | പ്ലസ് | മടങ്ങ് | ഡിഗ്രി
    mn | хасах | нэмэх | дахин | градус
    mr | उणे | अधिक | पट | अंश
    ms | tolak | tambah | kali | darjah
    mt | minus | plus | darbiet | gradi
    my | အနုတ် | အပေါင်း | ဆ | ဒီဂရီ
    nb | minus | pluss | ganger | grader
    ne | माइनस | प्लस | गुणा | डिग्री
    nl | min | plus | keer | graden
    nn | minus | pluss | gonger | gradar
    no | minus | pluss | ganger | grader
    or | ମାଇନସ୍ | ପ୍ଲସ୍ | ଗୁଣ | ଡିଗ୍ରୀ
    pa | ਮਨਫ਼ੀ | ਜਮ੍ਹਾਂ | ਗੁਣਾ | ਡਿਗਰੀ
    pap | ménos | mas | biaha | grado
    pl | minus | plus | razy | stopni
    ps | منفي | جمع | چنده | درجې
    pt | menos | mais | vezes | graus
    ro | minus | plus | ori | grade
    ru | минус | плюс | раз | градусов
    sd | ڪاٽو | واڌو | ڀيرا | درجا
    si | ඍණ | ධන | ගුණ | අංශක
    sk | mínus | plus | krát | stupňov
    sl | minus | plus | krat | stopinj
    sq | minus | plus | herë | gradë
    sr | минус | плус | пута | степени
    sr-latn | minus | plus | puta | stepeni
    su | minus | plus | kali | darajat
    sv | minus | plus | gånger | grader
    sw | hasi | chanya | mara | digrii
    ta | கழித்தல் | கூட்டல் | மடங்கு | டிகிரி
    te | మైనస్ | ప్లస్ | రెట్లు | డిగ్రీలు
    th | ลบ | บวก | เท่า | องศา
    tk | minus | plýus | esse | dereje
    tr | eksi | artı | kat | derece
    tt | минус | плюс | тапкыр | градус
    ug | مىنۇس | پىلۇس | ھەسسە | گرادۇس
    uk | мінус | плюс | разів | градусів
    ur | منفی | جمع | گنا | ڈگری
    uz | minus | plyus | marta | daraja
    vi | âm | cộng | lần | độ
    yue | 負 | 加 | 乘 | 度
    zh | 负 | 加 | 乘 | 度
    zh-hant | 負 | 加 | 乘 | 度
"""


def sign_words(tag: str) -> Mapping[str, str]:
    """The words of a language, or of the one that it is a variety of; none where they are not known.

    >>> sign_words("el")["−"], sign_words("pt-PT")["×"], sign_words("tlh")
    ('μείον', 'vezes', {})
    """
    parts = tag.lower().replace("_", "-").split("-")
    names = ("-".join(parts[:count]) for count in range(len(parts), 0, -1))
    return next((_BY_CODE[name] for name in names if name in _BY_CODE), {})


def _words(row: str) -> tuple[str, Mapping[str, str]]:
    code, *words = (cell.strip() for cell in row.split("|"))
    return code, dict(zip(_SIGNS, words, strict=True))


_BY_CODE: Final[Mapping[str, Mapping[str, str]]] = dict(map(_words, _ROWS.strip().splitlines()))
"""By code, in lower case."""
CODES: Final = tuple(_BY_CODE)
"""The languages whose words are known here."""
