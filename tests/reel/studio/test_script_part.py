"""The script in the studio: lines, labels, marks and cells are changed where they stand."""

from __future__ import annotations

import pytest
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.wait import WebDriverWait

from langreel.ffmpeg import frame_hashes
from studio_page import until_says, write

# One worker renders and starts the browser, once for all.
pytestmark = [pytest.mark.reel, pytest.mark.xdist_group("studio")]

LINE = "document.querySelector(`.line[aria-label='${arguments[0]}']`)"
MARK = ".line[lang='en'] .chip.mark[data-mark='now']"
HOSTILE = "<img src=x onerror=document.title='owned'>"


def test_a_creator_changes_a_cell_and_sees_it_everywhere(page):
    """The chips of both languages, the still, the finished film say the new number."""
    page.open("script")
    before = page.drawn()
    old = page.picture()
    page.find(".chip.figure[data-figure='debt_2020']").click()
    page.drawn_again(before)
    cell = page.find("td.lit input")
    write(cell, "31234.5", Keys.TAB)
    chips = "[...document.querySelectorAll(\".chip.figure[data-figure='debt_2020']\")]"
    page.wait(f"return {chips}.map(it => it.textContent).join() === '31.2万亿美元,$31.2 trillion'")
    # Stills come for other reasons, too: until that of the new number is there, it is the old picture.
    WebDriverWait(page, 120, 0.2).until(lambda it: it.picture() != old)
    frames = {lang: frame_hashes(page.made(lang))[-40:] for lang in ("zh", "en")}
    page.open("film")
    page.press("Make the film")
    page.over(kind="render")
    for lang, shown in frames.items():
        assert "31.2" in page.made(lang).with_suffix(f".{lang}.srt").read_text("utf-8")
        assert frame_hashes(page.made(lang))[-40:] != shown


def test_an_editor_mends_a_label_and_makes_one_shot(page):
    """Only that shot is drawn: every frame of the other is the same, by its hash."""
    film = page.studio.get("/api/film").json["dubs"][0]
    first = film["shots"][0]
    old = frame_hashes(page.made("zh"))
    page.open("script", "the-end")
    label = page.find("input[data-at='segments.0.labels.words.zh']")
    write(label, "后会有期", Keys.ENTER)
    page.wait("return fetch('/api/film').then(it => it.json()).then(it => it.dubs[0].shots[1].why !== '')")
    page.open("film", "the-end")
    page.wait("return document.querySelector('.side .why')")
    page.press("Make just this shot")
    job = page.over(kind="shot")
    assert job["result"]["made"] == ["out/hello/proxy/zh/the-end.mp4"]
    drawn = [words for words in job["log"] if words.startswith("picture") and words.endswith(": finished")]
    assert drawn == ["picture ending.TheEnd.zh: finished"]
    page.wait("return document.querySelector('video').src.includes('/media/shot/zh/the-end')")
    now = page.studio.get("/api/film").json["dubs"][0]
    assert [shot["why"] for shot in now["shots"]] == ["", ""]
    page.press("Make the film")
    page.over(kind="render")
    told = page.studio.get("/api/film/first").json["dubs"][0]
    assert told["reel"]["made"] == page.made("zh").stat().st_ctime
    fresh = frame_hashes(page.made("zh"))
    assert fresh[: first["frames"]] == old[: first["frames"]]
    assert fresh[first["frames"] :] != old[first["frames"] :] and len(fresh) == len(old)


def test_a_mark_is_dragged_within_the_words(page):
    """By the keyboard too; the file has it where it was let go."""
    page.open("script", "one-line")
    page.drawn()
    act = page.project.script / "hello/01-debt.yaml"
    page.drag(MARK, ".line[aria-label='one-line 2 en'] .words", 2)
    until_says(act, "[now]Forty years later, it was {debt_2020}.\n")
    page.wait(f"return {LINE}.firstChild.dataset?.mark === 'now'", "one-line 2 en")
    page.find(MARK).send_keys(Keys.ARROW_RIGHT)
    until_says(act, "Forty [now]years later, it was {debt_2020}.\n")
    ActionChains(page.driver).key_down(Keys.CONTROL).send_keys("z").key_up(Keys.CONTROL).perform()
    until_says(act, "[now]Forty years later, it was {debt_2020}.\n")


