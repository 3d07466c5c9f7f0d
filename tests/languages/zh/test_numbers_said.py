"""Chinese numbers in words, as a voice says them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from langreel.languages.zh.numbers_said import integer


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (0, "零"), (2, "二"), (10, "十"), (11, "十一"), (20, "二十"), (22, "二十二"), (100, "一百"),
        (101, "一百零一"), (110, "一百一十"), (111, "一百一十一"), (200, "两百"), (222, "两百二十二"),
        (1000, "一千"), (1001, "一千零一"), (1010, "一千零一十"), (1100, "一千一百"), (2002, "两千零二"),
        (2200, "两千二百"), (10000, "一万"), (10010, "一万零一十"), (12000, "一万两千"), (20000, "两万"),
        (22000, "两万两千"), (100000, "十万"), (120000, "十二万"), (200000, "二十万"),
        (1020304, "一百零二万零三百零四"), (10000000, "一千万"), (100000000, "一亿"),
        (100000001, "一亿零一"), (200020002, "两亿零两万零二"), (10**12, "一万亿"),
    ],
)  # fmt: skip
def test_numbers(value, said):
    """两 before 百 at the beginning and before 千, 万, 亿; one 零 for any gap; 十 alone at the beginning."""
    assert integer(value) == said


@given(st.integers(min_value=0, max_value=10**16 - 1))
def test_numbers_mean_what_they_say(value):
    """Read back by the rules of school, the characters give the number."""
    assert heard(integer(value)) == value


def heard(words):
    """The number that Mandarin numerals mean."""
    for large, power in (("万亿", 12), ("亿", 8), ("万", 4)):
        head, found, tail = words.partition(large)
        if found:
            return heard(head) * 10**power + (heard(tail) if tail else 0)
    total, digit = 0, 0
    for sign in words:
        if sign in "十百千":
            total += (digit or 1) * 10 ** ("十百千".index(sign) + 1)
            digit = 0
        else:
            digit = 2 if sign == "两" else "零一二三四五六七八九".index(sign)
    return total + digit
