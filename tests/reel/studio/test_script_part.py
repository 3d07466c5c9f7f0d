"""The script in the studio: lines, labels, marks and cells are changed where they stand."""

from __future__ import annotations

import pytest
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.wait import WebDriverWait

from langreel.ffmpeg import frame_hashes
from langreel.studio.hub import Hub
from studio_page import until_says, write

# One worker renders and starts the browser, once for all.
pytestmark = [pytest.mark.reel, pytest.mark.xdist_group("studio")]

LINE = "document.querySelector(`.line[aria-label='${arguments[0]}']`)"
MARK = ".line[lang='en'] .chip.mark[data-mark='now']"
HOSTILE = "<img src=x onerror=document.title='owned'>"
HEADING = "input[data-at='segments.0.labels.heading.{}']"
REFUSE = """const fetched = window.fetch, [method, path] = arguments;
    window.fetch = (...asked) => {
        if (asked[0] !== path || asked[1].method !== method) return fetched(...asked);
        window.fetch = fetched;
        return Promise.resolve(new Response("", {status: 500}));
    }"""
"""The next question of that kind fails."""
VALUE = "return document.querySelector(arguments[0])?.value"


@pytest.fixture
def act(page):
    """The file of the first act."""
    return page.project.script / "hello/01-debt.yaml"


def change(file, old, new):
    """What somebody else writes into a file."""
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def refuse(page, path="/api/script", method="POST"):
    page.driver.execute_script(REFUSE, method, path)


def line_above(act):
    """Somebody else writes a line more in both languages, above the second."""
    change(act, "      四十年", "      新的。\n      四十年")
    change(act, "      Forty", "      Brand new.\n      Forty")


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


def test_a_line_that_cannot_be_saved_stays_open_with_its_words(page, act):
    """And with the reason; Enter tries again."""
    page.open("script", "one-line")
    page.find(".line[aria-label='one-line 2 en'] .pen").click()
    refuse(page)
    write(page.find("textarea"), "Much later, [now] it was {debt_2020}.", Keys.ENTER)
    assert "HTTP 500" in page.find(".line .error").text
    assert page.find("textarea").get_property("value") == "Much later, [now] it was {debt_2020}."
    assert "Much later" not in act.read_text("utf-8")
    page.find("textarea").send_keys(Keys.ENTER)
    until_says(act, "Much later")
    page.wait(f"return {LINE}.textContent.startsWith('Much later')", "one-line 2 en")


def test_a_field_that_cannot_be_saved_keeps_its_words(page, act):
    """And the reason; Enter tries again, Esc gives them up."""
    page.open("script", "one-line")
    refuse(page)
    write(page.find(HEADING.format("en")), "Another heading", Keys.TAB)
    assert "HTTP 500" in page.find(".labels .error").text
    assert page.find(HEADING.format("en")).get_property("value") == "Another heading"
    page.find(HEADING.format("en")).send_keys(Keys.ENTER)
    until_says(act, "en: Another heading")
    page.wait("return !document.querySelector('.labels .error')")
    write(page.find(HEADING.format("en")), "Not this", Keys.ESCAPE)
    assert page.find(HEADING.format("en")).get_property("value") == "Another heading"


def test_nothing_is_typed_into_a_line_that_is_being_saved(page, act):
    """What is typed meanwhile would be lost; the line is read only until it stands in the file."""
    page.open("script", "one-line")
    page.find(".line[aria-label='one-line 2 en'] .pen").click()
    page.hold("/api/script")
    write(page.find("textarea"), "Much later, [now] it was {debt_2020}.", Keys.ENTER)
    page.held()
    page.find("textarea").send_keys(" and more", Keys.ENTER, Keys.ESCAPE)
    assert page.find("textarea").get_property("value") == "Much later, [now] it was {debt_2020}."
    page.release()
    page.wait(f"return {LINE}.textContent.startsWith('Much later')", "one-line 2 en")
    until_says(act, "      Much later, [now] it was {debt_2020}.\n")


