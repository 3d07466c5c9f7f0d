"""A theme's file that nobody has checked: read by whoever wears it, or refused in words."""

import pytest

from langreel import theme
from langreel.errors import ContentError
from langreel.theme import theme_file


@pytest.fixture
def file(tmp_path):
    """A project's usual theme, with this in it."""

    def file(content):
        path = theme_file.file_of("", tmp_path)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return file


@pytest.mark.parametrize(
    "content",
    [
        "base: dat",
        "colors: [red]",
        "colors: {ink: 5}",
        "colors: {ink: rad}",
        "series: red",
        "sizes: {body: big}",
        "sizes: {body: [1]}",
        "meanings: 5",
        "logo: [a]",
        "logo: {corner: top}",
        "colors: {",
        "&a [*a]: b",
        "!!python/object:os.system {}",
        b"\x89PNG\r\n\x1a\n\x00\xff",
        b"\xff\xfe\x00",
        "[" * 500,
    ],
)
def test_what_is_no_theme_is_refused(content, file, tmp_path):
    """With the file, and who tells more; never a traceback."""
    path = file(content)
    with pytest.raises(ContentError) as told, theme.worn("", tmp_path):
        pass
    assert told.value.where == str(path)
    assert told.value.hint == "langreel check tells every mistake"
    assert theme_file.part_digest(path, "ink") == "unreadable"


@pytest.mark.parametrize("content", ["", "# Nothing yet.\n", "colors:\nmeanings:\n"])
def test_a_file_that_says_nothing_is_the_plain_theme(content, file, tmp_path):
    """Every key may be left out."""
    file(content)
    with theme.worn("", tmp_path) as worn:
        assert (worn.colors["ink"], worn.meanings, worn.logo) == ("#F4F1E8", {}, None)


def test_an_episode_may_name_what_is_shipped_and_what_is_there(file, tmp_path):
    """In the order of the alphabet."""
    file("base: day")
    assert theme_file.names(tmp_path) == ("day", "night")
    (tmp_path / "assets" / "themes").mkdir()
    (tmp_path / "assets" / "themes" / "plum.yaml").write_text("base: day")
    assert theme_file.names(tmp_path) == ("day", "night", "plum")
