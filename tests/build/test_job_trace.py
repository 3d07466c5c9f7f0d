import subprocess
import sys

from langreel.build import digests
from langreel.build.job_trace import Listener, listening


def test_only_what_is_read_of_the_project_counts(shop, tmp_path):
    """Not what is written, not the cache, not what lies elsewhere, not toolkit code."""
    shop.write("read.txt", "r")
    shop.write("tool.py", "1")
    shop.write("scenes/a.py", "1")
    shop.write(".langreel/kept.txt", "k")
    (tmp_path / "elsewhere.txt").write_text("e")
    listener = Listener(shop.root)
    with listening(listener):
        for path in ("read.txt", "tool.py", "scenes/a.py", ".langreel/kept.txt", "../elsewhere.txt"):
            (shop.root / path).read_text()
        (shop.root / "written.txt").write_text("w")
        (shop.root / "appended.txt").open("a").close()
    (shop.root / "read.txt").read_text()
    heard = listener.trace()
    assert heard.reads == {"read.txt": digests.file(shop.root / "read.txt")}
    assert heard.modules == {"scenes/a.py": digests.code(shop.root / "scenes/a.py").digest}


def test_a_file_counts_as_it_was_when_it_was_read(shop):
    """An edit during the job makes the job run again."""
    path = shop.write("note.txt", "before")
    before = digests.file(path)
    listener = Listener(shop.root)
    with listening(listener):
        path.read_text()
        path.write_text("after")
        path.read_text()
    assert listener.trace().reads == {"note.txt": before}


def test_files_given_to_programs_count(shop):
    """ffmpeg reads behind Python's back, but not behind its command line."""
    path = shop.write("clip.bin", "c")
    listener = Listener(shop.root)
    with listening(listener):
        subprocess.run([sys.executable, "-c", "pass", path, "-vf", "x" * 9999, "a\n"], check=True)
    assert list(listener.trace().reads) == ["clip.bin"]


def test_announced_reads_and_plugins_count(shop):
    """C libraries read unseen, and plug-ins are named by text: both are announced."""
    path = shop.write("clip.bin", "c")
    listener = Listener(shop.root)
    with listening(listener):
        sys.audit("langreel.read", str(path))
        sys.audit("langreel.plugin", "langreel.voice.espeak")
    assert list(listener.trace().reads) == ["clip.bin"]
    assert list(listener.trace().plugins) == ["langreel.voice.espeak"]


def test_a_covered_file_counts_by_its_selections(shop):
    """Whole files drop out where their readers say which part they used."""
    path = shop.write("table.csv", "a,b\n1,2")
    listener = Listener(shop.root)
    with listening(listener):
        sys.audit("langreel.covered", str(path))
        path.read_text()
        sys.audit("langreel.selected", str(path), "table", '{"a": "1"}', "digest")
    heard = listener.trace()
    assert heard.reads == {}
    assert [str(chosen) for chosen in heard.selections] == ["table.csv: a=1"]


def test_what_a_scene_imports_of_the_toolkit_counts(shop):
    """A scene's file is no module of ours that others import: its own imports say what it is drawn with."""
    imports = "import json\nfrom langreel.model import Shot\nfrom langreel.errors import nothing"
    shop.write("scenes/a.py", imports)
    listener = Listener(shop.root)
    with listening(listener):
        (shop.root / "scenes/a.py").read_text()
    assert list(listener.trace().plugins) == ["langreel.model", "langreel.errors"]