def test_a_mark_in_the_hand_is_not_taken_away(page):
    """What others write meanwhile stands there when it is let go, and is not written over."""
    act = page.project.script / "hello/01-debt.yaml"
    page.open("script", "one-line")
    page.drawn()
    page.pull(MARK, ".line[aria-label='one-line 2 en'] .words", 2)
    theirs = act.read_text("utf-8").replace("Forty years", "Four decades").replace("That is", "So it is")
    act.write_text(theirs, "utf-8")
    page.wait(f"return {LINE}.textContent.startsWith('So it is')", "one-line 3 en")
    assert page.find(f"{MARK}.dragged").is_displayed()
    page.let_go()
    page.wait(f"return {LINE}.textContent.startsWith('Four decades')", "one-line 2 en")
    assert act.read_text("utf-8") == theirs


def test_a_line_is_added_and_taken_out(page):
    """In both languages at once, behind the one where it was asked for; both are undone, and done again."""
    act = page.project.script / "hello/01-debt.yaml"
    before = act.read_text("utf-8")
    page.open("script", "one-line")
    page.find("[aria-label='Add a line below: one-line 1']").click()
    chinese, english = page.driver.find_elements(By.CSS_SELECTOR, ".new-line input")
    chinese.send_keys("这是后来的。", Keys.ENTER)
    page.wait("return document.querySelector('.new-line .error').textContent")
    english.send_keys("This came later.", Keys.ENTER)
    page.wait(f"return {LINE}?.textContent.startsWith('This came later.')", "one-line 2 en")
    longer = act.read_text("utf-8")
    assert longer.replace("      这是后来的。\n", "").replace("      This came later.\n", "") == before
    undo = ActionChains(page.driver).key_down(Keys.CONTROL).send_keys("z").key_up(Keys.CONTROL)
    page.driver.execute_script("document.activeElement.blur()")
    undo.perform()
    WebDriverWait(act, 60, 0.1).until(lambda it: it.read_text("utf-8") == before)
    page.press("Redo")
    WebDriverWait(act, 60, 0.1).until(lambda it: it.read_text("utf-8") == longer)
    page.wait(f"return {LINE}?.textContent.startsWith('This came later.')", "one-line 2 en")
    page.find("[aria-label='Take this line out: one-line 2']").click()
    WebDriverWait(act, 60, 0.1).until(lambda it: it.read_text("utf-8") == before)


def test_a_file_that_is_changed_outside_is_not_written_over(page):
    """The page shows what others write; where both wrote the same line, the reader is asked."""
    act = page.project.script / "hello/01-debt.yaml"
    page.open("script", "one-line")
    act.write_text(act.read_text("utf-8").replace("That is [times]", "So it is [times]"), "utf-8")
    page.wait(f"return {LINE}.textContent.startsWith('So it is')", "one-line 3 en")
    page.find(".line[aria-label='one-line 2 en'] .pen").click()
    area = page.find("textarea")
    write(area, "Forty years on, [now] it was {debt_2020}.")
    theirs = act.read_text("utf-8").replace("Forty years later", "Four decades later")
    act.write_text(theirs, "utf-8")
    page.wait("return document.querySelector('.outside')")
    assert area.get_property("value") == "Forty years on, [now] it was {debt_2020}."
    area.send_keys(Keys.ENTER)
    assert page.find(".conflict .theirs").text == "Four decades later, [now] it was {debt_2020}."
    assert act.read_text("utf-8") == theirs
    page.find(".keep-mine").click()
    mine = theirs.replace("Four decades later", "Forty years on")
    until_says(act, mine)


def test_words_of_the_script_stay_words(page):
    """Labels, lines, file names that would be more are shown as they are."""
    act = page.project.script / "hello/02-ending.yaml"
    act.write_text(act.read_text("utf-8").replace("en: Goodbye", f'en: "{HOSTILE}"'), "utf-8")
    (page.project.script / "hello/03-<b>odd.yaml").write_text(
        "chapter: {zh: 一, en: '<b>x</b>'}\nsegments: []\n", "utf-8"
    )
    page.open("script")
    page.wait(
        "return [...document.querySelectorAll('.acts small')].some(it => it.textContent === '03-<b>odd.yaml')"
    )
    page.wait(
        "return [...document.querySelectorAll('.labels input')].some(it => it.value === arguments[0])",
        HOSTILE,
    )
    assert "owned" not in page.driver.title
    assert page.driver.find_elements(By.CSS_SELECTOR, "main b, main [onerror]") == []
