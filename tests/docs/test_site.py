"""The site that `make docs` makes: whole, of one piece, and found in again, without a network."""

from __future__ import annotations

import re
import subprocess
import sys
from html import unescape
from pathlib import Path
from urllib.parse import unquote

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.support.wait import WebDriverWait

import browser

pytestmark = pytest.mark.xdist_group("site")

LOADED = re.compile(r"""<(?:script|img|iframe|source)\b[^>]*\ssrc="([^"]+)|<link\b[^>]*\shref="([^"]+)""")
LINK = re.compile(r"""<a\b[^>]*\shref="([^"]+)""")
PHONE = (390, 844)


@pytest.fixture(scope="module")
def site(tmp_path_factory, docs):
    """The pages, built as the Makefile does: a warning, a broken link among them, would stop it."""
    folder = tmp_path_factory.mktemp("site")
    strict = ["--quiet", "--fail-on-warning", "--keep-going", "--doctree-dir", str(folder / "doctrees")]
    command = [sys.executable, "-m", "sphinx", *strict, str(docs), str(folder / "html")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return folder / "html"


@pytest.fixture(scope="module")
def chromium(tmp_path_factory):
    """One browser for all."""
    with browser.chromium(tmp_path_factory.mktemp("chromium")) as opened:
        yield opened


def pages(site):
    return {path: path.read_text(encoding="utf-8") for path in sorted(site.rglob("*.html"))}


def test_it_loads_nothing_from_elsewhere(site):
    """Scripts, styles, fonts and pictures all lie in its folder."""
    for path, html in pages(site).items():
        loaded = [one or other for one, other in LOADED.findall(html)]
        assert [address for address in loaded if "//" in address] == [], path
    for style in site.rglob("*.css"):
        assert not re.search(r"url\(['\"]?https?:|@import", style.read_text(encoding="utf-8")), style


def test_every_link_leads_somewhere(site):
    """To a file of the site, and to a place in it that has that name."""
    html = pages(site)
    names = {path: set(re.findall(r'\bid="([^"]+)"', text)) for path, text in html.items()}
    for path, text in html.items():
        for address in map(unescape, LINK.findall(text)):
            if not re.match(r"[a-z]+:", address):
                file, _, place = address.partition("#")
                target = (path.parent / unquote(file.partition("?")[0])).resolve() if file else path
                assert target.is_file(), (path, address)
                assert not place or unquote(place) in names[target], (path, address)


def test_a_chinese_page_is_chinese(site):
    """Browsers and screen readers are told so, and what stands around the page is Chinese, too."""
    chinese = (site / "zh/first-steps.html").read_text(encoding="utf-8")
    assert 'lang="zh-CN"' in chinese
    assert 'placeholder="搜索"' in chinese
    assert 'lang="en"' in (site / "first-steps.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("数", "从这里开始"),
        ("录音", "第一步"),
        ("最后十年", "第一步"),
        ("mux", "Glossary"),
        ("baselines", "checks"),
    ],
)
def test_search_works_from_the_disk(site, chromium, words, title):
    """Of Chinese, any piece of a sentence, be it one character; of English, any form of a word."""
    chromium.get(f"{site.as_uri()}/search.html?q={words}")
    WebDriverWait(chromium, 20).until(lambda seen: any(title in link for link in links(seen)))


def links(seen):
    """What the results that have come so far are called, and where they lead."""
    found = seen.find_elements(By.CSS_SELECTOR, "ul.search li a")
    return [f"{each.text} {unquote(each.get_attribute('href'))}" for each in found]


@pytest.mark.parametrize(
    "name", ["index", "zh/first-steps", "script-files", "checks", "charts", "contributing"]
)
def test_a_phone_shows_a_page_without_scrolling_sideways(site, chromium, name):
    """Wide tables and blocks of code scroll on their own."""
    chromium.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": PHONE[0], "height": PHONE[1], "deviceScaleFactor": 2, "mobile": True},
    )
    chromium.get(f"{(site / name).as_uri()}.html")
    wide = chromium.execute_script("return document.documentElement.scrollWidth")
    chromium.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    assert wide <= PHONE[0]


def test_what_search_makes_of_chinese():
    """Runs, pairs and characters; the rest is left to English."""
    conf = {}
    source = (Path(__file__).parents[2] / "render/docs/conf.py").read_text(encoding="utf-8")
    exec(compile(source, "conf.py", "exec"), conf)
    assert conf["pieces"]("国债GDP") == ["国债", "国债", "国", "债"]
    assert conf["pieces"]("debt") == []
