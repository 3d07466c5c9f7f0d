"""Arrivals: which text an entry is for."""

import pytest

from langreel.translation.arrivals import placed
from langreel.translation.keys import split
from langreel.translation.translated_line import TranslatedLine


def keys(entries, texts):
    """The key that each entry is under afterwards, by its translation."""
    came = [TranslatedLine(*split(key), source, target) for key, source, target in entries]
    found = placed(came, texts, lambda entry, key: entry.source in ("", texts[key]))
    return {entry.target: entry.key for entry in found}


@pytest.mark.parametrize(
    ("entries", "texts", "found"),
    [
        # A line was put in before, two were swapped, one moved to another segment.
        (
            [("a.1", "A", "x"), ("a.2", "B", "y")],
            {"a.1": "N", "a.2": "A", "a.3": "B"},
            {"x": "a.2", "y": "a.3"},
        ),
        ([("a.1", "A", "x"), ("a.2", "B", "y")], {"a.1": "B", "a.2": "A"}, {"x": "a.2", "y": "a.1"}),
        ([("a.1", "A", "x")], {"a.1": "N", "b.1": "A"}, {"x": "b.1"}),
        # Lines that say the same stay apart.
        ([("a.1", "A", "x"), ("a.2", "A", "y")], {"a.1": "A", "a.2": "A"}, {"x": "a.1", "y": "a.2"}),
        ([("a.1", "A", "x"), ("b.1", "A", "y")], {"a.1": "N", "b.1": "A"}, {"x": "a.1", "y": "b.1"}),
        # Whose words are nowhere stays where it was; without words, the key counts.
        ([("a.1", "O", "x")], {"a.1": "N", "a.2": "A"}, {"x": "a.1"}),
        ([("a.2", "", "x")], {"a.1": "N", "a.2": "A"}, {"x": "a.2"}),
    ],
)
def test_words_count_for_more_than_numbers(entries, texts, found):
    """An entry goes to the text that it was made from, wherever that has moved."""
    assert keys(entries, texts) == found


def test_of_two_for_one_text_the_one_with_its_words_counts():
    """A stale entry stands behind one that moved to its key."""
    entries = [TranslatedLine("a", 1, "O", "old"), TranslatedLine("a", 2, "A", "x")]
    texts = {"a.1": "A", "a.2": "N"}
    found = placed(entries, texts, lambda entry, key: entry.source == texts[key])
    assert [(entry.key, entry.target) for entry in found] == [("a.1", "x"), ("a.1", "old")]
