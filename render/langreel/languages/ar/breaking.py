"""Arabic line breaking: a preposition or particle stays with its noun; a line gladly begins with و."""

from __future__ import annotations

from typing import Final

from langreel.languages.breaking import Breaking, BreakReason, ReasonGroup
from langreel.languages.leaning import leaning, opening
from langreel.languages.number_glue import number_glue

PREPOSITIONS: Final = "في من إلى على عن مع بين عند منذ حتى نحو ضد خلال بعد قبل فوق تحت حول دون لدى عبر"
PRONOUNS: Final = "أنا أنت هو هي نحن هم أنتم"
CONJUNCTIONS: Final = "أن إن أو ثم لكن لأن إذا لو كي بل و"
PARTICLES: Final = "لم لن لا ما قد سوف ليس كان كانت هل"
DETERMINERS: Final = "هذا هذه ذلك تلك كل جميع بعض أي غير أكثر أقل أكبر أول"
JOINTS: Final = "لكن لأن إذا عندما بينما ثم حيث كما أو"
RELATIVES: Final = "الذي التي الذين اللذان"
LINKS: Final = "في من إلى على عن مع بين منذ حتى نحو خلال بعد قبل عبر"
_MEASURES: Final = (
    r"ألف|آلاف|مليون|ملايين|مليونا|مليار|مليارات|مليارا|تريليون|تريليونات|تريليونا|دولار|دولارات|"
    r"دولارا|يورو|ريال|درهم|يوان|ين|في المئة|بالمئة|في المائة|بالمائة|نقطة|نقاط|طن|أطنان|أونصة|برميل|"
    r"كيلومتر|متر|مرة|مرات|سنة|سنوات|عام|عاما|أعوام|شهر|شهرا|أشهر|أسبوع|أسابيع|يوم|يوما|أيام|ساعة|"
    r"ساعات|دقيقة|دقائق|ثانية|شخص|نسمة|دولة|يناير|فبراير|مارس|أبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|"
    r"أكتوبر|نوفمبر|ديسمبر|[0-9]{4}"
)

REASONS: Final[tuple[ReasonGroup, ...]] = (
    leaning(
        prepositions=(PREPOSITIONS, "ذهب المال إلى | السندات"),
        pronouns=(PRONOUNS, "ثم هم | اشتروا المزيد"),
        conjunctions=(CONJUNCTIONS, "قالوا إن | الدين كبير"),
        particles=(PARTICLES, "الدين لم | ينخفض"),
        determiners=(DETERMINERS, "في كل | أزمة"),
    ),
    opening(
        joints=(JOINTS, "انخفضت الأسعار | لأن الفائدة ارتفعت"),
        relatives=(RELATIVES, "الدولة | التي تبيع"),
        links=(LINKS, "ذهب المال | إلى السندات"),
    ),
    (
        BreakReason(
            -3,
            lambda juncture: len(juncture.after) > 3 and juncture.after.startswith("و"),
            "انخفضت الأسعار | وارتفعت الفائدة",
        ),
    ),
)

BREAKING: Final = Breaking(number_glue(_MEASURES, "من"), (), REASONS)
