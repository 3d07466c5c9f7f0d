"""Given: the language of a subtitle file, by its name or by its letters."""

from __future__ import annotations

import pytest

from langreel.finished.given import language_of


@pytest.mark.parametrize(
    ("name", "lang"),
    [
        ("us_debt.zh.srt", "zh"), ("a.pt-BR.srt", "pt-BR"), ("a.pt_BR.srt", "pt-BR"), ("fr.srt", "fr"),
        ("a.zh-hant.srt", "zh-Hant"), ("a.eng.srt", "en"), ("us_debt.srt", "ru"), ("my_film.srt", "ru"),
        ("a.final.srt", "ru"),
    ],
)  # fmt: skip
def test_a_language_is_told_by_the_name_of_its_file(tmp_path, name, lang):
    """However other programs spell it; where the name tells none, by the letters."""
    (tmp_path / name).write_text("1\n00:00:01,000 --> 00:00:02,000\nДобрый день\n", "utf-8")
    assert language_of(tmp_path / name) == lang
