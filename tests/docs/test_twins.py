"""Pages in two languages tell the same: the same headings, links, pictures and blocks of code."""

from __future__ import annotations

import re

import pytest

TWINS = [
    ("README.md", "README.zh.md"),
    ("render/docs/index.md", "render/docs/zh/index.md"),
    ("render/docs/first-steps.md", "render/docs/zh/first-steps.md"),
]
BLOCK = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
NAVIGATION = "{toctree}"


@pytest.fixture(params=TWINS, ids=lambda pair: pair[0])
def twins(request, root):
    """The text of a page in English, and that of its twin in Chinese."""
    return tuple((root / page).read_text(encoding="utf-8") for page in request.param)


def commands(text):
    """Blocks of code without what stands behind #, which a twin may say in its own words."""
    return [re.sub(r" *# .*", "", block) for block in BLOCK.findall(text) if NAVIGATION not in block]


def test_they_have_the_same_blocks_of_code(twins):
    """Comments behind commands are in the language of the page."""
    english, chinese = map(commands, twins)
    assert english == chinese


def test_they_have_the_same_headings(twins):
    """As many, on the same levels."""
    english, chinese = (re.findall(r"^#+(?= )", BLOCK.sub("", text), re.MULTILINE) for text in twins)
    assert english == chinese


def test_they_show_the_same_pictures(twins):
    """With words of their own for who cannot see them."""
    english, chinese = (re.findall(r"!\[(.+?)\]\((?:\.\./)?(.+?)\)", text) for text in twins)
    assert [path for _, path in english] == [path for _, path in chinese]
    assert all(one != other for (one, _), (other, _) in zip(english, chinese))


def test_they_name_the_same_commands_and_files(twins):
    """What stands between backticks in a sentence."""
    english, chinese = (set(re.findall(r"`([^`\n]+)`", BLOCK.sub("", text))) for text in twins)
    assert english == chinese


def test_they_lead_to_each_other(root):
    """A reader who landed on the wrong one is a click away."""
    for pair in TWINS:
        for page, other in (pair, pair[::-1]):
            links = re.findall(r"\]\(([^)#]+)\)", (root / page).read_text(encoding="utf-8"))
            assert (root / other) in [((root / page).parent / link).resolve() for link in links]


@pytest.mark.parametrize("name", [page for _, page in TWINS])
def test_a_chinese_paragraph_is_one_line(root, name):
    """A line that is broken in the file would be shown with a space between two characters."""
    text = BLOCK.sub("", (root / name).read_text(encoding="utf-8"))
    assert re.findall(r"^[^|#\n<-].*\n(?=[^|#\n<-])", text, re.MULTILINE) == []
    assert re.findall(r"[，。；：、] ", text) == []
