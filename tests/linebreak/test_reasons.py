"""The tables of reasons: each row counts where its example says, and only the first of its group."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from langreel.languages import LANGUAGES
from langreel.languages.breaking import Breaking, BreakReason, Juncture
from langreel.linebreak import phrases, spaces
from langreel.linebreak.glue import pieces
from langreel.linebreak.reasons import first, weight


def rows() -> Iterator[object]:
    for code, language in LANGUAGES.items():
        for group in language.breaking().reasons:
            for reason in group:
                yield pytest.param(
                    language.breaking(), reason, id=f"{code} {reason.example} {reason.cost:+g}"
                )


def juncture(example: str, breaking: Breaking) -> Juncture | None:
    """The juncture at the ``|`` of an example, None where the text has none there."""
    head, _, tail = example.partition("|")
    text = head + tail.lstrip() if breaking.phrases is None else head + tail
    found = (
        phrases.junctures(text, breaking, pieces(text, breaking))
        if breaking.phrases
        else spaces.junctures(text)
    )
    return dict(found).get(len(head))


@pytest.mark.parametrize(("breaking", "reason"), list(rows()))
def test_each_reason_counts_in_its_example(breaking: Breaking, reason: BreakReason):
    """At the ``|`` a line may end, and this reason is among those that tell how well."""
    here = juncture(reason.example, breaking)
    assert here is not None
    assert any(first(here, group) is reason for group in breaking.reasons)


def test_of_one_group_the_first_reason_counts():
    """An article before a preposition is an article; the two groups add up."""
    groups = [
        (BreakReason(30, lambda at: at.before == "the", ""), BreakReason(5, lambda at: True, "")),
        (BreakReason(-4, lambda at: at.after == "of", ""),),
    ]
    assert weight(Juncture(["the"], ["of"]), groups) == 26
    assert weight(Juncture(["a"], ["of"]), groups) == 1
    assert weight(Juncture(["the"], ["end"]), groups) == 30
