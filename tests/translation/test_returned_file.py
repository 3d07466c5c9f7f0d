"""Returned file: whether a translator's file is of this film and its language."""

import pytest

from langreel.errors import ContentError
from langreel.translation.returned_file import returned

PO = 'msgid ""\nmsgstr "Language: {}\\n"\n\nmsgctxt "debt.1"\nmsgid "甲"\nmsgstr "x"\n'
XLIFF = '<xliff version="2.0" srcLang="{}" trgLang="{}"><file id="e"><unit id="debt.1"/></file></xliff>'
OLD = (
    '<xliff version="1.2"><file source-language="{}" target-language="{}"><body><trans-unit id="debt.1"/>'
    "</body></file></xliff>"
)


def came(folder, name, text, *, lang="fr"):
    path = folder / name
    path.write_text(text, "utf-8")
    return returned(path, ("zh", lang), fmt="", encoding="", expected=frozenset())


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("e.po", PO.format("ja"), "e.po: the file is translated into 'ja', not 'fr'"),
        ("e.xlf", XLIFF.format("zh", "ja"), "e.xlf: the file is translated into 'ja', not 'fr'"),
        ("e.xlf", XLIFF.format("en", "fr"), "e.xlf: the file is translated from 'en', not 'zh'"),
        ("e.xlf", OLD.format("zh-CN", "ja-JP"), "e.xlf: the file is translated into 'ja-JP', not 'fr'"),
        ("e.xlf", '<xliff version="2.0"/>', "e.xlf: there is no line in the file"),
    ],
)
def test_a_file_of_another_kind_is_refused(tmp_path, name, text, told):
    """Another language, another film, or no line at all."""
    with pytest.raises(ContentError) as error:
        came(tmp_path, name, text)
    assert str(error.value).startswith(told)


@pytest.mark.parametrize(
    ("language", "lang", "rules"),
    [
        ("", "fr", []), ("fr", "fr", []), ("fr_CA", "fr", ["another-variety"]),
        ("pt-PT", "pt-BR", ["another-variety"]),
        ("zh_TW", "zh-Hant", []), ("ZH-hant", "zh-Hant", []), ("French", "fr", ["another-variety"]),
    ],
)  # fmt: skip
def test_a_variety_is_told(tmp_path, language, lang, rules):
    """A file that says nothing of its language is taken as it is asked for; so is one of a variety."""
    _, odd = came(tmp_path, "e.po", PO.format(language), lang=lang)
    assert [each.rule for each in odd] == rules
