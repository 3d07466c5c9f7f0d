"""Data in the studio: what is looked for and typed there while files change."""

from __future__ import annotations

import pytest
from selenium.webdriver.common.by import By

# One worker renders and starts the browser, once for all.
pytestmark = [pytest.mark.reel, pytest.mark.xdist_group("studio")]


def until_heard(page):
    """Change a file and wait until the page has been given what its tables and claims say now."""
    script = (
        "return performance.getEntriesByType('resource').filter(it => it.name.endsWith('/api/claims')).length"
    )
    before = page.driver.execute_script(script)
    sources = page.project.root / "data/sources.yaml"
    sources.write_text(sources.read_text("utf-8") + "# changed\n", "utf-8")
    page.wait(f"{script} > arguments[0]", before)
    page.driver.execute_async_script("setTimeout(arguments[0], 200)")


def offer(page, path):
    page.driver.find_element(By.CSS_SELECTOR, "input[type='file']").send_keys(str(path))


def test_what_is_looked_for_stays_as_it_was_typed(page):
    """With its capitals and its caret, whatever files change; and what is found is what they say now."""
    page.open("data")
    page.find("input[type='search']").send_keys("Debt_2020")
    found = "return [...document.querySelectorAll('.claims td:nth-child(3)')].map(it => it.innerText)"
    page.wait("return document.querySelectorAll('.claims tbody tr').length")
    before = page.driver.execute_script(found)
    until_heard(page)
    field = page.driver.switch_to.active_element
    assert (field.get_attribute("type"), field.get_property("value")) == ("search", "Debt_2020")
    table = page.project.root / "data/public_debt.csv"
    table.write_text(table.read_text("utf-8").replace("26945.391", "26945.392"), "utf-8")
    page.wait("return document.querySelector('.claims').innerText.includes('26945392000000')")
    assert len(page.driver.execute_script(found)) == len(before)


def test_an_offered_table_stays_until_it_is_written(page, tmp_path):
    """And so does what is typed into its form, though a table was looked at before, and files change."""
    page.open("data")
    page.press("public_debt")
    page.wait("return document.querySelector('.detail h3')")
    path = tmp_path / "new.csv"
    path.write_text("date,x\n2020-01,1\n2021-01,2\n", "utf-8")
    offer(page, path)
    page.find(".fields input[name='title']").send_keys("A title")
    until_heard(page)
    page.find(".fields input[name='title']").send_keys(" and more")
    page.press("See the entry")
    page.wait("return document.querySelector('.detail pre').innerText.includes('A title and more')")
    assert page.find(".fields input[name='title']").get_property("value") == "A title and more"
    path.write_text("date,y\n2020-01,1\n2021-01,2\n2022-01,3\n", "utf-8")
    offer(page, path)
    page.wait("return document.querySelector('.detail h3').innerText.includes('3 rows')")


def test_data_fits_a_telephone(page):
    """What is wider than the page is scrolled in its own place."""
    page.open("data")
    size = page.driver.get_window_size()
    try:
        page.driver.set_window_size(390, 800)
        page.press("public_debt")
        page.wait("return document.querySelector('.detail h3')")
        main = "document.querySelector('main')"
        page.wait("return innerWidth === 390")
        assert page.driver.execute_script(f"return {main}.scrollWidth <= {main}.clientWidth")
    finally:
        page.driver.set_window_size(size["width"], size["height"])
