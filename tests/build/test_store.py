from langreel.build import Job
from langreel.build.digests import Digests
from langreel.build.store import Store

KEY = "0a" * 32


def test_the_key_of_a_name_is_told_without_reading_the_rest(tmp_path):
    """What was last asked for under a name begins with its key; a damaged file, or none, tells nothing."""
    store = Store(tmp_path, Digests())
    job, other = (
        Job(step="voice", name=name, function="builtins:print", arguments={}, suffix=".wav")
        for name in ("hook.1.en", "hook.2.en")
    )
    store.remember_name(job, {"arguments": {"text": "x" * 10_000}, "key": KEY})
    assert store.last_key(job) == KEY == store.last(job)["key"]
    assert store.last_key(other) == ""
    store._name(job).write_bytes(b"\xff{")
    assert store.last_key(job) == ""
