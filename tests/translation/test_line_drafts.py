"""Drafts: traditional characters from simplified ones, marked until somebody has read them."""

import pytest

from langreel.errors import UsageError
from langreel.po import Catalogue, Message
from langreel.translation.line_cards import sheet
from langreel.translation.line_drafts import drafted

STORED = Catalogue(messages=(Message("debt.2", "2024年，少了。", "2024年，變少了。"),))


def test_missing_lines_are_drafted_and_marked(episode):
    """With figures by name, so that they are written as 兆; what is translated stays."""
    made = drafted(sheet(episode, "zh-Hant", STORED), episode)
    entries = [card.entry for card in made.cards]
    assert [(entry.target, entry.unsure) for entry in entries] == [
        ("美債達到{peak}。", True), ("2024年，變少了。", False), ("=再見", True),
    ]  # fmt: skip
    assert "draft" in entries[0].note and not entries[1].note


def test_a_draft_of_any_other_language_is_refused(episode):
    """Japanese is not written by turning characters."""
    with pytest.raises(UsageError, match="no draft in 'ja' can be made from 'zh'"):
        drafted(sheet(episode, "ja", Catalogue()), episode)
