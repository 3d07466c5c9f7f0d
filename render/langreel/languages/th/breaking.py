"""Thai line breaking: between words, which have no spaces; spaces stand between phrases."""

from __future__ import annotations

from functools import cache
from typing import Any, Final

from langreel.languages.breaking import Breaking, BreakReason, ReasonGroup, begins, ends, words
from langreel.languages.number_glue import number_glue

_MEASURES: Final = (
    r"พันล้านล้าน|แสนล้าน|หมื่นล้าน|พันล้าน|ล้านล้าน|ล้าน|แสน|หมื่น|พัน|ดอลลาร์|บาท|ยูโร|หยวน|เยน|เปอร์เซ็นต์|ตัน|"
    r"กิโลเมตร|เมตร|ครั้ง|เท่า|ปี|เดือน|สัปดาห์|วัน|ชั่วโมง|นาที|วินาที|คน|ประเทศ"
)
LEAD_ON: Final = words(
    "และ หรือ แต่ ของ ใน ที่ ซึ่ง จาก ถึง เพื่อ โดย ด้วย กับ แก่ ต่อ เมื่อ ถ้า เพราะ ว่า ไม่ จะ กำลัง ได้ ถูก ทุก"
)
"""A line that ends so leads what follows."""
OPENERS: Final = words("และ หรือ แต่ เพราะ ซึ่ง ที่ เมื่อ ถ้า เพื่อ โดย ดังนั้น จาก ใน")

REASONS: Final[tuple[ReasonGroup, ...]] = (
    (BreakReason(14, ends(*LEAD_ON), "ราคาตกและ|ดอกเบี้ยขึ้น"),),
    (BreakReason(-5, begins(*OPENERS), "ราคาตก|และดอกเบี้ยขึ้น"),),
)


@cache
def _phrases() -> Any:
    import budoux

    return budoux.load_default_thai_parser()


BREAKING: Final = Breaking(number_glue(_MEASURES), (), REASONS, phrases=_phrases, inside=None)
