"""A translator's file of a planned dub: out with every text, back into the acts."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from langreel.cli.run import run
from langreel.project import Project
from langreel.script import read
from langreel.translation import formats
from langreel.translation.formats import FORMATS
from langreel.translation.translated_line import Card, TranslatorSheet

TEXT = """\
# The debt

In 2020 the debt of the United States was $26.9 trillion. Nobody asked why.

## Who lends

First, the lender must believe in it. Second, he must be paid 4.5% a year. It is asked of him again and again.
"""
ES = {
    "The debt": "La deuda",
    "Who lends": "Quién presta",
    "In 2020": "En 2020 la deuda de Estados Unidos era de {debt_usd_bn_2020_09_30}.",
    "Nobody": "Nadie preguntó por qué.",
    "First": "Primero, el que presta tiene que creer en ello.",
    "[point_2]": "[point_2]Segundo, debe cobrar el 4,5 % al año.",
    "It is": "Se lo piden una y otra vez.",
    "the lender": "el que presta tiene que creer en ello",
    "Two lines of": "Dos líneas de palabras.",
    "he must": "debe cobrar el 4,5 % al año",
}
"""By how a text begins."""


def spanish(source: str) -> str:
    """What the translator writes."""
    return next(words for begins, words in ES.items() if source.startswith(begins))


@pytest.fixture
def desk(tmp_path, monkeypatch, call):
    """A project with a text that is to be spoken in Spanish too; runs a command, and gives what it says."""
    assert run(["new", str(tmp_path / "film")]) == 0
    monkeypatch.chdir(tmp_path / "film")
    Path("a.md").write_text(TEXT, "utf-8")
    assert run(["import", "a.md", "--lang", "en", "--to", "es"]) == 0
    head = Path("script/a/episode.yaml")
    about = "description:\n  en: |\n    Two lines\n    of words.\n"
    head.write_text(head.read_text("utf-8") + about, "utf-8")
    return call


def filled(path: Path, fmt: str, *, unsure: tuple[str, ...] = ()) -> None:
    """Write every translation into a file, as its tool would."""
    cards = tuple(
        Card(replace(each, target=spanish(each.source), unsure=each.key in unsure), "")
        for each in formats.read(path, fmt).entries
    )
    formats.write(TranslatorSheet("a", "en", "es", cards), fmt, path)


def dub() -> tuple[str, ...]:
    return read(Project(Path.cwd()), "a").languages


@pytest.mark.parametrize("fmt", FORMATS)
def test_a_filled_file_makes_the_dub_whole(desk, fmt):
    """Lines, labels, chapters and the title, in every format; nothing is found afterwards."""
    assert desk("check", "a", "--quick", "--json")[1].count("planned-language") == 1
    code, out, _ = desk("subs", "export", "a", "--to", "es", "--format", fmt, "-o", "es.file")
    assert (code, " 0 translated, 0 stale" in out) == (0, True)
    filled(Path("es.file"), fmt)
    code, out, err = desk(
        "subs", "import", "es.file", "--lang", "es", "--episode", "a", "--format", fmt, "--json"
    )
    assert code == 0, err
    told = json.loads(out)
    assert told["findings"] == [] and told["translated"] == told["lines"] == told["changed"]
    assert desk("check", "a", "--quick")[1] == "a: no findings\n"
    episode = read(Project(Path.cwd()), "a")
    assert episode.languages == ("en", "es") and episode.title["es"] == "La deuda"
    assert [mark.name for line in episode.lines("es") for mark in line.marks] == [
        mark.name for line in episode.lines("en") for mark in line.marks
    ]
    assert not Path("script/a/translations").exists()


def test_what_is_unsure_opens_its_segment_until_it_is_confirmed(desk):
    """A second file without the mark takes the word away, and a third one changes nothing."""
    desk("subs", "export", "a", "--to", "es", "-o", "es.po")
    first = formats.read(Path("es.po")).entries[-1].key
    filled(Path("es.po"), "po", unsure=(first,))
    code, out, err = desk("subs", "import", "es.po", "--lang", "es", "--episode", "a")
    assert code == 0 and f"{first} is marked as unsure; its segment is open" in out + err
    assert dub() == ("en",)
    code, out, _ = desk("subs", "export", "a", "--to", "es", "-o", "again.po")
    assert {each.key for each in formats.read(Path("again.po")).entries if each.unsure} >= {first}
    filled(Path("again.po"), "po")
    assert desk("subs", "import", "again.po", "--lang", "es", "--episode", "a")[0] == 0
    assert dub() == ("en", "es")
    written = [path.read_bytes() for path in sorted(Path("script/a").glob("*.yaml"))]
    code, _, err = desk("subs", "import", "again.po", "--lang", "es", "--episode", "a")
    assert code == 2 and "'es' is spoken in 'a'" in err
    assert [path.read_bytes() for path in sorted(Path("script/a").glob("*.yaml"))] == written
    assert "open:" not in Path("script/a/01-the-debt.yaml").read_text("utf-8")


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("]Segundo, debe cobrar el 4,5 %", "]Segundo, debe cobrar el 5,5 %", "number '4.5%' is missing or"),
        ("era de {debt_usd_bn_2020_09_30}", "era de {debt}", "{debt_usd_bn_2020_09_30} is missing; its"),
        ("Nadie", "[now]Nadie", "[now] does not stand in the source; its segment is open"),
        ('msgid "Nobody asked why."', 'msgid "Somebody asked."', "was made from other words"),
        ('msgstr "Nadie preguntó por qué."', 'msgstr ""', "has no words yet; nothing of its segment's lines"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_told_and_leaves_the_film_as_it_is(desk, before, after, told):
    """The dub waits; what is right is written all the same."""
    desk("subs", "export", "a", "--to", "es", "-o", "es.po")
    filled(Path("es.po"), "po")
    text = Path("es.po").read_text("utf-8")
    assert before in text
    Path("es.po").write_text(text.replace(before, after), "utf-8")
    code, out, err = desk("subs", "import", "es.po", "--lang", "es", "--episode", "a")
    assert code == 0 and told in " ".join((out + err).split())
    assert dub() == ("en",)
    assert 'es: "Quién presta"' in Path("script/a/02-who-lends.yaml").read_text("utf-8")
    assert desk("check", "a", "--quick", "--json")[1].count("planned-language") == 1
