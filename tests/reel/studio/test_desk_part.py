"""The translator's desk in the studio: a language that the film does not speak."""

from __future__ import annotations

from pathlib import Path

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.select import Select
from selenium.webdriver.support.wait import WebDriverWait

from langreel import files, po
from studio_page import write

# One worker renders and starts the browser, once for all.
pytestmark = [pytest.mark.reel, pytest.mark.xdist_group("studio")]

TYPED = {
    "one-line.1": ("1980年は{debt_1890}。", "unknown-figure", "1980年のアメリカの国債は{debt_1980}。"),
    "one-line.2": ("40年後には5億ドル。", "numbers-differ", "40年後には{debt_2020}。"),
    "one-line.3": ("", "", "{growth}になった。"),
    "the-end.1": ("では、またお会いしましょう。さようなら。", "reading-speed", "さようなら。"),
}
"""The film in a language that it does not speak: what is typed at first, what that breaks, and mended."""


def test_a_translator_brings_a_language_from_nothing_to_clean(page, tmp_path):
    """Typed line by line; what is wrong is told, and mended; it stands in the picture, and in a PO file."""
    page.open("desk")
    write(page.find("input[placeholder='pt-BR']"), "ja")
    page.press("Another language")
    told = "[...document.querySelectorAll('.editor .findings code')].map(it => it.textContent)"
    for key, (wrong, rule, target) in TYPED.items():
        page.wait("return document.querySelector('.editor strong')?.textContent === arguments[0]", key)
        if wrong:
            write(page.find(".editor textarea"), wrong)
            page.wait(f"return {told}.includes(arguments[0])", rule)
        write(page.find(".editor textarea"), target)
        attempt = page.studio.post("/api/desk/ja/attempt", {"key": key, "target": target}).json
        cues = ["".join(cue["lines"]) for cue in attempt["cues"]]
        page.wait("return arguments[0].includes(document.querySelector('.desk .cue')?.textContent)", cues)
        page.wait(f"return !{told}.length")
        page.find(".editor textarea").send_keys(Keys.CONTROL, Keys.ENTER)
    page.wait("return document.querySelector('.count').textContent === '4 of 4 lines'")
    unfinished = "[...document.querySelectorAll('.desk .lines :is(.broken, .open)')]"
    assert page.driver.execute_script(f"return {unfinished}.map(it => it.innerText)") == []
    page.driver.execute_cdp_cmd(
        "Browser.setDownloadBehavior", {"behavior": "allow", "downloadPath": str(tmp_path)}
    )
    Select(page.find("select[aria-label='Export as …']")).select_by_value("po")
    sheet = tmp_path / "hello.ja.po"
    WebDriverWait(sheet, 60, 0.1).until(Path.is_file)
    messages = po.load(sheet, sheet.name).messages
    typed = [target for _, _, target in TYPED.values()]
    assert [message.target for message in messages if message.target] == typed
    page.driver.find_element(By.CSS_SELECTOR, "input[type='file']").send_keys(str(sheet))
    page.wait("return document.querySelector('.notice')?.textContent.startsWith('0 lines changed')")


FIRST = "1980年は{debt_1980}。"
WORDS = "document.querySelector('.editor textarea').value"


def edit(page, file, before, after):
    """Change a file of the script, as another program does."""
    path = page.project.script / "hello" / file
    text = path.read_text("utf-8")
    assert before in text
    files.write_text(path, text.replace(before, after))


def enter(page, key, target, **more):
    assert page.studio.post("/api/desk/ja", {"key": key, "was": "", "target": target, **more}).status == 200


def entries(page, lang="ja"):
    """What is stored: by the line's words, its translation and its note."""
    lines = [each["card"]["entry"] for each in page.studio.get(f"/api/desk/{lang}").json["desk"]["lines"]]
    return {each["source"]: (each["target"], each["note"]) for each in lines}


def shows(page, key):
    page.wait("return document.querySelector('.editor strong')?.textContent === arguments[0]", key)


