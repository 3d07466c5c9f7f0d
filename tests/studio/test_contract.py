"""Every part of the studio keeps the contract of render/docs/studio.md."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

import langreel.studio
from langreel.studio import first_view, parts
from langreel.studio.app import words
from langreel.studio.job_kinds import KINDS

PARTS = parts.load()
STATIC = Path(langreel.studio.__file__).parent / "static"
MODULES = sorted(STATIC.rglob("*.js"))
LANGUAGES = {"zh", "en"}


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.name)
def test_a_part_is_its_routes_its_view_and_its_words(part):
    """Three files of one name; the view says the same name, and is listed in the same order."""
    view = (STATIC / f"parts/{part.name}.js").read_text("utf-8")
    assert f'export const name = "{part.name}"' in view
    assert "export async function mount(place, studio" in view
    keys = json.loads((STATIC / f"words/{part.name}.json").read_text("utf-8"))
    assert f"{part.name}.title" in keys and all(key.startswith(f"{part.name}.") for key in keys)
    listed = re.search(r"parts = \[(.*)\]", (STATIC / "parts/index.js").read_text("utf-8"))[1].split(", ")
    assert listed == [each.name for each in PARTS]


def test_no_two_routes_are_alike():
    """Each address and method belongs to one part."""
    every = [*first_view.ROUTES, *(each for part in PARTS for each in part.routes)]
    routes = [(each.path, method) for each in every for method in each.methods]
    assert len(routes) == len(set(routes))
    assert all(path.startswith(("/api/", "/media/")) for path, _ in routes)


@pytest.mark.parametrize("key", sorted(words()))
def test_words_stand_in_every_language_of_the_page(key):
    """With the same things to be filled in."""
    told = words()[key]
    assert set(told) == LANGUAGES and all(text.strip() for text in told.values())
    assert len({frozenset(re.findall(r"\{\w+\}", text)) for text in told.values()}) == 1


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.relative_to(STATIC).as_posix())
def test_a_module_makes_no_markup_of_text(module):
    """Nothing parses HTML, nothing evaluates, nothing asks another host."""
    text = module.read_text("utf-8")
    for word in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function",
                 "DOMParser", "srcdoc", "setTimeout(\"", "javascript:"):  # fmt: skip
        assert word not in text
    assert set(re.findall(r"https?://[\w.]+", text)) <= {"http://www.w3.org"}


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.relative_to(STATIC).as_posix())
def test_every_word_that_a_module_uses_is_there(module):
    """A key that is written in the code stands in the table."""
    used = re.findall(r"\bt\(\"([\w.]+)\"", module.read_text("utf-8"))
    assert [key for key in used if key not in words()] == []


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_kind_of_job_has_a_name_on_the_page(kind):
    """The tray says what is being made."""
    assert f"job.{kind}" in words()
