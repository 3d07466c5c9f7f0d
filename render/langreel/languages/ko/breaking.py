"""Korean line breaking: at spaces; a bound noun stays with its clause, a determiner with its noun."""

from __future__ import annotations

from typing import Final

from langreel.languages.breaking import Breaking, BreakReason, ReasonGroup, begins_on, ends_on
from langreel.languages.number_glue import number_glue

BOUND: Final = """
    수 것 것이 것은 것을 것이다 것으로 줄 뿐 뿐이다 때 때문에 때문이다 만큼 대로 채 듯
    중 데 지 등 이후 이전 동안 사이 만에 넘게 이상 이하
"""
AUXILIARIES: Final = """
    있다 있는 있었다 있습니다 없다 없는 없었다 없습니다 한다 않는다 않았다 않고 않은 못했다
    싶다 보인다 주었다 버렸다 된다 되었다 됐다
"""
CONJUNCTIONS: Final = "그리고 그러나 하지만 그런데 그래서 또는 및 즉 왜냐하면"
COUNTS: Final = "한 두 세 네 다섯 여섯 일곱 여덟 아홉 열 십 백 천 몇 여러"
DETERMINERS: Final = (
    "이 그 저 각 모든 어떤 무슨 여러 가장 더 덜 아주 매우 약 총 전 새 첫 한 두 세 네 다섯 그의 이런 그런"
)
NEGATIONS: Final = "안 못"
OPENERS: Final = "그리고 그러나 하지만 그런데 그래서 왜냐하면 또한"
_MEASURES: Final = (
    r"조|억|만|천|원|달러|유로|엔|위안|퍼센트|포인트|톤|킬로|온스|배럴|킬로미터|미터"
    r"|배|번|년|개월|월|주|일|시간|분|초|명|개국|개|살"
)

REASONS: Final[tuple[ReasonGroup, ...]] = (
    (
        BreakReason(25, begins_on(BOUND), "돈을 빌릴 | 수 있다"),
        BreakReason(18, begins_on(AUXILIARIES), "빚이 늘고 | 있다"),
    ),
    (
        BreakReason(25, ends_on(COUNTS), "두 | 배로 늘었다"),
        BreakReason(18, ends_on(CONJUNCTIONS), "그리고 | 금리가 올랐다"),
        BreakReason(14, ends_on(DETERMINERS), "가장 | 큰 빚"),
        BreakReason(14, ends_on(NEGATIONS), "빚은 안 | 줄었다"),
    ),
    (
        BreakReason(-5, begins_on(OPENERS), "값이 내렸다 | 그러나 금리는 올랐다"),
        BreakReason(
            -3,
            lambda juncture: juncture.before.endswith(
                ("지만", "는데", "니까", "면서", "으며", "고서", "아서", "어서")
            ),
            "값은 내렸지만 | 금리는 올랐다",
        ),
    ),
)

BREAKING: Final = Breaking(number_glue(_MEASURES), (), REASONS)
