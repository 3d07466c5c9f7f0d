"""Unit plurals: the plurals of a language that a unit of ``data/units.yaml`` has no words for."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from fractions import Fraction
from pathlib import Path

import yaml

from langreel.errors import ContentError
from langreel.languages import cldr
from langreel.model import Quantity
from langreel.placed_yaml import composed, entries, place, text_of
from langreel.quantity.units_file import EXAMPLE, SHOWN
from langreel.quantity.write import write


def lacking_plurals(path: Path, langs: Collection[str]) -> Iterator[ContentError]:
    """What a whole file lacks, at its place, with how the language counts tonnes as an example.

    Words alone are the same with every number: so they ask for nothing.
    """
    root = composed(text_of(path, SHOWN), SHOWN) if path.is_file() else None
    for name, (_, unit) in entries(root, EXAMPLE, SHOWN).items() if root else ():
        for lang, (where, words) in entries(unit, EXAMPLE, SHOWN).items():
            lacking = _lacking(words, lang) if lang in langs else ()
            if lacking:
                message = f"{name!r} has no words in {lang!r} for {' and '.join(lacking)}"
                yield ContentError(message, place(SHOWN, where.start_mark), _hint(lang, lacking))


def _lacking(words: yaml.Node, lang: str) -> Sequence[str]:
    """The plurals of the language that its words do not name."""
    if not isinstance(words, yaml.MappingNode):
        return ()
    told = entries(words, EXAMPLE, SHOWN)
    return tuple(name for name in cldr.plurals(lang) if name not in told)


def _hint(lang: str, lacking: Sequence[str]) -> str:
    """The forms to write, each beside an amount that is counted so."""
    forms = (f'{name}: "{{}} …" as in {_example(lang, name)}' for name in lacking)
    return f"add {', '.join(forms)}"


def _example(lang: str, name: str) -> str:
    least = min(cldr.plurals(lang)[name])
    return write(Quantity(Fraction(least), "t", 3), lang)
