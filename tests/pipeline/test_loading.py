import subprocess
import sys

LATE = {
    "av", "babel", "numpy", "yaml",
    "langreel.captions.cutting", "langreel.captions.rules", "langreel.data", "langreel.picture",
    "langreel.pipeline.plan", "langreel.quantity", "langreel.script", "langreel.translation.formats",
    "langreel.voice.spoken", "langreel.voice.syllables",
}  # fmt: skip


def test_who_states_a_render_loads_nothing_that_makes_it():
    """A render with nothing to do reads no table, says no number, cuts no cue: what does is loaded late."""
    code = "import sys, langreel.pipeline.render; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not LATE & {*done.stdout.split()}
