"""Arabic line breaking: a preposition or particle stays with its noun; a line gladly begins with و."""

from __future__ import annotations

from typing import Final

from langreel.languages.breaking import Breaking, BreakReason, ReasonGroup, begins_on, ends_on
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
    (
        BreakReason(24, ends_on(PREPOSITIONS), "ذهب المال إلى | السندات"),
        BreakReason(20, ends_on(PRONOUNS), "ثم هم | اشتروا المزيد"),
        BreakReason(18, ends_on(CONJUNCTIONS), "قالوا إن | الدين كبير"),
        BreakReason(16, ends_on(PARTICLES), "الدين لم | ينخفض"),
        BreakReason(12, ends_on(DETERMINERS), "في كل | أزمة"),
    ),
    (
        BreakReason(-6, begins_on(JOINTS), "انخفضت الأسعار | لأن الفائدة ارتفعت"),
        BreakReason(-5, begins_on(RELATIVES), "الدولة | التي تبيع"),
        BreakReason(-4, begins_on(LINKS), "ذهب المال | إلى السندات"),
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
