"""The voice in the studio: marks on the waveform, and a line said into the microphone."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.select import Select
from selenium.webdriver.support.wait import WebDriverWait

from langreel.voice import engine, waveform
from studio_page import until_says

# One worker renders and starts the browser, once for all.
pytestmark = [pytest.mark.reel, pytest.mark.xdist_group("studio")]


def test_a_mark_is_shifted_on_the_waveform(page):
    """By the keyboard, and by the pointer; the script has it as if it had been dragged among the words."""
    act = page.project.script / "hello/01-debt.yaml"
    mark = ".wave .chip[data-mark='now']"
    page.open("voice", "en", "one-line.2")
    page.find(mark).send_keys(Keys.ARROW_LEFT)
    until_says(act, "Forty years [now]later, it was {debt_2020}.\n")
    page.wait("return document.querySelector('.voice .word:has(b)').textContent.startsWith('[now]later')")
    page.wait("return document.activeElement.matches(arguments[0])", mark)
    page.drag(mark, ".wave canvas", 4, 40)
    until_says(act, "[now]Forty years later, it was {debt_2020}.\n")
    page.wait("return document.querySelector('.voice .word:has(b)').textContent.startsWith('[now]Forty')")
    ActionChains(page.driver).key_down(Keys.CONTROL).send_keys("z").key_up(Keys.CONTROL).perform()
    until_says(act, "Forty years [now]later, it was {debt_2020}.\n")


def paint(page):
    """The waveform, once something is drawn."""
    script = """const canvas = document.querySelector(".wave canvas"), empty = canvas.cloneNode();
        return canvas.toDataURL() !== empty.toDataURL() && canvas.toDataURL()"""
    return page.wait(script)


def test_the_waveform_has_the_colours_of_the_page(page):
    """Those that are chosen while it is seen, as if the page had been opened in them."""
    page.open("voice", "en", "one-line.2")
    theme = "select[aria-label='Colours']"
    Select(page.find(theme)).select_by_value("light")
    light = paint(page)
    Select(page.find(theme)).select_by_value("dark")
    page.wait("return document.querySelector('.wave canvas').toDataURL() !== arguments[0]", light)
    dark = paint(page)
    page.driver.refresh()
    page.wait("return document.querySelector('.wave canvas')?.toDataURL() === arguments[0]", dark)


MICROPHONES = """const asked = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
    const { start } = MediaRecorder.prototype;
    Object.assign(window, { tracks: [], starts: 0 });
    MediaRecorder.prototype.start = function () { window.starts += 1; return start.call(this); };
    navigator.mediaDevices.getUserMedia = async (wanted) => {
        if (window.slow) await new Promise((go) => { window.answer = go; });
        const stream = await asked(wanted);
        window.tracks.push(...stream.getTracks());
        return stream;
    }"""


def test_a_recording_is_begun_once_and_leaves_no_microphone_on(page):
    """Pressed again while it counts in, it counts on; left while the browser still asks, it is closed."""
    page.open("voice", "en", "one-line.1")
    page.driver.execute_script(MICROPHONES)
    record = page.find(".take button.main")
    record.click()
    page.wait("return document.querySelector('.take button.main').textContent === '2'")
    record.click()
    page.wait("return document.querySelector('.take button.main').textContent === 'Stop'")
    page.driver.execute_async_script("setTimeout(arguments[0], 2500)")
    assert page.driver.execute_script("return [starts, tracks.length]") == [1, 1]
    page.find("[id='voice-one-line.2']").click()
    page.wait("return tracks.every(it => it.readyState === 'ended')")
    page.driver.execute_script("window.slow = true")
    record.click()
    page.wait("return Boolean(window.answer)")
    page.open("house")
    page.driver.execute_script("answer()")
    page.wait("return tracks.length === 2 && tracks.every(it => it.readyState === 'ended')")


def say(name, text, out):
    """Let a voice say an English text; its samples."""
    engine(name).speak(text, "en", out)
    return waveform.read(out)


def alike(one, other):
    """How alike two sounds are where they are most so: 1 is the same but for its loudness."""
    size = 1 << (len(one) + len(other)).bit_length()
    met = np.fft.irfft(np.fft.rfft(one, size) * np.conj(np.fft.rfft(other, size)), size)
    return float(np.abs(met).max() / np.linalg.norm(one) / np.linalg.norm(other))


QUIET_AGAIN = """const level = document.querySelector(".take meter").value;
    if (level > 0.05) window.heard = performance.now();
    return window.heard && level < 0.01 && performance.now() - window.heard > 1500"""


@pytest.mark.skipif(not shutil.which("espeak-ng"), reason="needs espeak-ng")
def test_a_line_recorded_in_the_browser_ends_in_the_film(page, microphone, tmp_path):
    """Said into the microphone by another voice than it is compared with; its own sound is in the dub."""
    project, folder = page.project, page.project.assets / "voice/hello/en"
    lines = {line["key"]: line["said"] for line in page.studio.get("/api/voice/en").json["room"]["lines"]}
    said = say("espeak:en-gb+f3", lines.pop("one-line.1"), tmp_path / "said.wav")
    waveform.write(np.concatenate([waveform.silence(6), said, waveform.silence(20)]), microphone)
    folder.mkdir(parents=True)
    for key, text in lines.items():
        say("espeak", text, folder / f"{key}.wav")
    episode = project.script / "hello/episode.yaml"
    episode.write_text(episode.read_text("utf-8").replace("en: scratch", "en: recorded"), "utf-8")
    page.wait("return fetch('/api/voice/en').then(it => it.json()).then(it => it.room?.plays_recordings)")
    page.open("voice", "en", "one-line.1")
    page.press("Record")
    page.wait(QUIET_AGAIN)
    page.press("Stop")
    page.wait("return document.querySelector('.told .good')")
    page.press("Keep it")
    WebDriverWait(folder / "one-line.1.flac", 60, 0.1).until(Path.is_file)
    page.studio.post("/api/jobs", {"kind": "render", "langs": ["en"]})
    page.over(kind="render")
    film = next(dub for dub in page.studio.get("/api/film").json["dubs"] if dub["lang"] == "en")
    sound = waveform.read(page.made("en"))
    heard = [
        sound[round(48000 * line["start"] / film["fps"]) :][: round(48000 * line["frames"] / film["fps"])]
        for line in film["lines"]
    ]
    assert alike(heard[0], said) > 0.8
    assert alike(heard[1], said) < 0.4
