"""Files: whole or not at all, whatever happens; and why a disk refuses, in words."""

import errno
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from langreel import files
from langreel.errors import BuildError


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_appears_when_it_is_whole(tmp_path):
    """Until then the old one stands, and the draft beside it keeps the ending that programs go by."""
    out = tmp_path / "film.mp4"
    files.write_text(out, "the old one")
    with files.replacing(out) as draft:
        draft.write_text("half of the")
        assert out.read_text() == "the old one"
        assert (draft.parent, draft.suffix) == (tmp_path, ".mp4")
    assert out.read_text() == "half of the"
    assert names(tmp_path) == ["film.mp4"]


def test_nothing_stays_of_work_that_failed(tmp_path):
    """The old file is untouched, the draft is gone, and the failure is not made another."""
    out = tmp_path / "film.mp4"
    files.write_text(out, "the old one")
    with pytest.raises(ZeroDivisionError), files.replacing(out) as draft:
        draft.write_text("half of the")
        raise ZeroDivisionError
    assert out.read_text() == "the old one"
    assert names(tmp_path) == ["film.mp4"]


def test_a_folder_appears_when_it_is_whole(tmp_path):
    """Until then the old one stands; afterwards nothing of it is left."""
    out = tmp_path / "publish"
    out.mkdir()
    files.write_text(out / "old.txt", "the old one")
    with files.replacing_folder(out) as draft:
        files.write_text(draft / "new.txt", "the new one")
        assert names(out) == ["old.txt"]
    assert (names(tmp_path), names(out)) == (["publish"], ["new.txt"])


def test_nothing_stays_of_a_folder_that_failed(tmp_path):
    """The old one is as it was."""
    out = tmp_path / "publish"
    out.mkdir()
    with pytest.raises(ZeroDivisionError), files.replacing_folder(out) as draft:
        files.write_text(draft / "new.txt", str(1 // 0))
    assert (names(tmp_path), names(out)) == (["publish"], [])


def test_a_file_in_the_place_of_a_folder_is_told(tmp_path):
    """And left alone."""
    files.write_text(tmp_path / "publish", "a file")
    with pytest.raises(BuildError, match="a file stands there"), files.replacing_folder(tmp_path / "publish"):
        pass


def test_two_may_write_one_file(tmp_path):
    """Neither sees the other's draft; the last to end has its way."""
    out = tmp_path / "note.txt"
    with files.replacing(out) as first, files.replacing(out) as second:
        first.write_text("first")
        second.write_text("second")
    assert out.read_text() == "first"
    assert names(tmp_path) == ["note.txt"]


def test_text_is_utf_8_and_keeps_its_line_ends(tmp_path):
    """On every system: what a subtitle format asks for is what is written."""
    files.write_text(tmp_path / "a.srt", "一\r\n二\n")
    assert (tmp_path / "a.srt").read_bytes() == "一\r\n二\n".encode()


def test_missing_folders_are_made(tmp_path):
    """``-o out/today/a.srt`` needs no preparation."""
    files.write_text(tmp_path / "out/today/a.srt", "a")
    assert (tmp_path / "out/today/a.srt").read_text() == "a"


def test_a_link_is_written_through(tmp_path):
    """What it names is replaced; the link stays a link."""
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "a.srt").symlink_to(tmp_path / "elsewhere/a.srt")
    files.write_text(tmp_path / "a.srt", "a")
    assert (tmp_path / "a.srt").is_symlink()
    assert (tmp_path / "elsewhere/a.srt").read_text() == "a"
    assert names(tmp_path) == ["a.srt", "elsewhere"]


@pytest.mark.parametrize(
    ("out", "told"),
    [
        ("folder", "folder: cannot write folder: it is a folder (name a file)"),
        (".", ".: cannot write .: it is a folder (name a file)"),
        ("/dev/null", "/dev/null: cannot write null: it is no plain file (name a file)"),
        (
            "file/a.srt",
            "file/a.srt: cannot write a.srt: file: a file stands where a folder should be (move it)",
        ),
        (f"{'x' * 300}.srt", f"{'x' * 300}.srt: cannot write {'x' * 300}.srt: File name too long"),
    ],
)
def test_a_place_that_takes_no_file_is_told(tmp_path, monkeypatch, out, told):
    """Before any work is done, with the reason; nothing is replaced that is no file."""
    monkeypatch.chdir(tmp_path)
    Path("folder").mkdir()
    Path("file").touch()
    with pytest.raises(BuildError) as caught, files.replacing(Path(out)):
        pytest.fail("the work began")
    assert str(caught.value) == told
    assert names(tmp_path) == ["file", "folder"]
    assert Path("/dev/null").is_char_device()


def test_a_disk_that_cannot_be_written_is_told_before_the_work(read_only_disk):
    """Who waits for minutes shall not learn it at the end."""
    with pytest.raises(BuildError) as caught, files.replacing(read_only_disk / "a.srt"):
        pytest.fail("the work began")
    assert caught.value.message == "cannot write a.srt: Read-only file system"
    assert caught.value.where == str(read_only_disk / "a.srt")
    assert caught.value.hint == "its folder must be writable"


def test_a_folder_is_made_with_those_above_it(tmp_path):
    """And may be there."""
    for _ in range(2):
        assert files.make_folder(tmp_path / "out/film/en").is_dir()


@pytest.mark.parametrize("ask", [files.make_folder, files.require_folder])
def test_what_stands_in_the_way_of_a_folder_is_told(tmp_path, ask):
    """Wherever above it: a file, or a link to a disk that is not there. Nothing is made."""
    (tmp_path / "file").touch()
    (tmp_path / "link").symlink_to("/nowhere/x")
    for name, cause in {
        "file": "a file stands where a folder should be (move it)",
        "link": "it is a link to /nowhere/x, which is not there "
        "(bring back what it names, is its disk mounted? or remove the link)",
    }.items():
        with pytest.raises(BuildError) as caught:
            ask(tmp_path / name / "film/en")
        at = tmp_path / name
        assert str(caught.value) == f"{at}/film/en: cannot write en: {at}: {cause}"
        with pytest.raises(BuildError) as caught:
            ask(at)
        assert str(caught.value) == f"{at}: cannot write {name}: {cause}"
    assert names(tmp_path) == ["file", "link"]


def test_a_folder_is_asked_for_before_it_is_made(tmp_path, read_only_disk):
    """Nothing is there afterwards that was not before; a disk that cannot be written is told."""
    files.require_folder(tmp_path / "out/film")
    assert not (tmp_path / "out").exists()
    with pytest.raises(BuildError, match="Read-only file system"):
        files.make_folder(read_only_disk / "out")
    with pytest.raises(BuildError, match=r"cannot write film: .*(Permission denied|Read-only)"):
        files.require_folder(read_only_disk / "out/film")


def test_a_full_disk_is_told(full_disk):
    """What to do stands beside it; no draft takes the last room."""
    with pytest.raises(BuildError) as caught:
        files.write_text(full_disk / "a.srt", "a")
    assert caught.value.message == "the disk is full"
    assert caught.value.where == str(full_disk / "a.srt")
    assert "free some space" in caught.value.hint
    assert names(full_disk) == ["ballast"]
    assert files.is_full(full_disk) and not files.is_full(full_disk.parent)


def test_a_full_disk_that_a_tool_reports_is_told_with_the_file(tmp_path):
    """ffmpeg knows that there is no room, not for what; the writer adds it."""
    with pytest.raises(BuildError) as caught, files.replacing(tmp_path / "film.mp4"):
        raise files.disk_full()
    assert caught.value.where == str(tmp_path / "film.mp4")


def test_another_file_that_fails_meanwhile_is_named(tmp_path):
    """The message says which, for it is not the one that is written."""
    told = pytest.raises(BuildError, match=r"cannot write a\.mp4: .*lost\.wav: No such file or directory$")
    with told, files.replacing(tmp_path / "a.mp4"):
        (tmp_path / "lost.wav").read_bytes()


def test_many_writes_are_guarded_at_once(tmp_path):
    """A folder's guard tells like the writer; where the disk is closed with a hint of its own."""
    told = pytest.raises(BuildError, match=r"cannot write folder: a file stands .* \(move it\)")
    with told, files.guarded(tmp_path / "folder", "make room"):
        (tmp_path / "folder").touch()
        (tmp_path / "folder/sub").mkdir(parents=True)
    told = pytest.raises(BuildError, match=r"cannot write folder: Read-only file system \(make room\)")
    with told, files.guarded(tmp_path / "folder", "make room"):
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))


