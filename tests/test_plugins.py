import pytest

import builders
from langreel import plugins
from langreel.errors import ToolError, UsageError


def test_names_are_sorted_and_known():
    """The project's own executors are entry points like a stranger's."""
    assert plugins.names("langreel.executors") == tuple(sorted(plugins.names("langreel.executors")))
    assert {"inline", "local"} <= set(plugins.names("langreel.executors"))


def test_a_name_loads_what_is_registered_under_it():
    """``load`` gives the object itself, not a wrapper."""
    from langreel.build.executors import inline

    assert plugins.load("langreel.executors", "inline") is inline


def test_an_unknown_name_is_told_the_nearest_one():
    """A slip of the pen is mended by the message."""
    with pytest.raises(UsageError, match=r"unknown executor 'lokal' \(perhaps you meant 'local'\?\)"):
        plugins.load("langreel.executors", "lokal")


def test_an_empty_group_knows_nothing():
    """A group that nobody registered in has no names and no hint."""
    assert plugins.names("langreel.nothing") == ()
    with pytest.raises(UsageError, match=r"unknown nothing 'x'$"):
        plugins.load("langreel.nothing", "x")


def test_a_plugin_that_cannot_be_imported_says_which(tmp_path, monkeypatch):
    """A broken plug-in is named with its place and how to reinstall it, without a traceback."""
    builders.register(tmp_path, "langreel.strangers", "lost", "no_such_module:thing")
    monkeypatch.syspath_prepend(str(tmp_path))
    with pytest.raises(ToolError) as caught:
        plugins.load("langreel.strangers", "lost")
    assert caught.value.where == "no_such_module:thing"
    assert caught.value.hint == "pip install --force-reinstall lost"
