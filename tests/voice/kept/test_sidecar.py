"""The sidecar: which words a take is for, and how it is told in a file."""

import json
from dataclasses import replace

import pytest

import builders
from langreel.errors import ContentError
from langreel.model import LexiconEntry, Mark, Pause, Place
from langreel.project import Project
from langreel.voice.kept import sidecar

WORDS = builders.line("Debt rose, [peak]then fell.")


def test_a_line_is_known_by_all_that_is_heard_of_it(line):
    """Its words, its pauses, what its figures are, and what the lexicon makes of it."""
    entry = {"Debt": LexiconEntry(say="det")}
    heard = [
        sidecar.key(WORDS, {}),
        sidecar.key(replace(WORDS, text="Debt rose, then rose."), {}),
        sidecar.key(replace(WORDS, pauses=(Pause(10, 0.5),)), {}),
        sidecar.key(replace(WORDS, pauses=(Pause(10, 0.6),)), {}),
        sidecar.key(replace(WORDS, lang="en-GB"), {}),
        sidecar.key(WORDS, entry),
        sidecar.key(line("en", "It has {$1.32 trillion}."), {}),
        sidecar.key(replace(line("en", "It has {$1.32 trillion}."), mentions=()), {}),
    ]
    assert len(set(heard)) == len(heard)


def test_what_is_not_heard_of_a_line_does_not_part_it_from_its_take():
    """Where it stands, what its marks are called, words of the lexicon that it does not have."""
    moved = replace(WORDS, segment="b", number=7, marks=(Mark("low", 4),), place=Place("script/a.yaml", 9, 1))
    assert sidecar.key(
        moved, {"gold": LexiconEntry(say="golt"), "rose": LexiconEntry(keep=True)}
    ) == sidecar.key(WORDS, {})


def test_what_is_written_is_what_is_read(keep, tmp_path):
    """Every word with its time, to the sample; the files lie beside."""
    kept = keep(WORDS, builders.line("Gold is up 10%.", number=2))
    read = sidecar.read(Project(tmp_path), "debt", "en")
    assert read == kept
    assert read.takes[1].spoken == "Gold is up ten percent."


def test_the_version_of_a_take_is_told_where_it_is_another(keep, tmp_path):
    """Of most it stands once, at the head of the file."""
    first, second = keep(WORDS, builders.line("Gold is up 10%.", number=2)).takes
    kept = replace(sidecar.read(Project(tmp_path), "debt", "en"), earlier={first.written: "espeak-ng 1.50"})
    sidecar.write(kept)
    read = sidecar.read(Project(tmp_path), "debt", "en")
    assert read == kept
    assert (read.version_of(first), read.version_of(second)) == ("espeak-ng 1.50", "espeak-ng 1.51")


def test_a_take_is_a_line_of_the_file(keep, folder):
    """So that a diff shows which changed, and how it is said."""
    keep(WORDS, builders.line("Gold is up 10%.", number=2))
    text = (folder / sidecar.FILE).read_text("utf-8")
    rows = [row for row in text.splitlines() if row.startswith('  {"line"')]
    assert [json.loads(row.rstrip(","))["line"] for row in rows] == ["a.1", "a.2"]
    assert json.loads(text)["takes"][1]["spoken"] == "Gold is up ten percent."


def test_a_take_stands_for_its_own_voice_only(keep):
    """Another one is asked."""
    kept = keep(WORDS)
    assert set(kept.spoken_by("espeak")) == {sidecar.key(WORDS, {})}
    assert kept.spoken_by("espeak:en-gb") == {}


def test_where_nothing_is_kept_nothing_is_read(tmp_path):
    """A dub is not obliged to be kept."""
    assert sidecar.read(Project(tmp_path), "debt", "en").takes == ()


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("", ":1:1"),
        ("{}", ""),
        ("[1]", ""),
        ('{"voice": "a", "version": "", "takes": [{"line": "a.1"}]}', ""),
        ('{"voice": "a",\n "version" ""}', ":2:12"),
        ("\0", ":1:1"),
    ],
)
def test_a_damaged_sidecar_is_told_with_its_place(text, place, folder, tmp_path):
    """And with what mends it."""
    folder.mkdir(parents=True)
    (folder / sidecar.FILE).write_text(text, "utf-8")
    with pytest.raises(ContentError, match="langreel voice keep debt") as error:
        sidecar.read(Project(tmp_path), "debt", "en")
    assert error.value.where == f"assets/voice/debt/en/takes.json{place}"
