from langreel.build.digests import Digests
from langreel.build.store import Store

KEY = "0a" * 32


def test_the_key_of_a_name_is_told_without_reading_the_rest(tmp_path):
    """What was last asked for under a name begins with its key; a damaged file, or none, tells nothing."""
    store = Store(tmp_path, Digests())
    store.remember_name("voice", "hook.1.en", {"arguments": {"text": "x" * 10_000}, "key": KEY})
    assert store.last_key("voice", "hook.1.en") == KEY == store.last("voice", "hook.1.en")["key"]
    assert store.last_key("voice", "hook.2.en") == ""
    store._name("voice", "hook.1.en").write_bytes(b"\xff{")
    assert store.last_key("voice", "hook.1.en") == ""
