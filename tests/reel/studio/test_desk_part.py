"""The translator's desk in the studio: a language that the film does not speak."""

from __future__ import annotations

from pathlib import Path

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.select import Select
from selenium.webdriver.support.wait import WebDriverWait

from langreel import po
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