def at_the_desk(page, key, words):
    """The first line is translated; another is being typed, and what that would break is known."""
    enter(page, "one-line.1", FIRST)
    page.open("desk", "ja", key)
    shows(page, key)
    write(page.find(".editor textarea"), words)
    page.wait("return performance.getEntriesByType('resource').some(it => it.name.endsWith('/attempt'))")


def fail(page, fails=True):
    """Whether what the page sends to be stored gets lost on its way; the browser's word on it is expected."""
    script = """window.sent ??= window.fetch;
        const lost = (path, asked) => arguments[0] && asked?.method === "POST" && !path.endsWith("/attempt");
        window.fetch = async (path, asked) => {
            if (lost(path, asked)) throw new TypeError("lost on its way");
            return window.sent(path, asked);
        }"""
    page.driver.execute_script(script, fails)
    if not fails:
        assert "lost on its way" in str(page.driver.get_log("browser"))


def test_what_is_typed_goes_along_with_its_line(page):
    """A line is what it says, whatever it is called by now; no other line's translation is touched."""
    at_the_desk(page, "the-end.1", "さようなら。")
    edit(page, "02-ending.yaml", "id: the-end", "id: the-finale")
    shows(page, "the-finale.1")
    page.find(".editor textarea").send_keys(Keys.ENTER)
    page.wait("return document.querySelector('.lines .done[id=\"line-the-finale.1\"]')")
    assert [target for target, _ in entries(page).values()] == [FIRST, "", "", "さようなら。"]


def test_words_whose_line_is_gone_are_kept_until_they_are_put_somewhere(page):
    """Nothing is stored by Enter; any line can be chosen, and says what it has, before the words go there."""
    at_the_desk(page, "one-line.2", "40年後には{debt_2020}。")
    edit(page, "01-debt.yaml", "四十年后", "很多年之后")
    page.wait("return document.querySelector('.trouble .problem')?.innerText.includes('很多年之后')")
    page.find(".editor textarea").send_keys(Keys.ENTER)
    page.find("[id='line-one-line.1']").click()
    page.wait("return document.querySelector('.trouble .problem')?.innerText.includes(arguments[0])", FIRST)
    page.find("[id='line-one-line.2']").click()
    page.press("Put them into one-line.2")
    page.wait("return !document.querySelector('.trouble .problem')")
    assert [target for target, _ in entries(page).values()] == [FIRST, "", "", ""]
    page.find(".editor textarea").send_keys(Keys.ENTER)
    page.wait("return document.querySelector('.lines .broken[id=\"line-one-line.2\"]')")
    assert [target for target, _ in entries(page).values()] == [FIRST, "40年後には{debt_2020}。", "", ""]


@pytest.mark.parametrize(("words", "stands"), [("Take theirs", "彼らの。"), ("Keep mine", "私の。")])
def test_what_somebody_else_has_written_stands_until_one_is_chosen(page, words, stands):
    """Neither Enter nor another line chooses."""
    at_the_desk(page, "the-end.1", "私の。")
    enter(page, "the-end.1", "彼らの。")
    page.wait("return document.querySelector('.trouble .problem')")
    page.find(".editor textarea").send_keys(Keys.ENTER)
    page.find("[id='line-one-line.1']").click()
    page.find(".editor textarea").send_keys(Keys.CONTROL, Keys.ENTER)
    page.driver.execute_async_script("setTimeout(arguments[0], 500)")
    shows(page, "the-end.1")
    assert page.driver.execute_script(f"return {WORDS}") == "私の。"
    assert entries(page)["再见了。"] == ("彼らの。", "")
    page.press(words)
    page.wait("return !document.querySelector('.trouble .problem')")
    page.find("[id='line-one-line.1']").click()
    shows(page, "one-line.1")
    assert entries(page)["再见了。"] == (stands, "")


