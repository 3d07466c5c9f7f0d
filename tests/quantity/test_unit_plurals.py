import pytest

from langreel.quantity.unit_plurals import lacking_plurals


@pytest.mark.parametrize(
    ("lang", "words", "told"),
    [
        ("es", 'one: "{} saco"', 'many: "{} …" as in 1 millón de toneladas'),
        ("fr", 'one: "{} sac"', 'many: "{} …" as in 1 million de tonnes'),
        ("ru", 'one: "{} мешок", many: "{} мешков"', 'few: "{} …" as in 2 тонны'),
    ],
)
def test_the_hint_shows_the_form_and_how_the_language_counts_so(tmp_path, lang, words, told):
    """What is counted in the plural that is lacking, on the line of the language."""
    file = tmp_path / "units.yaml"
    file.write_text(f'bag:\n  {lang}: {{written: "{{}} x", {words}}}\n', encoding="utf-8")
    (lack,) = lacking_plurals(file, [lang])
    assert (lack.where, lack.hint) == ("data/units.yaml:2:3", f"add {told}")
    assert not [*lacking_plurals(file, ["en"])]


def test_a_language_without_plurals_lacks_none(tmp_path):
    """Nor do words alone, nor a project without the file."""
    file = tmp_path / "units.yaml"
    assert not [*lacking_plurals(file, ["ja"])]
    file.write_text('bag: {ja: {written: "{}袋"}, en: "{} kg"}\n', encoding="utf-8")
    assert not [*lacking_plurals(file, ["ja", "en"])]
