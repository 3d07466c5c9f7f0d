"""Words of units by CLDR: a currency or a unit's identifier and a language → its words, with every plural."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any, Final

from babel.core import Locale, get_global
from babel.localedata import LocaleDataDict

from langreel.languages.model import Forms, Wording

HOUSE_UNITS: Final[Mapping[str, str]] = {
    "1": "", "USD": "USD", "CNY": "CNY", "EUR": "EUR", "JPY": "JPY", "GBP": "GBP",
    "percent": "concentr-percent", "point": "", "t": "mass-tonne", "USD/oz": "", "times": "",
    "years": "duration-year", "months": "duration-month", "weeks": "duration-week", "days": "duration-day",
    "date": "",
}  # fmt: skip
"""The units that every project has, with what CLDR calls them."""
_PLAIN: Final = {"1": "{}", "date": "{}", "times": "{}×", "point": "{} pp"}
"""What CLDR has no words for."""
_OUNCE: Final = "mass-ounce-troy"


@cache
def wording(name: str, tag: str) -> Wording | None:
    """The words of a house unit, a currency or an identifier of CLDR; None where CLDR has none.

    >>> wording("USD", "de").written, wording("temperature-celsius", "fr").compact
    ('{} US-Dollar', '{}\\u202f°C')
    """
    from langreel.languages import cldr

    where = cldr.locale(tag)
    if where is None:
        return None
    if name in _PLAIN:
        return _worded({"other": _PLAIN[name]}, _PLAIN[name])
    if name == "USD/oz":
        money, ounce = wording("USD", tag), wording(_OUNCE, tag)
        return per(money, ounce, _OUNCE, tag) if money and ounce else None
    known, data = HOUSE_UNITS.get(name, name), cldr.data_of(where)
    if known in get_global("all_currencies"):
        return _money(known, where, data)
    return _measured(known, where, data) if known in data["unit_patterns"] else None


def counted(one: str, many: str, compact: str, *, of: str = "") -> Wording:
    """A unit with two forms, said as it is written; ``of`` stands behind millions, where CLDR's rules ask.

    >>> counted("{} tonelada", "{} toneladas", "{} t", of="de").written_for("many")
    '{} de toneladas'
    """
    gap = "" if of.endswith("’") else " "
    forms = {"one": one} | ({"many": many.replace("{} ", f"{{}} {of}{gap}")} if of else {})
    return Wording(many, compact, many, plurals=forms, spoken_plurals=forms)


def money(one: str, many: str, compact: str, *, of: str = "") -> Wording:
    """A currency by its name after the number."""
    return counted(f"{{}} {one}", f"{{}} {many}", compact, of=of)


def per(whole: Wording, each: Wording, identifier: str, tag: str) -> Wording:
    """The words of a unit for one of another: dollars per person, 每人…美元.

    By the pattern that CLDR has for the second (its ``identifier``), else by that of any two.
    """
    from langreel.languages import cldr

    where = cldr.locale(tag)
    data = cldr.data_of(where) if where else None
    one = each.written_for("one"), each.compact, each.spoken_for("one") or each.written_for("one")
    long, short, aloud = (
        _per_pattern(identifier, width, text.replace("{}", "").strip(), data)
        for width, text in zip(("long", "short", "long"), one)
    )
    return Wording(
        long.replace("{}", whole.written),
        short.replace("{}", whole.compact),
        aloud.replace("{}", whole.spoken) if whole.spoken else "",
        plurals={name: long.replace("{}", text) for name, text in whole.plurals.items()},
        spoken_plurals={name: aloud.replace("{}", text) for name, text in whole.spoken_plurals.items()},
    )


def _per_pattern(unit: str, width: str, one: str, data: LocaleDataDict | None) -> str:
    if data is None:
        return f"{{}}/{one}"
    widths: Any = data["unit_patterns"].get(unit) or {}
    own = (widths.get(width) or {}).get("per")
    joints: Any = data["compound_unit_patterns"]["per"]
    joint = (joints.get(width) or joints.get("short") or {}).get("compound", "{0}/{1}")
    return _numbered(str(own or joint.replace("{1}", one)))


def _worded(written: Mapping[str, str], compact: str) -> Wording:
    """A wording from patterns by plural category, said as it is written."""
    other = written["other"]
    plurals = {name: text for name, text in written.items() if text != other}
    return Wording(other, compact, other, plurals=plurals, spoken_plurals=plurals)


def _measured(unit: str, where: Locale, data: LocaleDataDict) -> Wording | None:
    widths = {width: _forms(data["unit_patterns"][unit], width) for width in ("long", "short", "narrow")}
    written = widths["long"] or widths["short"] or widths["narrow"]
    if not written:
        return None
    compact = (widths["short"] or written)["other"]
    percent = where.percent_formats.get(None)
    if unit == "concentr-percent" and percent:
        compact = re.sub(r"[#0,.]+", "{}", str(percent.pattern).partition(";")[0].replace("'", ""))
    return _worded(written, compact)


def _forms(unit: LocaleDataDict, width: str) -> Forms:
    """The patterns of a unit in a width, by plural category, each with its number."""
    if width not in unit or "other" not in unit[width]:
        return {}
    forms = unit[width]
    names = ("zero", "one", "two", "few", "many", "other")
    texts: dict[str, str] = {name: str(forms[name]) for name in names if name in forms}
    return {name: _numbered(text) for name, text in texts.items() if "{0}" in text}


def _numbered(pattern: str) -> str:
    return pattern.replace("{0}", "{}")


# Money


def _money(code: str, where: Locale, data: LocaleDataDict) -> Wording:
    names: dict[str, str] = dict(data["currency_names_plural"].get(code) or {})
    name = names.get("other") or where.currencies.get(code, code)
    patterns = dict(data["currency_unit_patterns"])
    patterns.setdefault("other", "{0} {1}")
    written = {
        category: _numbered(str(patterns.get(category, patterns["other"]))).replace(
            "{1}", names.get(category, name)
        )
        for category in {"other", *names, *patterns}
    }
    return _worded(written, _signed(code, where))


def _signed(code: str, where: Locale) -> str:
    """The pattern of a sum with its sign: $ before or after it, letters never without a space."""
    pattern = str(where.currency_formats["standard"].pattern).partition(";")[0].replace("'", "")
    sign = where.currency_symbols.get(code, code)
    text = re.sub(r"[#0,.]+", "{}", pattern)
    front = "\u00a0" if sign[-1].isalpha() and "¤{}" in text else ""
    back = "\u00a0" if sign[0].isalpha() and "{}¤" in text else ""
    return text.replace("¤", back + sign + front)
