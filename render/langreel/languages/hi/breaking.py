"""Hindi line breaking: a postposition stays with its noun, an auxiliary with its verb."""

from __future__ import annotations

import re
from typing import Final

from langreel.languages.breaking import Breaking, BreakReason, ReasonGroup, begins_on
from langreel.languages.leaning import leaning, opening
from langreel.languages.number_glue import number_glue

POSTPOSITIONS: Final = "का की के को से में पर ने तक द्वारा लिए बाद पहले साथ बीच ऊपर नीचे पास बिना"
AUXILIARIES: Final = "है हैं था थी थे हो हुआ हुई हुए गया गई गए रहा रही रहे सकता सकती सकते होगा होगी होंगे चाहिए"
PARTICLES: Final = "भी ही तो"
CONJUNCTIONS: Final = "और या लेकिन मगर कि क्योंकि अगर तो जब तथा एवं"
NEGATIONS: Final = "नहीं न मत"
DETERMINERS: Final = """
    यह ये वह वे इस उस इन उन हर एक दो तीन चार पाँच छह सात आठ नौ दस बीस सौ सभी कुछ
    बहुत सबसे अधिक ज़्यादा कम पहला पहली दूसरा दूसरी मेरा उसका अपना अपनी अपने
"""
JOINTS: Final = "और या लेकिन मगर कि क्योंकि अगर जब जबकि इसलिए ताकि"
RELATIVES: Final = "जो जिस जिसका जिसकी जिसके जहाँ"
_MEASURES: Final = (
    r"हज़ार|हजार|लाख|करोड़|अरब|खरब|मिलियन|बिलियन|ट्रिलियन|डॉलर|रुपये|रुपए|यूरो|युआन|येन|प्रतिशत|फ़ीसदी|"
    r"फीसदी|अंक|टन|किलो|औंस|बैरल|किलोमीटर|मीटर|गुना|बार|साल|वर्ष|महीने|सप्ताह|दिन|घंटे|मिनट|सेकंड|लोग|"
    r"देश|जनवरी|फ़रवरी|फरवरी|मार्च|अप्रैल|मई|जून|जुलाई|अगस्त|सितंबर|अक्टूबर|नवंबर|दिसंबर|[0-9]{4}"
)

REASONS: Final[tuple[ReasonGroup, ...]] = (
    (
        BreakReason(30, begins_on(POSTPOSITIONS), "कर्ज़ | का दाम"),
        BreakReason(24, begins_on(AUXILIARIES), "कर्ज़ बढ़ता | है"),
        BreakReason(16, begins_on(PARTICLES), "कर्ज़ | भी बढ़ा"),
    ),
    leaning(
        conjunctions=(CONJUNCTIONS, "दाम गिरे और | ब्याज बढ़ा"),
        particles=(NEGATIONS, "कर्ज़ नहीं | घटा"),
        determiners=(DETERMINERS, "हर | संकट में"),
    ),
    opening(
        joints=(JOINTS, "दाम गिरे | क्योंकि ब्याज बढ़ा"),
        relatives=(RELATIVES, "वह देश | जो बेचता है"),
    ),
)

BREAKING: Final = Breaking(number_glue(_MEASURES), (), REASONS, abbreviation=re.compile(r"\b(?:डॉ|श्री|प्रो)$"))
