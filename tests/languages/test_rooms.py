"""Languages have rooms of their own: no other room calls one by its name."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

import pytest

import langreel
from langreel.languages import LANGUAGES

PACKAGE = Path(langreel.__file__).parent
NAMES = {*LANGUAGES, *(each.tag for each in LANGUAGES.values()), "es", "fr", "de", "ru", "pt", "ar", "hi"}
ENGINES = (
    "voice/espeak.py",
    "voice/hibari.py",
    "voice/kokoro/",
    "voice/network/edge_voices.py",
    "voice/neural/",
)
"""Who may name languages all the same: voice engines, in tables of what they speak."""
FILES = sorted(
    path.relative_to(PACKAGE).as_posix()
    for path in PACKAGE.rglob("*.py")
    if path.relative_to(PACKAGE).parts[0] not in ("languages", "template")
)


@cache
def nodes(file: str) -> tuple[ast.AST, ...]:
    return tuple(ast.walk(ast.parse((PACKAGE / file).read_text(encoding="utf-8"))))


@pytest.mark.parametrize("file", [file for file in FILES if not file.startswith(ENGINES)])
def test_no_language_is_called_by_its_name(file: str):
    """What a language needs is asked of it: ``languages.of(lang).spaced``, not ``lang == "en"``."""
    assert [
        f"{file}:{node.lineno}: {node.value!r}"
        for node in nodes(file)
        if isinstance(node, ast.Constant) and node.value in NAMES
    ] == []


@pytest.mark.parametrize("file", [file for file in FILES if file.startswith(ENGINES)])
def test_an_engine_looks_languages_up(file: str):
    """An engine has a table of what it speaks, and compares no language with a name."""
    assert [
        f"{file}:{node.lineno}"
        for node in nodes(file)
        if isinstance(node, ast.Compare) and isinstance(node.left, ast.Name) and node.left.id == "lang"
        for other in node.comparators
        if any(isinstance(each, ast.Constant) and each.value in NAMES for each in ast.walk(other))
    ] == []


def test_whether_a_language_is_cjk_is_not_asked():
    """Full-width letters, spaces between words and punctuation are properties, each asked for by itself."""
    assert [
        f"{file}:{node.lineno}: {node.id}"
        for file in FILES
        for node in nodes(file)
        if isinstance(node, ast.Name) and "cjk" in node.id.lower()
    ] == []


def test_no_language_s_file_is_imported():
    """Rooms import the languages, and what all of them share; only an engine may read the file of one."""
    private = tuple(f"langreel.languages.{code}" for code in LANGUAGES)
    assert [
        f"{file}:{node.lineno}: {node.module}"
        for file in FILES
        if not file.startswith(ENGINES)
        for node in nodes(file)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(private)
    ] == []
