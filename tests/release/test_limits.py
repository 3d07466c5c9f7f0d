"""Limits: what a platform would refuse, or silently drop, is told beforehand."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from langreel.release.limits_check import breaches
from langreel.release.platforms import PLATFORMS
from langreel.release.upload_text import ChapterStart, CitedSource, UploadText, upload_text

PAGE = Path(__file__).parents[2] / "render/docs/publishing.md"
PLACES = {"title": "e.yaml:2:8", "description": "e.yaml:3:8", "tags": "e.yaml:4:8", "episode": "e.yaml:1:1"}
CHAPTERS = (ChapterStart(0, "One"), ChapterStart(30, "Two"), ChapterStart(60, "Three"))


def found(platform, *, chapters=CHAPTERS, seconds=90.0, size=10**6, **words):
    text = UploadText(**{"lang": "en", "title": "Title", "description": "About.", **words})
    return [
        str(each)
        for each in breaches(PLATFORMS[platform], text, chapters, seconds=seconds, size=size, places=PLACES)
    ]


@pytest.mark.parametrize("platform", PLATFORMS)
def test_a_modest_film_goes_everywhere(platform):
    """A title, a sentence, three chapters of half a minute."""
    assert found(platform, tags=("gold", "silver")) == []


@pytest.mark.parametrize(
    ("platform", "words", "told"),
    [
        ("youtube", {"title": "T" * 101}, "e.yaml:2:8: the title in 'en' has 101 characters, YouTube takes"),
        ("youtube", {"description": "债" * 1667}, "has 5001 bytes, YouTube takes 5000 (shorten it by 1)"),
        ("youtube", {"title": "a < b"}, "YouTube takes no '<' in the title"),
        ("youtube", {"tags": ("t" * 501,)}, "the tags in 'en' have 501 characters, YouTube takes 500"),
        ("youtube", {"chapters": CHAPTERS[:2]}, "YouTube shows 3 chapters or more, here are 2"),
        ("youtube", {"seconds": 65.0}, "'Three' lasts 5.0 s; under 10 s YouTube drops all chapters"),
        ("bilibili", {"title": "题" * 81}, "has 81 characters, bilibili takes 80"),
        ("bilibili", {"tags": ("t" * 21,)}, "has 21 characters, bilibili takes 20"),
        ("douyin", {"title": "题" * 31}, "has 31 characters, Douyin takes 30"),
        ("douyin", {"seconds": 1000.0}, "Douyin takes films of at most 15:00, this one lasts 16:40"),
        ("douyin", {"size": 5 * 10**9}, "Douyin takes 4 GB, this film has 5.0"),
        ("shorts", {"seconds": 200.0}, "YouTube Shorts takes films of at most 3:00, this one lasts 3:20"),
        ("podcast", {"description": "d" * 4001}, "has 4001 bytes, a podcast feed takes 4000"),
    ],
)  # fmt: skip
def test_a_breach_is_told_with_its_figure(platform, words, told):
    """And where it stands in the script."""
    [message] = found(platform, **words)
    assert told in message


def test_without_chapters_nothing_is_said_of_them():
    """Whoever leaves the time stamps out may have acts of any length."""
    assert found("youtube", chapters=()) == []


def test_the_page_on_publishing_has_every_platform():
    """With its limits as they stand in the table."""
    page = PAGE.read_text("utf-8")
    for each in PLATFORMS.values():
        [row] = [line for line in page.splitlines() if line.startswith(f"| `{each.name}` ")]
        cells = [cell.strip() for cell in row.strip("|").split("|")]
        assert cells[1] == (f"{each.title}" if each.title else "any")
        unit = " bytes" if each.in_bytes else ""
        assert cells[2] == (f"{each.description}{unit}" if each.description else "any")
        assert cells[3] == ", ".join(f"{wide}×{high}" for wide, high in each.covers)
        assert cells[4] == (", ".join(each.captions) or "in the picture")


BANKS = [
    CitedSource(f"Bank {n % 2}", f"Table {n}", "as of 2024", "https://example.org/" + 60 * "x")
    for n in range(9)
]


@pytest.mark.parametrize(
    ("room", "shortened"), [(1500, ""), (600, "without addresses"), (80, "as publishers alone")]
)
def test_sources_are_shortened_to_what_a_platform_takes(room, shortened):
    """First they lose their addresses, then all but the publishers, each once."""
    platform = replace(PLATFORMS["archive"], description=room)
    text = upload_text(platform, "en", title="T", about="About.", chapters=CHAPTERS, sources=BANKS)
    assert text.shortened == shortened and len(text.description) <= room
    assert "Bank 0" in text.description and "Bank 1" in text.description
    assert ("https://" in text.description) == (not shortened)


def test_the_first_tags_are_taken():
    """As many as a platform takes; whoever writes them puts the best first."""
    text = upload_text(PLATFORMS["douyin"], "en", title="T", about="About.", tags=list("abcdefg"))
    assert text.tags == tuple("abcde") and text.description.endswith("#a #b #c #d #e")
