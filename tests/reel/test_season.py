"""Season: several films in one render, each as it would be alone, and none kept waiting by another."""

import shutil

import pytest

from langreel.errors import LangreelError
from langreel.ffmpeg import frame_hashes
from langreel.pipeline.film import RenderRequest
from langreel.pipeline.render import render
from langreel.pipeline.season import render_season
from langreel.project import Project

pytestmark = [pytest.mark.reel, pytest.mark.xdist_group("season")]

FILMS = ("film", "again")
SHOTS = ("gold.Gold", "silver.Silver", "street")


@pytest.fixture
def two_films(fresh_film) -> Project:
    """The film, and the same one under another name with other words in it."""
    root = fresh_film.root
    for folder in ("script", "scenes"):
        shutil.copytree(root / folder / "film", root / folder / "again")
    head = root / "script/again/episode.yaml"
    head.write_text(head.read_text("utf-8").replace("id: film", "id: again"), "utf-8")
    act = root / "script/again/01-metals.yaml"
    act.write_text(act.read_text("utf-8").replace("is [now] cheap", "was [now] cheap"), "utf-8")
    return fresh_film


def orders():
    return [RenderRequest(name, langs=("en",)) for name in FILMS]


def hashes(finished):
    return [frame_hashes(one.reel.video) for one in finished]


def test_films_made_together_are_those_made_alone(two_films):
    """Frame by frame; events and what was last made are told apart by film; a second run makes nothing."""
    events = []
    together = render_season(two_films, orders(), events.append)
    made = {name: hashes(together[name]) for name in FILMS}
    names = [event.name for event in events if event.kind == "finished" and event.step == "picture"]
    assert sorted(names) == sorted(f"{film}: {shot}.en" for film in FILMS for shot in SHOTS)
    again = render_season(two_films, orders(), events.append)
    assert not [name for film in again.values() for one in film for name in one.fresh]
    shutil.rmtree(two_films.cache)
    alone = {each.episode: render(two_films, each, lambda event: None) for each in orders()}
    assert {name: hashes(alone[name]) for name in FILMS} == made


def test_a_film_that_cannot_be_made_does_not_keep_the_others(two_films):
    """Its error is told, and the other film is finished."""
    scene = two_films.scenes / "again/silver.py"
    scene.write_text(scene.read_text("utf-8").replace("seconds=0.2", "seconds=-1"), "utf-8")
    together = render_season(two_films, orders(), lambda event: None)
    assert isinstance(together["again"], LangreelError)
    assert together["film"][0].reel.video.exists()


def test_the_command_takes_several_or_all(two_films, capsys):
    """By name, or --all; the answer says which dub is whose."""
    from langreel.cli.run import run

    words = ["-C", str(two_films.root), "render", "--executor", "inline", "--lang", "en", "--json"]
    assert run([*words, "--all"]) == 0
    told = capsys.readouterr().out
    assert all(f'"episode": "{name}"' in told for name in FILMS)
    assert run([*words, "film", "again"]) == 0
    assert run([*words, "--all", "film"]) == 2
    assert run([*words, "--all", "--segment", "gold"]) == 2
