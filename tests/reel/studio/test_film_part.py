"""The film in the studio: it is watched, and what it is made of stands under it."""

from __future__ import annotations

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from langreel.cli.run import run
from langreel.ffmpeg import probe

# One worker renders and starts the browser, once for all.
pytestmark = [pytest.mark.reel, pytest.mark.xdist_group("studio")]

KNOWN = "return document.querySelector('.controls option[value=the-end]')"
"""The segments of the film are there to choose from."""

SEEK = """const canvas = document.querySelector("canvas"), [share] = arguments;
    const box = canvas.getBoundingClientRect();
    for (const type of ["pointerdown", "pointerup"]) {
        canvas.dispatchEvent(new PointerEvent(type, {pointerId: 1, bubbles: true,
            clientX: box.left + share * box.width + 0.5, clientY: box.top + 5}));
    }"""
"""A click into the ruler of the timeline, at a share of the film."""


def test_the_film_plays_with_its_tracks_over_its_timeline(page):
    """Frame by frame, to the mark that the timeline shows; in both dubs."""
    film = page.studio.get("/api/film").json["dubs"][0]
    media = probe(page.made("zh"))
    assert film["frames"] == film["reel"]["frames"] == media.frames
    assert film["stale"] == []
    assert page.studio.get("/api/film/first").json["dubs"][0] == film
    page.wait("return document.querySelector('video')?.readyState >= 2")
    canvas = page.find("canvas")
    assert canvas.get_attribute("aria-valuemax") == str(film["frames"] - 1)
    canvas.send_keys(Keys.END)
    page.wait(
        "return document.querySelector('canvas').ariaValueNow === arguments[0]", str(film["frames"] - 1)
    )
    canvas.send_keys(Keys.ARROW_LEFT)
    page.wait(
        "return document.querySelector('canvas').ariaValueNow === arguments[0]", str(film["frames"] - 2)
    )
    canvas.send_keys(Keys.HOME)
    canvas.send_keys(Keys.SPACE)
    page.wait("return document.querySelector('video').currentTime > 0.5")
    canvas.send_keys(Keys.SPACE)
    cues = page.wait("return document.querySelector('video').textTracks[0].cues?.length")
    assert cues == len(film["cues"]["zh"])


def test_a_film_is_watched_from_the_first_moment(page):
    """Before anything but the film itself is known; when the rest is, picture and timeline stay."""
    page.over(kind="strips")
    page.open("house")
    (memory,) = (page.project.cache / "studio").glob("*.film.json")
    memory.unlink()
    page.hold("/api/film")
    page.open("film")
    page.held()
    assert page.driver.execute_script(KNOWN) is None
    page.find("canvas").send_keys(Keys.ARROW_RIGHT)
    page.driver.execute_script(
        "for (const each of document.querySelectorAll('video, canvas')) each.mine = true"
    )
    page.release()
    page.wait(KNOWN)
    page.wait("return document.querySelector('video').textTracks[0]?.mode === 'showing'")
    kept = "return [document.querySelector('video'), document.activeElement].map(it => [it.tagName, it.mine])"
    assert page.driver.execute_script(kept) == [["VIDEO", True], ["CANVAS", True]]


def test_a_film_that_plays_is_not_sought_while_the_script_is_written(page):
    """What does not change the film leaves its player alone."""
    act = page.project.script / "hello/01-debt.yaml"
    page.over(kind="strips")
    page.wait("return document.querySelector('.side .good')")
    page.find("canvas").send_keys(Keys.SPACE)
    page.wait("return document.querySelector('video').currentTime > 0.2")
    page.driver.execute_script(
        "window.sought = 0; document.querySelector('video').onseeking = () => window.sought++"
    )
    page.change(act, f"# A remark.\n{act.read_text('utf-8')}")
    assert page.driver.execute_async_script("setTimeout(() => arguments[0](window.sought), 500)") == 0


def test_two_dubs_are_locked_by_line(page):
    """Where one begins to say a line, the other does as well; its own sound is off."""
    chinese, english = page.studio.get("/api/film").json["dubs"]
    page.click(By.CSS_SELECTOR, ".controls input[type='checkbox']")
    page.wait("return document.querySelectorAll('video')[1]?.readyState >= 2")
    assert page.driver.execute_script("return document.querySelectorAll('video')[1].muted")
    for here, there in zip(chinese["lines"], english["lines"], strict=True):
        page.find("canvas").send_keys(Keys.HOME)
        page.driver.execute_script(SEEK, here["start"] / chinese["frames"])
        script = "return Math.abs(document.querySelectorAll('video')[1].currentTime - arguments[0]) < 0.1"
        page.wait(script, there["start"] / english["fps"])


def test_the_film_streams_in_ranges(page):
    """A player asks for what it shows."""
    whole = page.made("zh").read_bytes()
    answer = page.studio.ask("GET", "/media/film/zh", None, Range="bytes=100-299")
    assert (answer.status, answer.raw) == (206, whole[100:300])
    assert page.studio.get("/media/film/zh").raw == whole


def test_waveforms_and_thumbnails_are_jobs_of_the_build(page):
    """They are made once for what was rendered, kept beside it, and shown."""
    page.over(kind="strips")
    for dub in page.studio.get("/api/film").json["dubs"]:
        pairs = page.studio.get(dub["waveform"]).raw
        assert len(pairs) // 2 == pytest.approx(100 * dub["frames"] / dub["fps"], abs=10)
        for shot in dub["shots"]:
            assert (
                shot["pictures"]
                and page.studio.get(f"/media/strip/{dub['lang']}/{shot['name']}").status == 200
            )
    assert run(["-C", str(page.project.root), "render", "--profile", "proxy"]) == 0
    page.driver.refresh()
    page.wait("return document.querySelector('canvas')")
    assert [job["kind"] for job in page.studio.get("/api/jobs").json["jobs"]] == ["strips"]
