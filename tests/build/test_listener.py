import subprocess
import sys

from langreel.build import digests
from langreel.build.listener import Listener, listening


def test_only_what_is_read_of_the_project_counts(place, tmp_path):
    """Not what is written, not the cache, not what lies elsewhere, not toolkit code."""
    place.write("read.txt", "r")
    place.write("tool.py", "1")
    place.write("scenes/a.py", "1")
    place.write(".langreel/kept.txt", "k")
    (tmp_path / "elsewhere.txt").write_text("e")
    listener = Listener(place.root)
    with listening(listener):
        for path in ("read.txt", "tool.py", "scenes/a.py", ".langreel/kept.txt", "../elsewhere.txt"):
            (place.root / path).read_text()
        (place.root / "written.txt").write_text("w")
        (place.root / "appended.txt").open("a").close()
    (place.root / "read.txt").read_text()
    trace = listener.trace()
    assert trace.reads == {"read.txt": digests.file(place.root / "read.txt")}
    assert trace.modules == {"scenes/a.py": digests.code(place.root / "scenes/a.py").digest}


def test_a_file_counts_as_it_was_when_it_was_read(place):
    """An edit during the job makes the job run again."""
    path = place.write("note.txt", "before")
    before = digests.file(path)
    listener = Listener(place.root)
    with listening(listener):
        path.read_text()
        path.write_text("after")
        path.read_text()
    assert listener.trace().reads == {"note.txt": before}


def test_files_given_to_programs_count(place):
    """ffmpeg reads behind Python's back, but not behind its command line."""
    path = place.write("clip.bin", "c")
    listener = Listener(place.root)
    with listening(listener):
        subprocess.run([sys.executable, "-c", "pass", path, "-vf", "x" * 9999, "a\n"], check=True)
    assert list(listener.trace().reads) == ["clip.bin"]


def test_announced_reads_and_plugins_count(place):
    """C libraries read unseen, and plug-ins are named by text: both are announced."""
    path = place.write("clip.bin", "c")
    listener = Listener(place.root)
    with listening(listener):
        sys.audit("langreel.read", str(path))
        sys.audit("langreel.plugin", "langreel.voice.espeak")
    assert list(listener.trace().reads) == ["clip.bin"]
    assert list(listener.trace().plugins) == ["langreel.voice.espeak"]


def test_a_covered_file_counts_by_its_selections(place):
    """Whole files drop out where their readers say which part they used."""
    path = place.write("table.csv", "a,b\n1,2")
    listener = Listener(place.root)
    with listening(listener):
        sys.audit("langreel.covered", str(path))
        path.read_text()
        sys.audit("langreel.selected", str(path), "table", '{"a": "1"}', "digest")
    trace = listener.trace()
    assert trace.reads == {}
    assert [str(chosen) for chosen in trace.selections] == ["table.csv: a=1"]


def test_what_a_scene_imports_of_the_toolkit_counts(place):
    """A scene's file is no module of ours that others import: its own imports say what it is drawn with."""
    imports = "import json\nfrom langreel.model import Shot\nfrom langreel.errors import nothing"
    place.write("scenes/a.py", imports)
    listener = Listener(place.root)
    with listening(listener):
        (place.root / "scenes/a.py").read_text()
    assert list(listener.trace().plugins) == ["langreel.model", "langreel.errors"]
