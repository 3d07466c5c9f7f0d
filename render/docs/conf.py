"""Sphinx: the pages of this folder as a site that needs no network, built by `make docs`."""

from __future__ import annotations

import re
from typing import Any, Final

from sphinx.search.en import SearchEnglish

project = "langreel"
extensions = ["myst_parser"]
exclude_patterns = ["schema"]
nitpicky = True
smartquotes = False

# Headings have the anchors that GitHub gives them: a link to one that is not there fails the build.
myst_heading_anchors = 4
myst_enable_extensions = ["colon_fence"]

html_theme = "furo"
html_title = "langreel"
html_static_path = ["site.css"]
html_css_files = ["site.css"]
html_copy_source = False
html_show_copyright = False
html_use_index = False
html_theme_options = {"top_of_page_buttons": []}

CHINESE: Final = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]+")
CHROME: Final = {
    "Search": "搜索",
    "On this page": "本页内容",
    "Next": "下一页",
    "Previous": "上一页",
    "Home": "首页",
    "Back to top": "回到顶部",
    "Skip to content": "跳到正文",
}
"""What stands around a Chinese page."""


class Search(SearchEnglish):
    """English by its stems; of Chinese, every run of characters, every pair and every character.

    The page looks for a word of one or two characters as it stands, and for a longer one inside of others: so
    any piece of a sentence is found, and nobody has to guess where Chinese words begin.
    """

    def split(self, input: str) -> list[str]:  # noqa: A002  its name in Sphinx
        return [part for word in super().split(input) for part in (word, *pieces(word))]


def pieces(word: str) -> list[str]:
    """The runs of Chinese in a word, their pairs and their characters.

    >>> pieces("国债GDP")
    ['国债', '国债', '国', '债']
    """
    runs = CHINESE.findall(word)
    pairs = [run[at : at + 2] for run in runs for at in range(len(run) - 1)]
    return [*runs, *pairs, *"".join(runs)]


def speak_chinese(app: Any, page: str, template: str, context: dict[str, Any], tree: Any) -> None:
    """Tell browsers that a page is Chinese, and say what stands around it in Chinese."""
    if page.startswith("zh/"):
        context.update(language="zh-CN", _=_chinese, gettext=_chinese)


def _chinese(text: str) -> str:
    return CHROME.get(text.strip(), text)


def setup(app: Any) -> dict[str, Any]:
    app.add_search_language(Search)
    app.connect("html-page-context", speak_chinese)
    return {"parallel_read_safe": True}
