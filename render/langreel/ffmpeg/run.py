"""Run ffmpeg: find the binary, call it with a list of arguments, tell what went wrong in its own words."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import threading
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

from langreel import files
from langreel.errors import LangreelError, MediaError, ToolError

OnProgress = Callable[[float], None]
"""Called with the seconds of output written so far."""

_FULL = re.compile("|".join(re.escape(os.strerror(number)) for number in files.FULL))

# Lines that only repeat that something failed, or that describe the streams; the reason stands elsewhere.
_NOISE = re.compile(
    r"^\s*$|^(Input|Output) #|^\s+(Stream|Metadata|Duration|Chapter|handler_name|vendor_id|encoder|\w+\s+:)"
    r"|^Conversion failed!|^(frame|size)=|^Press \[q\]|^Stream mapping:|^\[\w+ @ .*\] (kb/s|frame [IPB]:|mb )"
    r"|^Error opening (input|output) files?:|^\[.*\] (Task finished with error|Terminating thread)"
)


def binary() -> str:
    """Path of the ffmpeg to use: ``LANGREEL_FFMPEG`` if set, else the one that imageio-ffmpeg brings."""
    chosen = os.environ.get("LANGREEL_FFMPEG")
    if chosen:
        found = shutil.which(chosen)
        if found:
            return found
        raise ToolError(
            f"ffmpeg is not at {chosen!r}, where LANGREEL_FFMPEG points",
            hint="unset LANGREEL_FFMPEG to use the ffmpeg that pip install imageio-ffmpeg brings",
        )
    try:
        import imageio_ffmpeg

        return str(imageio_ffmpeg.get_ffmpeg_exe())
    except (ImportError, RuntimeError) as error:
        raise ToolError("ffmpeg is missing", hint="pip install imageio-ffmpeg") from error


@cache
def version() -> str:
    """ffmpeg's version as it tells it: ``7.0.2-static``."""
    head = _start(["-version"]).communicate()[0].partition(b"\n")[0].decode("utf-8", "replace")
    match = re.match(r"ffmpeg version (\S+)", head)
    return match[1] if match else head


def run(args: Sequence[str], on_progress: OnProgress | None = None) -> str:
    """Run ffmpeg with ``args`` (one string an argument, never a shell line) and return its words.

    MediaError carries ffmpeg's last meaningful words; a full disk is a BuildError.
    """
    head = ["-nostdin", "-hide_banner"]
    if on_progress is not None:
        head += ["-nostats", "-progress", "pipe:1"]
    process = _start([*head, *args])
    try:
        output = _listen(process, on_progress)
    except BaseException:
        process.kill()
        process.wait()
        raise
    if process.returncode != 0:
        raise failure(output)
    return output


def url(path: Path) -> str:
    """A path that ffmpeg takes for a file, whatever its name begins with or holds.

    >>> url(Path("-a: b.mp4"))
    'file:-a: b.mp4'
    """
    return f"file:{path}"


def failure(output: str) -> LangreelError:
    """The error that stands in ffmpeg's output."""
    if _FULL.search(output):
        return files.disk_full()
    return MediaError(f"ffmpeg: {last_words(output)}")


def last_words(output: str, lines: int = 2) -> str:
    """The last lines of ffmpeg's output that say why.

    >>> last_words("Input #0, wav, from 'a.wav':\\n[in#0 @ 0x5] Invalid data found\\nConversion failed!")
    'Invalid data found'
    """
    telling = [line for line in output.splitlines() if not _NOISE.match(line)]
    clean = [re.sub(r"^(\[[^\]]* @ [^\]]*\] ?)+", "", line).strip() for line in telling[-lines:]]
    return "; ".join(dict.fromkeys(clean)) or "stopped without a word"


def _start(args: Sequence[str]) -> subprocess.Popen[bytes]:
    program = binary()
    try:
        return subprocess.Popen(
            [program, *args], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
    except OSError as error:
        hint = "pip install --force-reinstall imageio-ffmpeg, or set LANGREEL_FFMPEG"
        raise ToolError(f"ffmpeg at {Path(program)} does not start: {error.strerror}", hint=hint) from error


def _listen(process: subprocess.Popen[bytes], on_progress: OnProgress | None) -> str:
    """Read both pipes to their ends: progress as it comes, the rest whole."""
    assert process.stdout is not None and process.stderr is not None
    heard: list[bytes] = []
    errors = process.stderr
    reader = threading.Thread(target=lambda: heard.append(errors.read()), daemon=True)
    reader.start()
    for raw in process.stdout:
        key, _, value = raw.decode("ascii", "replace").strip().partition("=")
        if on_progress is not None and key == "out_time_us" and value.lstrip("-").isdigit():
            on_progress(max(0.0, int(value) / 1e6))
    process.wait()
    reader.join()
    process.stdout.close()
    errors.close()
    return b"".join(heard).decode("utf-8", "replace")