KILLED = """
import os, signal, sys
from pathlib import Path
from langreel import files

with files.replacing_folder(Path(sys.argv[1])) as draft:
    (draft / "half").touch()
    print(draft.name, flush=True)
    sys.stdin.readline()
    os.kill(os.getpid(), signal.SIGKILL)
"""


def test_what_a_killed_run_left_is_cleared_by_the_next(tmp_path):
    """But never the draft of a process that lives, and nothing else of the folder."""
    (tmp_path / "bilibili").mkdir()
    (tmp_path / ".draft").mkdir()
    killed, living = (
        subprocess.Popen(
            [sys.executable, "-c", KILLED, str(tmp_path / name)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for name in ("bilibili", "youtube")
    )
    left, written = (process.stdout.readline().strip() for process in (killed, living))
    killed.communicate("\n")
    assert {left, written} < {*names(tmp_path)}
    with files.replacing_folder(tmp_path / "shorts"):
        pass
    assert names(tmp_path) == [".draft", written, f"{written}.lock", "bilibili", "shorts"]
    living.communicate("\n")


def test_a_folder_that_was_about_to_be_replaced_comes_back(tmp_path):
    """A run that is killed between two renames costs nothing."""
    (tmp_path / f".youtube.{16 * 'a'}.draft.old").mkdir()
    (tmp_path / f".youtube.{16 * 'a'}.draft").mkdir()
    files.clear_drafts(tmp_path)
    assert names(tmp_path) == ["youtube"]


INTERRUPTED = """
import sys, time
from pathlib import Path
from langreel import files

with files.replacing(Path(sys.argv[1])) as draft:
    draft.write_text("half of the")
    print("writing", flush=True)
    while True:
        time.sleep(0.05)
"""


def test_ctrl_c_leaves_no_draft(tmp_path):
    """An interrupt in the middle of the work: the old file, and nothing else."""
    out = tmp_path / "film.mp4"
    files.write_text(out, "the old one")
    process = subprocess.Popen(
        [sys.executable, "-c", INTERRUPTED, str(out)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    assert process.stdout.readline() == b"writing\n"
    os.kill(process.pid, signal.SIGINT)
    process.communicate(timeout=20)
    assert process.returncode != 0
    assert names(tmp_path) == ["film.mp4"]
    assert out.read_text() == "the old one"


def test_drafts_of_a_killed_run_are_known_by_their_names(tmp_path):
    """Whoever sweeps finds them, and nothing else."""
    (tmp_path / "draft.txt").touch()
    with files.replacing(tmp_path / "a.json") as draft:
        assert list(tmp_path.glob(files.DRAFTS)) == [draft]
