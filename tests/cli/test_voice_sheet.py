"""``langreel voice sheet``: a page to read from, where it is expected."""

import pytest

from langreel.cli.run import run


@pytest.fixture
def film(tmp_path, monkeypatch):
    run(["new", str(tmp_path / "film")])
    monkeypatch.chdir(tmp_path / "film")
    return tmp_path / "film"


def test_the_page_lies_with_the_films(film, capsys):
    """Every line of the dub, figures with their words."""
    capsys.readouterr()
    assert run(["voice", "sheet", "hello", "--lang", "en"]) == 0
    out = film / "out/hello/hello.en.sheet.html"
    assert capsys.readouterr().out == f"{out}\n"
    page = out.read_text("utf-8")
    assert page.count('class="line"') == 3
    assert "<rt>twenty-six point nine trillion dollars</rt>" in page


@pytest.mark.parametrize(
    ("words", "message"),
    [(["--lang", "fr"], "unknown language 'fr'"), (["--lang", "en", "--segment", "one-lime"], "'one-line'?")],
)
def test_what_does_not_exist_is_told(words, message, film, capsys):
    """With what was perhaps meant."""
    assert run(["voice", "sheet", "hello", *words]) == 2
    assert message in capsys.readouterr().err
