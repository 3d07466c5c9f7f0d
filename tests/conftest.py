"""For all tests: a property holds however slow the machine is; and disks that refuse."""

import shutil
import subprocess

import pytest
from hypothesis import settings

settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")


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
