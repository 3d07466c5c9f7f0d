from dataclasses import replace

from langreel.build import Job
from langreel.build.digests import Digests
from langreel.build.durations import Cost
from langreel.build.job_trace import Trace
from langreel.build.store import KeptResult, Store

KEY = "0a" * 32


def test_the_key_of_a_name_is_told_without_reading_the_rest(tmp_path):
    """What was last asked for under a name begins with its key; a damaged file, or none, tells nothing."""
    store = Store(tmp_path, Digests())
    job, other = (
        Job(step="voice", name=name, function="builtins:print", arguments={}, suffix=".wav")
        for name in ("hook.1.en", "hook.2.en")
    )
    kept = KeptResult("ab" * 32, 1000, ".wav", None, Trace(), 2.5, 2.0)
    store.remember_name(job, {"arguments": {"text": "x" * 10_000}, "key": KEY}, kept)
    assert store.last_key(job) == KEY == store.last(job)["key"]
    assert store.last_key(other) == ""
    store._name(job).write_bytes(b"\xff{")
    assert store.last_key(job) == ""


def test_what_a_job_took_is_known_by_its_name(tmp_path):
    """Whatever has changed since: how long it took and how large its file was tell how the next will be."""
    store = Store(tmp_path, Digests())
    job = Job(step="voice", name="hook", function="builtins:print", arguments={}, suffix=".wav")
    assert not store.cost(job)
    kept = KeptResult("ab" * 32, 1000, ".wav", None, Trace(), 2.5, 2.0)
    store.remember_name(job, {"key": KEY}, kept)
    assert store.cost(job) == Cost(2.5, 2.0, 1000)
    assert not store.cost(replace(job, group="another film"))
    store._name(job).write_text('{"seconds": "long", "size": []}')
    assert not store.cost(job)
