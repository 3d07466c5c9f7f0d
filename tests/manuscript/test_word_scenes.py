"""First pictures of words: something stands from the first word on, and points say what they are about."""

from __future__ import annotations

import re

import pytest

from langreel.manuscript.blocks import Manuscript
from langreel.manuscript.drafting import EpisodeDraft, ImportRequest, draft
from langreel.manuscript.facts import DataCells
from langreel.manuscript.reading import markdown

OPENING = "# Coffee\n\nIt is drunk everywhere.\n\n# Where it is from\n\n"
COUNTED = (
    "There are reasons to look at a map. Nearly all of it comes from few countries. Nobody would say so.\n"
    "First, Brazil leads, and has led for ages. Second, Vietnam grows, and grows fast.\n"
)


def read(text: str) -> Manuscript:
    return Manuscript("a.md", markdown.blocks(text.encode(), "a.md", ""))


def drafted(text: str, lang: str = "en", **others: str) -> EpisodeDraft:
    second = {tongue: read(words) for tongue, words in others.items()}
    request = ImportRequest("film", lang, tuple(others))
    return draft(read(text), request, DataCells(()), others=second)


def act(made: EpisodeDraft) -> str:
    return next(text for name, text in made.files.items() if re.fullmatch(r"script/film/02-.*\.yaml", name))


def first_play(made: EpisodeDraft, kind: str) -> str:
    """What the scene of a kind does first in its segment."""
    scene = made.files["scenes/film/act02.py"].partition(f"class {kind}")[2]
    return scene.partition("with self.segment(")[2].split("\n")[1].strip()


def test_what_comes_before_the_points_stands_over_them_from_the_beginning():
    """A picture is not empty until the first point is said: what the segment begins with is its heading."""
    made = drafted(f"{OPENING}{COUNTED}")
    assert first_play(made, "Points") == "self.play(enter(heading), seconds=0.8)"
    assert 'heading: {en: "There are reasons to look at a map"}' in act(made)


def test_a_first_point_that_nothing_announces_comes_at_once():
    """However late in its line the moment is said that it tells."""
    years = "Only later, in 1980, it began. By 1990 it grew a lot. In 2000 it stopped for good.\n"
    assert first_play(drafted(f"{OPENING}{years}"), "Points").startswith("self.play(points.point(1)")


@pytest.mark.parametrize(
    ("said", "label"),
    [
        ("Πρώτον, η Βραζιλία κυριαρχεί, και πάντα.", "η Βραζιλία κυριαρχεί"),
        ("Κατά πρώτον, η Βραζιλία κυριαρχεί.", "η Βραζιλία κυριαρχεί"),
        ("Η Βραζιλία κυριαρχεί, και πάντα κυριαρχούσε.", "Η Βραζιλία κυριαρχεί"),
    ],
)
def test_what_only_counts_is_no_label(said, label):
    """Also in a language whose ordinals nobody lists: a point says what comes after what counts it."""
    greek = (
        "# Ο καφές\n\nΠίνεται παντού.\n\n# Από πού έρχεται\n\n"
        "Υπάρχουν λόγοι να δεις έναν χάρτη. Σχεδόν όλος έρχεται από λίγες χώρες. Κανείς δεν θα το έλεγε.\n"
        f"{said} Δεύτερον, το Βιετνάμ μεγαλώνει, και γρήγορα.\n"
    )
    words = act(drafted(f"{OPENING}{COUNTED}", el=greek))
    assert f'point_1: {{en: "Brazil leads", el: "{label}"}}' in words
    assert 'point_2: {en: "Vietnam grows", el: "το Βιετνάμ μεγαλώνει"}' in words


def test_a_count_that_stands_alone_is_named_by_what_follows():
    """First. Brazil leads."""
    lone = COUNTED.replace("First, ", "First. ").replace("Second, ", "Second. ")
    words = act(drafted(f"{OPENING}{lone}"))
    assert 'point_1: {en: "Brazil leads"}' in words and 'point_2: {en: "Vietnam grows"}' in words
