"""The page to read from: text is data, and in a browser it is a sheet, a print, and a teleprompter."""

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.wait import WebDriverWait

import browser
from langreel.voice.reading.line_pieces import ReadPiece
from langreel.voice.reading.sheet_page import SheetLine, sheet_page

NASTY = "</p><script>alert(1)</script>"


def page_of(count=6):
    pieces = (ReadPiece("It has "), ReadPiece("$2", "two dollars", "figure"), ReadPiece(NASTY, breath="full"))
    lines = [SheetLine("debt", number + 1, pieces, 0.4) for number in range(count)]
    return sheet_page("film", f"Title {NASTY}", "en", lines)


@pytest.fixture(scope="module")
def chromium(tmp_path_factory):
    with browser.chromium(tmp_path_factory.mktemp("chromium")) as opened:
        yield opened


@pytest.fixture
def seen(chromium, tmp_path):
    (tmp_path / "sheet.html").write_text(page_of(), "utf-8")
    chromium.get((tmp_path / "sheet.html").as_uri())
    return chromium


def test_text_is_data_and_nothing_is_fetched():
    """Whatever stands in the script."""
    html = page_of()
    assert NASTY not in html and "http" not in html.replace("http-equiv", "")
    assert "<ruby" in html and "<rt>two dollars</rt>" in html and "0.4 s" in html


def test_nothing_is_wrong_with_it(seen):
    """No error, no scrolling sideways, not on a phone either."""
    assert [entry for entry in seen.get_log("browser") if entry["level"] == "SEVERE"] == []
    assert len(seen.find_elements(By.CLASS_NAME, "line")) == 6
    size = seen.get_window_size()
    seen.set_window_size(500, 800)
    assert seen.execute_script("return document.documentElement.scrollWidth <= innerWidth")
    seen.set_window_size(size["width"], size["height"])


def test_it_prints(seen):
    """Without its buttons."""
    seen.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    assert not seen.find_element(By.ID, "start").is_displayed()
    seen.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})


def test_a_teleprompter_goes_on_line_by_line(seen):
    """Space starts and stops it, keys go to a line, change the pace and mirror it, Escape ends it."""
    body, now = seen.find_element(By.TAG_NAME, "body"), "return now"
    seen.find_element(By.ID, "start").click()
    assert "prompting" in body.get_attribute("class")
    body.send_keys(Keys.ARROW_DOWN)
    assert seen.execute_script(now) == 1
    body.send_keys(Keys.ARROW_UP, "+", "+", "m")
    assert seen.find_element(By.TAG_NAME, "output").text == "110 %"
    assert "mirror" in body.get_attribute("class")
    body.send_keys(Keys.SPACE)
    WebDriverWait(seen, 30).until(lambda _: seen.execute_script(now) == 2)
    body.send_keys(Keys.SPACE)
    assert not seen.execute_script("return running")
    body.send_keys(Keys.ESCAPE)
    assert "prompting" not in body.get_attribute("class")
