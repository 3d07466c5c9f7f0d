"""The first view: what was known of the film last, told before anything else is loaded."""

from __future__ import annotations

import subprocess
import sys

import pytest


def test_nothing_of_the_pipeline_is_loaded_for_it():
    """Nor what it rests on: the page stands before that is needed."""
    heavy = {"langreel.pipeline", "langreel.script", "numpy", "manim", "av", "pandas"}
    code = f"import sys, langreel.studio.server; print(sorted({heavy} & sys.modules.keys()))"
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "[]"


def test_a_film_that_nobody_has_looked_at_has_its_dubs_alone(studio):
    """Without a timeline, which takes longer."""
    told = studio.get("/api/film/first").json
    assert [(dub["lang"], dub["segments"], dub["reel"]) for dub in told["dubs"]] == [
        ("zh", [], None),
        ("en", [], None),
    ]
    assert told["settled"] is False


def test_what_was_told_last_is_told_at_once(studio):
    """Until the files have been looked at anew, which is said."""
    settled = studio.get("/api/film").json
    assert settled["settled"] is True and settled["dubs"][0]["segments"]
    assert studio.get("/api/film/first").json == {**settled, "settled": False}


@pytest.mark.parametrize(
    "path", ["/media/film/xx", "/media/film/zh", "/media/track/zh/xx", "/media/track/zh/..%2f..%2fx"]
)
def test_files_of_a_film_are_looked_up_and_never_paths(studio, path):
    """A language that nobody speaks here, a film that is not made, no track."""
    assert studio.get(path).status == 404