def test_a_line_that_moves_takes_its_editor_along(page, act):
    """It is written where it stands by then, and over no other."""
    page.open("script", "one-line")
    page.find(".line[aria-label='one-line 2 en'] .pen").click()
    write(page.find("textarea"), "Much later, [now] it was {debt_2020}.")
    line_above(act)
    page.wait(f"return {LINE}?.querySelector('textarea') === document.activeElement", "one-line 3 en")
    wanted = act.read_text("utf-8").replace("Forty years later, [now]", "Much later, [now]")
    page.find("textarea").send_keys(Keys.ENTER)
    page.wait(f"return {LINE}.textContent.startsWith('Much later')", "one-line 3 en")
    assert act.read_text("utf-8") == wanted


def test_a_line_that_moves_unheard_is_written_where_it_is(page, act, monkeypatch):
    """Who has another text at its number looks where it is now before the reader is asked."""
    page.open("script", "one-line")
    page.find(".line[aria-label='one-line 2 en'] .pen").click()
    write(page.find("textarea"), "Much later, [now] it was {debt_2020}.")
    monkeypatch.setattr(Hub, "tell", lambda *told: None)
    line_above(act)
    page.find("textarea").send_keys(Keys.ENTER)
    until_says(act, "      Brand new.\n      Much later, [now] it was {debt_2020}.\n")
    assert not page.driver.find_elements(By.CSS_SELECTOR, "dialog")


def test_words_of_a_line_that_is_gone_stay(page, act):
    """The reader is told, and asked; when it comes again, its editor stands at it."""
    page.open("script", "one-line")
    page.find(".line[aria-label='one-line 2 en'] .pen").click()
    write(page.find("textarea"), "Much later, [now] it was {debt_2020}.")
    whole = act.read_text("utf-8")
    change(act, "      Forty years later, [now] it was {debt_2020}.\n", "")
    assert "(it is gone)" in page.find(".line.gone .outside").text
    page.find("textarea").send_keys(Keys.ENTER)
    page.find("dialog").send_keys(Keys.ESCAPE)
    page.wait("return !document.querySelector('dialog')")
    assert page.find("textarea").get_property("value") == "Much later, [now] it was {debt_2020}."
    act.write_text("chapter: {zh: [\n", "utf-8")
    page.wait("return document.querySelector('.act .error')")
    act.write_text(whole, "utf-8")
    page.wait(f"return {LINE}?.querySelector('textarea')", "one-line 2 en")
    page.find("textarea").send_keys(Keys.ENTER)
    until_says(act, "Much later")


def test_a_new_line_that_cannot_be_saved_stays_typed(page, act):
    """In no language is it written; its form goes with the line that it stands behind."""
    before = act.read_text("utf-8")
    page.open("script", "one-line")
    page.find("[aria-label='Add a line below: one-line 2']").click()
    page.find(".new-line input[lang='zh']").send_keys("这是后来的。")
    page.find(".new-line input[lang='en']").send_keys("This came later.")
    refuse(page)
    page.find(".new-line input[lang='en']").send_keys(Keys.ENTER)
    page.wait("return document.querySelector('.new-line .error').textContent.includes('HTTP 500')")
    assert act.read_text("utf-8") == before
    line_above(act)
    page.wait(f"return {LINE}?.textContent.startsWith('Forty')", "one-line 3 en")
    wanted = act.read_text("utf-8").replace("{debt_2020}。\n", "{debt_2020}。\n      这是后来的。\n")
    wanted = wanted.replace("{debt_2020}.\n", "{debt_2020}.\n      This came later.\n")
    page.find(".new-line input[lang='en']").send_keys(Keys.ENTER)
    page.wait("return !document.querySelector('.new-line')")
    assert act.read_text("utf-8") == wanted


def test_a_saved_label_leaves_the_next_one_alone(page, act):
    """Its words, its focus, the moment beside the script and the segment that is current stay."""
    page.open("script", "one-line")
    page.drawn()
    page.hold("/api/script")
    write(page.find(HEADING.format("zh")), "国债", Keys.TAB)
    page.held()
    page.driver.switch_to.active_element.send_keys("My own words")
    page.release()
    until_says(act, "zh: 国债")
    page.wait("return !document.querySelector('.labels input:read-only')")
    page.wait(f"{VALUE} === '国债'", HEADING.format("zh"))
    assert page.driver.switch_to.active_element.get_property("value") == "My own words"
    assert page.find(".moment h2").text == "one-line"
    assert page.find(".segment.current").get_attribute("id") == "segment-one-line"


