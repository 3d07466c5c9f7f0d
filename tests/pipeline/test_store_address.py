"""Store address: what is asked for, else the environment's, else what the project says."""

import pytest

from langreel.errors import ContentError
from langreel.pipeline import store_address
from langreel.project import Project


@pytest.fixture
def said(tmp_path, monkeypatch):
    """The address where ``langreel.yaml`` says something."""
    monkeypatch.delenv("LANGREEL_STORE", raising=False)

    def address(text="", asked=""):
        if text:
            (tmp_path / "langreel.yaml").write_text(text, "utf-8")
        return store_address.url(Project(tmp_path), asked)

    return address


def test_a_project_says_where_its_results_are_shared(said, tmp_path):
    """A URL, or a folder from the project's own; nothing where it says nothing."""
    assert said() == ""
    assert said("# later\n") == ""
    assert said("store: s3://films/cache\n") == "s3://films/cache"
    assert said("store: ../shared cache\n") == f"file://{tmp_path.parent}/shared cache"


def test_what_is_asked_for_comes_first(said, monkeypatch):
    """The option, the environment, the file; none is none."""
    monkeypatch.setenv("LANGREEL_STORE", "s3://two/x")
    assert said("store: s3://three/x", asked="s3://one/x") == "s3://one/x"
    assert said("store: s3://three/x") == "s3://two/x"
    assert said("store: s3://three/x", asked="none") == ""


@pytest.mark.parametrize(
    ("text", "where", "words"),
    [
        ("stroe: s3://films", "langreel.yaml:1:1", "perhaps you meant 'store'"),
        ("# a\nstore: [a]", "langreel.yaml:2:8", "store must be a URL or a folder"),
        ("- store", "langreel.yaml:1:1", "names with values"),
        ("store: s3://a\nstore: s3://b", "langreel.yaml:2:1", "stands here twice"),
        ("store: [", "langreel.yaml:", "broken YAML"),
    ],
)
def test_a_mistake_is_told_at_its_place(said, text, where, words):
    """File, line and column."""
    with pytest.raises(ContentError, match=words) as caught:
        said(text)
    assert caught.value.where.startswith(where)
