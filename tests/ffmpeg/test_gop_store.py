"""Packets are given back as they were kept, from memory and from the disk."""

import pytest

from langreel.ffmpeg import gop_store
from langreel.ffmpeg.gop_store import GopStore


@pytest.fixture(params=[0, 40, 1_000_000], ids=["on disk", "grown onto disk", "in memory"])
def store(request, tmp_path, monkeypatch):
    monkeypatch.setattr(gop_store, "IN_MEMORY", request.param)
    store = GopStore(tmp_path)
    yield store
    store.close()
    assert list(tmp_path.iterdir()) == []


def test_the_beginning_of_a_group_is_a_group(store):
    """As many packets as are asked for, in any order of keys; the last that was kept of a key counts."""
    store.keep("a", [b"first", b"", b"third" * 9])
    store.keep("b", [b"other"])
    assert list(store.packets("b", 1)) == [b"other"]
    assert list(store.packets("a", 3)) == [b"first", b"", b"third" * 9]
    store.keep("a", [b"new", b"newer"])
    assert list(store.packets("a", 1)) == [b"new"]
    assert (store.frames("a"), store.frames("b"), store.frames("c")) == (2, 1, 0)
    assert store.lengths() == {"a": 2, "b": 1}