def test_a_label_that_others_change_is_told_beside_what_is_typed(page, act):
    """Others show the new words at once."""
    page.open("script", "one-line")
    page.find(HEADING.format("en")).send_keys(Keys.END, " mine")
    change(act, "heading: {zh: 美国国债总额, en: Total", "heading: {zh: 国债, en: All")
    assert "All US public debt" in page.find(".labels .outside").text
    assert page.find(HEADING.format("zh")).get_property("value") == "国债"
    assert page.driver.switch_to.active_element.get_property("value") == "Total US public debt mine"


def test_a_mark_is_laid_down_whatever_changes_elsewhere(page, act):
    """What others write into another segment does not take it out of the hand."""
    page.open("script", "one-line")
    page.drawn()
    page.pull(MARK, ".line[aria-label='one-line 2 en'] .words", 2)
    change(page.project.script / "hello/02-ending.yaml", "Goodbye", "Farewell")
    page.wait("return [...document.querySelectorAll('.labels input')].some(it => it.value === 'Farewell')")
    ActionChains(page.driver).move_by_offset(2, 0).perform()
    page.let_go()
    until_says(act, "[now]Forty years later, it was {debt_2020}.\n")


def test_what_could_not_be_undone_can_still_be(page, act):
    """An edit leaves the list when it has been taken back, not when that was tried; or done again."""
    before = act.read_text("utf-8")
    page.open("script", "one-line")
    write(page.find(HEADING.format("en")), "Another heading", Keys.ENTER)
    until_says(act, "Another heading")
    after = act.read_text("utf-8")
    for name, wanted in (("Undo", before), ("Redo", after)):
        refuse(page)
        page.press(name)
        page.wait("return document.querySelector('.notice.error')")
        page.press(name)
        WebDriverWait(act, 60, 0.1).until(lambda it, wanted=wanted: it.read_text("utf-8") == wanted)
        page.driver.execute_script("document.querySelector('.notice.error').remove()")
    page.driver.get_log("browser")


def test_a_cell_shows_what_the_file_says(page):
    """After the reader has let another's number stand; one that could not be saved is told to be none."""
    table = page.project.data / "public_debt.csv"
    page.open("script", "one-line")
    page.find(".chip.figure[data-figure='debt_2020']").click()
    old = page.find("td.lit input").get_property("value")
    refuse(page, "/api/cells/public_debt")
    write(page.find("td.lit input"), "31234.5", Keys.ENTER)
    assert "HTTP 500" in page.find("td.lit .error").text
    change(table, old, "22222.2")
    assert "22222.2" in page.find("td.lit .outside").text
    assert page.find("td.lit input").get_property("value") == "31234.5"
    page.find("td.lit input").send_keys(Keys.ENTER)
    page.find(".take-theirs").click()
    page.wait(f"{VALUE} === '22222.2'", "td.lit input")
    assert "22222.2" in table.read_text("utf-8")


def test_a_figure_stays_where_it_was_opened(page, act):
    """The page goes to it once; when its table is gone that is said, and it is back when the table is."""
    table = page.project.data / "public_debt.csv"
    raw = table.read_bytes()
    page.driver.set_window_size(390, 800)
    try:
        page.open("script", "one-line")
        page.find(".chip.figure[data-figure='debt_2020']").click()
        page.wait("return document.querySelector('td.lit')")
        page.wait("return document.querySelector('main').scrollTop > 0")
        page.driver.execute_script("document.querySelector('main').scrollTop = 0")
        change(act, "That is", "So it is")
        page.wait(f"return {LINE}.textContent.startsWith('So it is')", "one-line 3 en")
        table.unlink()
        assert "cannot be read" in page.find(".figure-panel .error").text
        table.write_bytes(raw)
        page.wait("return document.querySelector('td.lit input')")
        assert page.driver.execute_script("return document.querySelector('main').scrollTop") == 0
    finally:
        page.driver.set_window_size(1280, 900)


def test_only_who_has_looked_finds_nothing(page, act):
    """Findings that could not be asked for are told as that."""
    page.open("script", "one-line")
    page.wait("return document.querySelector('.context .good')")
    refuse(page, "/api/findings", "GET")
    change(act, "That is", "So it is")
    page.wait(
        "return [...document.querySelectorAll('.context .error')].some(it => it.textContent.includes('500'))"
    )
    assert not page.driver.find_elements(By.CSS_SELECTOR, ".context .good")
