"""A film in any languages: made by `new`, it checks, renders and verifies as it stands."""

import json

import pytest
import yaml

from langreel.cli.run import run

pytestmark = pytest.mark.reel

FILMS = ("en,es", "zh-Hant,en", "ja,en", "ko,en", "de,fr", "ar,en", "en", "de,sv,fr")
"""Tuned ones, one that runs right to left, one alone, and three of which one has no words of its own yet."""


@pytest.fixture
def ask(tmp_path, capsys):
    """Call the command in the film's folder; its JSON answer."""

    def answer(*words):
        capsys.readouterr()
        assert run(["-C", str(tmp_path / "film"), *words, "--json"]) == 0
        return json.loads(capsys.readouterr().out)

    return answer


def spoken_by_espeak(head):
    """Give every language the voice that every machine has; the languages that have one."""
    script = yaml.safe_load(head.read_text("utf-8"))
    head.write_text(yaml.safe_dump(script | {"voices": dict.fromkeys(script["voices"], "espeak")}), "utf-8")
    return list(script["voices"])


@pytest.mark.parametrize("langs", FILMS)
def test_a_film_in_any_languages_is_made_whole(langs, tmp_path, ask):
    """A reel and subtitles for each language, two of them stacked if there are two, and no finding."""
    film, spoken = tmp_path / "film", langs.split(",")
    assert run(["new", str(film), "--langs", langs]) == 0
    assert spoken_by_espeak(film / "script/hello/episode.yaml") == spoken
    found = {(each["severity"], each["rule"]) for each in ask("check")}
    assert found <= {("info", "partly-compared")}
    ask("render", "--profile", "proxy", "--executor", "inline")
    assert ask("verify", "--profile", "proxy") == {lang: [] for lang in spoken}
    stacked = {f"hello.{'+'.join(spoken[:2])}.ass"} if len(spoken) > 1 else set()
    for lang in spoken:
        names = {path.name for path in (film / "out/hello/proxy" / lang).iterdir()}
        tracks = {f"hello.{track}.{fmt}" for track in spoken for fmt in ("srt", "vtt", "ass")}
        assert names == {"hello.mp4", *stacked, *tracks}
