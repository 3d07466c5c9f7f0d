"""A film with a third language: on the shelf and in the file while its translation is whole, else not."""

import json
from pathlib import Path

import pytest

from langreel.cli.run import run
from langreel.ffmpeg import probe

pytestmark = pytest.mark.reel

LINES = {
    "one-line.1": "1980年は{debt_1980}。",
    "one-line.2": "40年後は{debt_2020}。",
    "one-line.3": "{growth}だ。",
}


@pytest.fixture
def film(tmp_path, monkeypatch, capsys):
    """A new project whose lines are all translated; renders it and tells what is noted, shown and found."""
    run(["new", str(tmp_path / "film")])
    monkeypatch.chdir(tmp_path / "film")
    (tmp_path / "ja.txt").write_text("\n".join(f"{key}: {text}" for key, text in LINES.items()), "utf-8")
    run(["subs", "import", str(tmp_path / "ja.txt"), "--lang", "ja"])

    def rendered():
        capsys.readouterr()
        assert run(["render", "--profile", "proxy", "--lang", "en", "--executor", "inline"]) == 0
        noted = capsys.readouterr().err
        run(["verify", "--profile", "proxy", "--lang", "en", "--json"])
        found = json.loads(capsys.readouterr().out)["en"]
        shelf = tmp_path / "film/out/hello/proxy/en"
        embedded = [track.lang for track in probe(shelf / "hello.mp4").tracks]
        beside = sorted(path.name for path in shelf.glob("hello.ja.*"))
        return noted, embedded, beside, found

    return rendered


def test_a_whole_translation_is_a_track_until_its_line_changes(film):
    """Every dub gets the track; when a source line changes, the film is made without it and says why."""
    _, embedded, beside, found = film()
    assert embedded == ["zho", "eng", "jpn"]
    assert beside == ["hello.ja.ass", "hello.ja.srt", "hello.ja.vtt"]
    assert found == []
    assert "9,080億ドル" in Path("out/hello/proxy/en/hello.ja.srt").read_text("utf-8")

    act = Path("script/hello/01-debt.yaml")
    act.write_text(act.read_text("utf-8").replace("四十年后", "四十年以后"), "utf-8")
    noted, embedded, beside, found = film()
    assert "no subtitles in ja: 1 stale\n" in noted
    assert (embedded, beside, found) == (["zho", "eng"], [], [])


def test_each_line_can_come_with_its_picture(film, tmp_path):
    """--stills draws the last frame of every line, and the file tells its path."""
    stills = tmp_path / "its pictures"
    assert run(["subs", "export", "--to", "fr", "--stills", str(stills), "-o", str(tmp_path / "fr.po")]) == 0
    assert sorted(path.name for path in stills.iterdir()) == [f"{key}.png" for key in LINES]
    assert f"#. picture: {stills / 'one-line.2.png'}\n" in (tmp_path / "fr.po").read_text("utf-8")


def test_nothing_stays_beside_a_reel_of_a_translation_that_is_gone(film):
    """What a render laid there and lays no more is taken away; what somebody else wrote stays."""
    film()
    shelf = Path("out/hello/proxy/en")
    (shelf / "hello.ja.vtt").write_text("WEBVTT\n\n00:01.000 --> 00:02.000\nmine\n", "utf-8")
    (shelf / "notes.txt").write_text("mine", "utf-8")
    for catalogue in Path("script/hello/translations").iterdir():
        catalogue.unlink()
    _, embedded, beside, _ = film()
    assert (embedded, beside) == (["zho", "eng"], ["hello.ja.vtt"])
    assert (shelf / "notes.txt").exists()
    (shelf / "hello.ja.vtt").unlink()
    assert film()[2:] == ([], [])
