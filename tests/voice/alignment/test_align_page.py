"""The page of an alignment: text is data, and in a browser its borders are heard, shifted and saved."""

import json
import re
from pathlib import Path

import numpy as np
import pytest
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.wait import WebDriverWait

import browser
from langreel.model import Word
from langreel.sound_steps import RATE
from langreel.voice import waveform
from langreel.voice.alignment import sitting
from langreel.voice.alignment.align_page import CutTake, PageRow, align_page, peaks
from langreel.voice.alignment.marked import read

NASTY = "</script><b>\"a\" & 'b'"
COMMAND = "langreel voice align film --lang en --borders BORDERS tape.wav"


def row(number, status, *takes, text="Debt rose.", chosen=None):
    cuts = tuple(CutTake(0, begins, ends, (Word(0, 4, begins + 0.1, ends - 0.1),)) for begins, ends in takes)
    at = len(cuts) - 1 if chosen is None else chosen
    return PageRow("debt", number, "en", text, text, status, "", cuts, at)


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    """A line that was found, one that was said twice and is doubtful, and one that is missing."""
    folder = tmp_path_factory.mktemp("page")
    tone = (0.3 * np.sin(np.arange(8 * RATE) / 40)).astype(np.float32)
    waveform.write(tone * (np.arange(len(tone)) % RATE < 0.7 * RATE), folder / "tape.wav")
    rows = [
        row(1, "found", (1.0, 1.7)),
        row(2, "doubtful", (2.0, 2.7), (3.0, 3.7)),
        row(3, "missing", text=NASTY),
    ]
    with sitting.opened([folder / "tape.wav"]) as files:
        (folder / "page.html").write_text(align_page("film", "en", rows, files, COMMAND), "utf-8")
    return folder / "page.html"


def test_text_is_data(page):
    """What stands in the script cannot become a part of the page; and the page fetches nothing."""
    html = page.read_text("utf-8")
    assert "</script><b>" not in html
    assert "&lt;/script&gt;&lt;b&gt;" in html
    assert not re.search(r"""(?:src|href)=["']?https?:""", html)
    assert "default-src 'none'" in html


def test_peaks_are_a_hundred_a_second():
    """From silence to the loudest."""
    sound = np.concatenate([np.zeros(RATE), np.full(RATE, 16000), np.full(RATE, 160)]).astype(np.int16)
    level = peaks(sound)
    assert len(level) == 300
    assert level[:100].max() == 0 and level[100:200].min() == 255 and 30 < level[250] < 60
    assert len(peaks(sound[:0])) == 0


@pytest.fixture(scope="module")
def chromium(tmp_path_factory):
    with browser.chromium(tmp_path_factory.mktemp("chromium")) as opened:
        yield opened


@pytest.fixture
def seen(chromium, page, tmp_path):
    """The page, fresh, in a browser that saves into the test's folder."""
    where = {"behavior": "allow", "downloadPath": str(tmp_path)}
    chromium.execute_cdp_cmd("Browser.setDownloadBehavior", where)
    chromium.execute_script("onbeforeunload = null; saved = true;") if chromium.title else None
    chromium.get(page.as_uri())
    return chromium


def article(seen, number):
    return seen.find_element(By.ID, f"line-{number - 1}")


def saved(seen, folder: Path):
    """What the page saves, as the command reads it."""
    seen.find_element(By.ID, "save").click()
    file = folder / "film.en.borders.json"
    WebDriverWait(seen, 20).until(lambda _: file.is_file())
    assert "--borders film.en.borders.json" in seen.find_element(By.ID, "how").text
    return {take.number: take for take in read(file, "film", "en")}


def test_nothing_is_wrong_with_it(seen):
    """No error in the console, no scrolling sideways, and nothing to save as long as nothing was changed."""
    assert [entry for entry in seen.get_log("browser") if entry["level"] == "SEVERE"] == []
    assert seen.execute_script("return document.documentElement.scrollWidth <= innerWidth")
    assert not seen.find_element(By.ID, "save").is_enabled()
    assert seen.find_element(By.CSS_SELECTOR, ".sum").text == "3 lines: 1 found, 1 doubtful, 1 missing"


def test_a_take_is_heard(seen):
    """From where it begins to where it ends, then it stops."""
    article(seen, 1).find_element(By.CLASS_NAME, "play").click()
    time = "return files[0].player.currentTime"
    WebDriverWait(seen, 20).until(lambda _: seen.execute_script(time) > 1.2)
    WebDriverWait(seen, 20).until(lambda _: seen.execute_script("return playing === null"))
    assert 1.6 < seen.execute_script(time) < 2.2


def test_a_border_is_shifted_with_the_keyboard_and_with_the_mouse(seen, tmp_path):
    """Arrow keys by hundredths, with Shift by tenths; a handle follows the mouse. The file has it."""
    first = article(seen, 1)
    first.find_element(By.CSS_SELECTOR, ".ends").send_keys(Keys.ARROW_RIGHT, Keys.SHIFT + Keys.ARROW_RIGHT)
    handle = first.find_element(By.CSS_SELECTOR, ".begins")
    ActionChains(seen).click_and_hold(handle).move_by_offset(-60, 0).release().perform()
    takes = saved(seen, tmp_path)
    assert takes[1].ends == pytest.approx(1.81)
    assert 0.5 < takes[1].begins < 0.95
    assert takes[1].changed and takes[1].wanted
    assert list(takes) == [1]


def test_another_take_is_chosen(seen, tmp_path):
    """Of a line said twice; by choosing, it is taken."""
    article(seen, 2).find_element(By.CSS_SELECTOR, ".times label").click()
    takes = saved(seen, tmp_path)
    assert (takes[2].begins, takes[2].ends, takes[2].changed) == (2.0, 2.7, True)
    assert (takes[1].changed, takes[1].wanted) == (False, True)


def test_a_missing_line_is_placed_by_hand(seen, tmp_path):
    """Where the whole recording was clicked."""
    whole = seen.find_element(By.CSS_SELECTOR, ".whole canvas")
    ActionChains(seen).move_to_element(whole).click().perform()
    seen.execute_script("stop()")
    article(seen, 3).find_element(By.CLASS_NAME, "here").click()
    takes = saved(seen, tmp_path)
    assert takes[3].begins == pytest.approx(4.0, abs=0.1)
    assert takes[3].changed


def test_a_take_is_given_up(seen, tmp_path):
    """A tick taken away comes back as a take that is not wanted."""
    article(seen, 1).find_element(By.CLASS_NAME, "take").click()
    takes = saved(seen, tmp_path)
    assert (takes[1].wanted, takes[1].changed) == (False, True)


def test_what_is_well_is_put_away(seen):
    """Only what is to be looked at stays."""
    seen.find_element(By.CSS_SELECTOR, ".tools label:last-of-type").click()
    assert [article(seen, number).is_displayed() for number in (1, 2, 3)] == [False, True, True]


def test_a_file_that_was_saved_is_plain(seen, tmp_path):
    """JSON that a person can read."""
    article(seen, 1).find_element(By.CSS_SELECTOR, ".ends").send_keys(Keys.ARROW_LEFT)
    saved(seen, tmp_path)
    data = json.loads((tmp_path / "film.en.borders.json").read_text("utf-8"))
    assert data["borders"][0] == {
        "segment": "debt", "line": 1, "file": "tape.wav", "begins": 1, "ends": 1.69,
        "changed": True, "wanted": True,
    }  # fmt: skip
