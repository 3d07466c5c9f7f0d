"""Project template: a small project → a folder, with words in the languages that its film is told in."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import cache
from pathlib import Path
from string import Template
from typing import Any, cast

from langreel import files
from langreel.languages import COMMON
from langreel.model import Quantity
from langreel.quantity import write

TEMPLATE = Path(__file__).parents[1] / "template"
RENAMED = {"gitignore": ".gitignore"}
"""Under its own name it would rule here."""
WORDS = TEMPLATE.with_name("template_words.yaml")
TIMES = "×"
"""How a language that has no word for times writes it."""


@cache
def _table() -> Mapping[str, Any]:
    import yaml

    return cast(Mapping[str, Any], yaml.safe_load(WORDS.read_text(encoding="utf-8")))


def default() -> tuple[str, ...]:
    """The languages of a film for which none are named."""
    return tuple(_table()["default"])


def fill(folder: Path, langs: Sequence[str], voices: Mapping[str, str]) -> None:
    """Write the project, told in these languages by these voices."""
    parts = _parts(langs, voices)
    for path in sorted(TEMPLATE.rglob("*")):
        if path.is_file() and path.suffix != ".pyc":
            name = str(path.relative_to(TEMPLATE))
            text = path.read_text(encoding="utf-8")
            text = f"{Template(text).substitute(parts).rstrip()}\n" if "$" in text else text
            files.write_text(folder / RENAMED.get(name, name), text)
    with files.guarded(folder):
        (folder / "assets").mkdir()


def _parts(langs: Sequence[str], voices: Mapping[str, str]) -> Mapping[str, str]:
    texts = ("title", "chapter", "heading", "table", "publisher")
    return {
        **{key: _flow({lang: _words(lang)[key] for lang in langs}) for key in texts},
        **_head(langs, voices),
        "agreement": " Line n says the same in every language." if langs[1:] else "",
        "open": "".join(
            f"\n# {lang}: its words are still {COMMON.code}; translate them." for lang in _open(langs)
        ),
        "lines": "\n".join(_lines(lang) for lang in langs),
        "lexicon": "\n".join(filter(None, map(_lexicon, langs))) or "{}",
    }


def _head(langs: Sequence[str], voices: Mapping[str, str]) -> Mapping[str, str]:
    """Two lines of episode.yaml, with their remarks one below the other."""
    rows = {"languages": f"[{', '.join(langs)}]", "voices": _flow(voices)}
    remarks = {
        "languages": "# the first is the source language" if langs[1:] else "",
        "voices": "# engine, or engine:voice",
    }
    width = max(len(f"{key}: {row}") for key, row in rows.items())
    return {key: f"{row:<{width - len(key) - 1}}{remarks[key]}".rstrip() for key, row in rows.items()}


def _lexicon(lang: str) -> str:
    """The entries of a language; of one whose × no voice could say, how it is said."""
    own = _words(lang).get("lexicon", "")
    times = "" if own or TIMES not in write(Quantity(Fraction(2), "times", 1), lang) else "{×: {say: x}}"
    return f"{lang}: {own or times}" if own or times else ""


def _words(lang: str) -> Mapping[str, str]:
    """The words of a language, or those that any begins with."""
    return cast(Mapping[str, str], _table().get(lang) or _table()["open"])


def _open(langs: Sequence[str]) -> list[str]:
    return [lang for lang in langs if lang not in _table()]


def _lines(lang: str) -> str:
    lines = (f"      {line}" for line in _words(lang)["lines"].splitlines())
    return "\n".join([f"    {lang}: |", *lines])


def _flow(texts: Mapping[str, str]) -> str:
    """A text a language, on one line.

    >>> _flow({"en": "One line", "es": "Una: dos"})
    '{en: One line, es: "Una: dos"}'
    """
    return f"{{{', '.join(f'{lang}: {_quoted(text)}' for lang, text in texts.items())}}}"


def _quoted(text: str) -> str:
    plain = re.fullmatch(r"[^\W_][^:#,{}\[\]&*!|>%@`\"]*", text)
    return text if plain else json.dumps(text, ensure_ascii=False)
