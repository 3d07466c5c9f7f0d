"""For all tests: who runs what; a property holds however slow the machine is; disks that refuse; tones."""

import shutil
import signal
import subprocess
import wave
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import settings

from langreel.project import working_in

settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")

# A shell lets what it starts in the background be deaf to Ctrl-C, and so all that this starts.
signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Several processes take a file each, which is set up once, and slow tests one by one, these first.

    Then come the files that take long, so that no process waits while another one is at the last of them.
    A test may name a group of its own. Without that, xdist looks through all twelve thousand for each.
    """
    if not getattr(config.option, "loadgroup", False):
        return
    items.sort(key=lambda item: [item.get_closest_marker(slow) is None for slow in ("reel", "long")])
    for item in items:
        if not any(map(item.get_closest_marker, ("reel", "xdist_group"))):
            item.add_marker(pytest.mark.xdist_group(item.nodeid.partition("::")[0].replace("@", "")))


@pytest.fixture(autouse=True)
def _here():
    """The folder that one test works in is not that of the next."""
    with working_in(Path()):
        yield


@pytest.fixture
def mounted(tmp_path):
    """Mount a small disk of its own, with options; returns its folder."""
    folder = tmp_path / "disk"

    def mount(options):
        folder.mkdir()
        command = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)]
        if not shutil.which("mount") or subprocess.run(command, capture_output=True, check=False).returncode:
            pytest.skip("needs the right to mount")
        return folder

    yield mount
    if folder.is_mount():
        subprocess.run(["umount", str(folder)], check=True)


@pytest.fixture
def full_disk(mounted):
    """A folder on a disk without room for one more byte."""
    folder = mounted("size=64k")
    with pytest.raises(OSError, match="No space left"):
        (folder / "ballast").write_bytes(bytes(65_537))
    return folder


@pytest.fixture
def read_only_disk(mounted):
    """A folder that cannot be written, whoever asks."""
    return mounted("ro")


@pytest.fixture
def tone(tmp_path: Path) -> Callable[..., Path]:
    """``tone(hertz, seconds, amplitude)``: a sine as WAV; stereo unless ``channels=1``."""

    def make(hertz: float, seconds: float, amplitude: float, channels: int = 2, phase: float = 0.0) -> Path:
        out = tmp_path / f"tone-{hertz}-{seconds}-{amplitude}-{channels}.wav"
        samples = amplitude * np.sin(np.arange(round(seconds * 48_000)) * 2 * np.pi * hertz / 48_000 + phase)
        with wave.open(str(out), "wb") as file:
            file.setnchannels(channels)
            file.setsampwidth(2)
            file.setframerate(48_000)
            file.writeframes(np.repeat(np.round(samples * 32767).astype("<i2"), channels).tobytes())
        return out

    return make
