"""CLDR: what the Unicode Consortium knows of a language's numbers → ``Numbers``, for every language of Babel.

Words for large numbers, separators, names of months and patterns of dates come from Babel's data alone. Babel
takes long to load: nothing here is imported before numbers are asked for.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache, partial
from typing import TYPE_CHECKING, Any, Final, Literal

from babel import Locale, UnknownLocaleError, localedata
from babel.localedata import LocaleDataDict
from babel.plural import PluralRule

from langreel.languages.cldr_dates import day_first, month_names, patterns
from langreel.languages.cldr_wording import HOUSE_UNITS, wording
from langreel.languages.model import CATEGORIES, Forms, LargeWord, Numbers, SpokenNumbers, Wording
from langreel.languages.native_digits import digits_of

if TYPE_CHECKING:
    from langreel.languages.grammar import Grammar
    from langreel.languages.idioms import Idioms

_WIDTHS: Final = ("long", "short")
_MISTAKEN: Final = frozenset({("ne", "long")})
"""Words that CLDR has at the wrong powers: in Nepali, a करोड is ten millions, as its short words know."""
LEAST_WRITTEN: Final = 4
"""The smallest power of ten that is written as a word: 5,000 is no 5 thousand, but 50000 may be 5万."""


@cache
def locale(tag: str) -> Locale | None:
    """The locale of a tag, or of what is left without its last parts; None if CLDR has no such language.

    >>> [str(locale(tag)) for tag in ("pt-BR", "zh-TW", "en-XX", "tlh")]
    ['pt_BR', 'zh_Hant_TW', 'en', 'None']
    """
    parts = re.split("[-_]", tag)
    for count in range(len(parts), 0, -1):
        try:
            return Locale.parse("-".join(parts[:count]), sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    return None


@cache
def tags() -> tuple[str, ...]:
    """Every language of CLDR, those of two scripts by their scripts, without its regions."""
    names = (name.split("_") for name in localedata.locale_identifiers())
    return tuple(sorted("-".join(parts) for parts in names if len(parts) == 1 or _is_script(parts)))


def _is_script(parts: Sequence[str]) -> bool:
    return len(parts) == 2 and len(parts[1]) == 4


def data_of(where: Locale) -> LocaleDataDict:
    """All that CLDR has of a locale."""
    loaded: Any = localedata.load(str(where))
    return LocaleDataDict(loaded)


@cache
def numbers(tag: str) -> Numbers | None:
    """How a language writes numbers, by CLDR alone; None if CLDR does not know it.

    >>> [(each.power, each.pattern) for each in numbers("de").large]
    [(12, '{} Billionen'), (9, '{} Milliarden'), (6, '{} Millionen')]
    """
    where = locale(tag)
    return _numbers(where, tag) if where else None


def _numbers(where: Locale, tag: str) -> Numbers:
    data = data_of(where)
    point, comma, minus = _symbols(where, data)
    long, short = (_large_words(where, data, width) for width in _WIDTHS)
    months = month_names(data)
    return Numbers(
        large=_written(long or short), short=_written(short), point=point, comma=comma, minus=minus,
        months=months.names, short_months=months.short, lone_months=months.lone,
        lone_short_months=months.lone_short, dates=patterns(where, data)[0], ticks=patterns(where, data)[1],
        units=_units(tag), grammar=partial(_grammar, tag), groups=_groups(where),
        plural=partial(_category, where.plural_form), digits=digits_of(where.default_numbering_system),
        reads="figures" if long or short else "digits", glued=True,
        day_first=day_first(where),
    )  # fmt: skip


@cache
def _grammar(tag: str) -> Grammar:
    from langreel.languages import cldr_grammar

    known = numbers(tag)
    assert known
    return cldr_grammar.grammar(known, scales(tag))


@dataclass(frozen=True, slots=True, eq=False)
class Tuning:
    """What a language's own file knows of its numbers better than CLDR.

    ``units`` are worded so, ``spoken`` says numbers, ``apart`` is the least count of digits with a separator,
    ``large`` words take the place of those of their power. ``idioms`` is asked for when a text is read,
    and ``reads`` what they know, as in ``Numbers``.
    """

    units: Mapping[str, Wording]
    idioms: Callable[[], Idioms]
    spoken: SpokenNumbers | None = None
    apart: int = 4
    large: Sequence[LargeWord] = ()
    dates: tuple[str, str, str] | None = None
    reads: Literal["figures", "words"] = "words"


@cache
def tuned(tag: str, tuning: Tuning) -> Numbers | None:
    """How a language writes numbers, by CLDR and by what its own file knows better."""
    known = numbers(tag)
    if known is None:
        return None
    large = {word.power: word for word in (*known.large, *tuning.large)}
    changed = replace(
        known, units={**known.units, **tuning.units}, spoken=tuning.spoken, apart=tuning.apart,
        reads=tuning.reads,
        dates=tuning.dates or known.dates, large=tuple(large[power] for power in sorted(large, reverse=True)),
    )  # fmt: skip

    @cache
    def grammar() -> Grammar:
        from langreel.languages import cldr_grammar

        return cldr_grammar.grammar(changed, (*scales(tag), *tuning.large), tuning.idioms())

    return replace(changed, grammar=grammar)


def variety(tag: str, base: str, tuned: Numbers) -> Numbers | None:
    """The numbers of a variety: those of its base language, where CLDR has both write alike."""
    mine, its = numbers(tag), numbers(base)
    return tuned if mine is None or its is None or _written_as(mine) == _written_as(its) else mine


def _written_as(one: Numbers) -> object:
    return one.point, one.comma, one.groups, one.digits, tuple(one.large)


def _symbols(where: Locale, data: LocaleDataDict) -> tuple[str, str, str]:
    """Decimal point, thousands separator, minus."""
    by_system = data["number_symbols"]
    symbols = by_system.get(where.default_numbering_system) or by_system["latn"]
    point, comma = symbols.get("decimal", "."), symbols.get("group", "")
    # In running text a minus is longer than a hyphen, whatever mark of direction stands with it.
    return point, comma if comma != point else "", symbols.get("minusSign", "-").replace("-", "−")


def _groups(where: Locale) -> tuple[int, int]:
    pattern = where.decimal_formats.get(None)
    first, rest = pattern.grouping if pattern else (3, 3)
    return (first, rest) if first < 10 else (3, 3)


# Large words


@cache
def scales(tag: str) -> tuple[LargeWord, ...]:
    """All words for powers of ten that CLDR has in a language, long ones and short ones."""
    where = locale(tag)
    return (
        tuple(word for width in _WIDTHS for word in _large_words(where, data_of(where), width))
        if where
        else ()
    )


def _written(words: Sequence[LargeWord]) -> tuple[LargeWord, ...]:
    return tuple(word for word in words if word.power >= LEAST_WRITTEN)


def _large_words(where: Locale, data: LocaleDataDict, width: str) -> tuple[LargeWord, ...]:
    """The words of a width, largest first; none where CLDR has only those of no language (0K, 0M, 0G)."""
    found: dict[int, dict[str, str]] = {}
    formats: Any = data["compact_decimal_formats"].get(width) or {"other": {}}
    root = _pattern(formats["other"].get("1000000000", "")) == "0G"
    if root or (where.language, width) in _MISTAKEN:
        return ()
    for category in formats:
        for size, pattern in sorted(formats[category].items(), key=lambda item: int(item[0])):
            text = _pattern(pattern)
            zeros = re.findall("0+", text)
            if len(zeros) == 1 and text != zeros[0]:
                power = len(size) - len(zeros[0])
                found.setdefault(power, {}).setdefault(category, text.replace(zeros[0], "{}"))
    return tuple(_told_apart(found))


def _told_apart(found: Mapping[int, Forms]) -> Iterator[LargeWord]:
    """Words by falling power; of two with the same word only the smaller."""
    words = {power: forms for power, forms in sorted(found.items()) if "other" in forms}
    seen = [forms["other"] for forms in words.values()]
    kept = {
        power: forms for at, (power, forms) in enumerate(words.items()) if forms["other"] not in seen[:at]
    }
    for power, forms in sorted(kept.items(), reverse=True):
        plurals = {name: text for name, text in forms.items() if text != forms["other"]}
        yield LargeWord(power, forms["other"], plurals)


def _pattern(pattern: Any) -> str:
    """The text of a number pattern, without quotes, for positive numbers."""
    return str(getattr(pattern, "pattern", pattern)).partition(";")[0].replace("'", "")


# Plurals and units


def _category(rule: PluralRule, plain: str, power: int) -> str:
    """The plural category of what decimal digits count; beside a large word, that of its power of ten.

    Rules that ask for the exponent have their own form for what millions count (fr: millions *de* dollars).
    """
    if power >= 6 and re.search(r"\be\b", rule.rules.get("many", "")):
        return "many"
    return rule(Decimal(10) ** power if power else Decimal(plain))


@cache
def plurals(tag: str) -> Mapping[str, frozenset[Decimal]]:
    """The plural categories of a language beside that of all the rest, each with numbers that it holds.

    >>> {name: min(held) for name, held in plurals("es").items()}
    {'one': Decimal('1'), 'many': Decimal('1000000')}
    """
    where = locale(tag)
    held: dict[str, set[Decimal]] = {}
    for value in map(Decimal, _SAMPLES if where else ()):
        held.setdefault(where.plural_form(value) if where else "", set()).add(value)
    return {name: frozenset(held[name]) for name in CATEGORIES if name in held}


def lone_plurals(tag: str) -> frozenset[str]:
    """The plural categories that hold one number alone, so that their words may say which.

    >>> sorted(lone_plurals("ar")), sorted(lone_plurals("he")), sorted(lone_plurals("ru"))
    (['one', 'two', 'zero'], ['two'], [])
    """
    return frozenset(name for name, held in plurals(tag).items() if len(held) == 1)


_SAMPLES: Final = (
    *map(str, range(1001)),
    *(f"{tenths / 10:.1f}" for tenths in range(121)),
    "1000000",
    "2000000",
)
"""What tells the rules of CLDR from one another: they ask for last digits, decimals and millions."""


def _units(tag: str) -> dict[str, Wording]:
    return {name: words for name in HOUSE_UNITS if (words := wording(name, tag))}