def test_a_line_is_left_only_when_it_is_stored(page):
    """Where that fails its words stay, and so does the line; of lines chosen in a row the last is shown."""
    at_the_desk(page, "one-line.3", "{growth}になった。")
    fail(page)
    page.find("[id='line-the-end.1']").click()
    page.wait("return document.querySelector('.notice.error')")
    shows(page, "one-line.3")
    assert page.driver.execute_script(f"return {WORDS}") == "{growth}になった。"
    fail(page, fails=False)
    page.hold("/api/desk/ja")
    page.find("[id='line-one-line.1']").click()
    page.find("[id='line-the-end.1']").click()
    page.held()
    page.release()
    shows(page, "the-end.1")
    page.driver.execute_async_script("setTimeout(arguments[0], 500)")
    shows(page, "the-end.1")
    assert [target for target, _ in entries(page).values()] == [FIRST, "", "{growth}になった。", ""]


def test_another_language_is_shown_once_the_line_is_stored(page):
    """What is searched for stays, and stands in its field."""
    page.studio.post("/api/desk/fr", {"key": "one-line.1", "was": "", "target": "En 1980, {debt_1980}."})
    at_the_desk(page, "the-end.1", "さようなら。")
    page.find("input[type='search']").send_keys("1980")
    language = ".desk select[aria-label='Language']"
    fail(page)
    Select(page.find(language)).select_by_value("fr")
    page.wait("return document.querySelector('.notice.error')")
    page.wait("return document.querySelector(arguments[0]).value === 'ja'", language)
    fail(page, fails=False)
    Select(page.find(language)).select_by_value("fr")
    page.wait("return document.querySelector('.editor textarea').lang === 'fr'")
    assert page.find("input[type='search']").get_property("value") == "1980"
    page.wait("return document.querySelectorAll('.desk .lines li').length === 1")
    assert [target for target, _ in entries(page).values()] == [FIRST, "", "", "さようなら。"]
    assert [target for target, _ in entries(page, "fr").values()] == ["En 1980, {debt_1980}.", "", "", ""]


def test_what_cannot_be_stored_waits_at_the_desk(page):
    """Whoever shows another part has his words stored; where that fails they are there when he is back."""
    at_the_desk(page, "the-end.1", "さようなら。")
    fail(page)
    page.open("house")
    page.wait("return document.querySelector('.notice.error')")
    fail(page, fails=False)
    page.open("desk", "ja")
    shows(page, "the-end.1")
    assert page.driver.execute_script(f"return {WORDS}") == "さようなら。"
    page.open("house")
    page.wait("return !Object.keys(sessionStorage).some(it => it.endsWith('.ja'))")
    assert entries(page)["再见了。"] == ("さようなら。", "")


def test_what_is_typed_stays_as_files_change_around_it(page):
    """A note and a tick as well as words; what somebody else has changed of the line comes beside it."""
    page.open("desk", "ja", "the-end.1")
    shows(page, "the-end.1")
    note, unsure = (
        page.find(f".editor .controls input{each}") for each in ("[placeholder]", "[type='checkbox']")
    )
    note.send_keys("ask about this")
    unsure.click()
    edit(page, "01-debt.yaml", "1980年，", "在1980年，")
    page.wait("return document.querySelector('.desk .lines').innerText.includes('在1980年')")
    enter(page, "the-end.1", "さようなら。")
    page.wait(f"return {WORDS} === 'さようなら。'")
    assert note.get_property("value") == "ask about this" and unsure.is_selected()
    page.press("Save")
    page.wait("return document.querySelector('.lines .unsure[id=\"line-the-end.1\"]')")
    assert entries(page)["再见了。"] == ("さようなら。", "ask about this")


def test_the_same_file_is_taken_again(page, tmp_path):
    """It may have been changed in another tool since."""
    enter(page, "one-line.1", FIRST)
    page.open("desk", "ja")
    sheet = tmp_path / "hello.ja.po"
    sheet.write_bytes(page.studio.get("/media/desk/ja/po").raw)
    for before, after in ((FIRST, "一つ。"), ("一つ。", "二つ。")):
        sheet.write_text(sheet.read_text("utf-8").replace(before, after), "utf-8")
        page.driver.find_element(By.CSS_SELECTOR, "input[type='file']").send_keys(str(sheet))
        page.wait("return document.querySelector('.desk .lines').innerText.includes(arguments[0])", after)
