"""Run program: a program and a text → what it wrote, without a shell, ended when it hangs."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

from langreel.errors import ToolError, VoiceError

_PIPE: Final = subprocess.PIPE


def run_program(argv: Sequence[str], given: str, *, seconds: float, folder: Path) -> bytes:
    """What a program wrote when it was ``given`` a text on its standard input.

    ToolError if it cannot be started; VoiceError, with its own last words, if it fails, or does not end
    within ``seconds``: then it is ended, with whatever it started.
    """
    process = _start(argv, folder)
    try:
        written, words = process.communicate(given.encode(), timeout=seconds)
    except subprocess.TimeoutExpired:
        _end(process)
        raise VoiceError(f"{argv[0]} did not end within {seconds:g} seconds") from None
    except BaseException:
        _end(process)
        raise
    if process.returncode:
        raise VoiceError(f"{argv[0]} {_ending(process.returncode)}", hint=last_words(words))
    return written


def last_words(words: bytes) -> str:
    """The last line that a program said, or ""."""
    lines = words.decode("utf-8", "replace").strip().splitlines()
    return lines[-1].strip()[:200] if lines else ""


def _start(argv: Sequence[str], folder: Path) -> subprocess.Popen[bytes]:
    try:
        # A session of its own, so that what it starts can be ended with it.
        return subprocess.Popen(
            argv, stdin=_PIPE, stdout=_PIPE, stderr=_PIPE, cwd=folder, start_new_session=True
        )
    except FileNotFoundError as error:
        raise ToolError(
            f"there is no program {argv[0]!r} here", hint="install it, or write its path"
        ) from error
    except OSError as error:
        raise ToolError(f"{argv[0]!r} cannot be run: {error.strerror}") from error


def _end(process: subprocess.Popen[bytes]) -> None:
    with suppress(ProcessLookupError):
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    process.communicate()


def _ending(code: int) -> str:
    if code > 0:
        return f"ended with code {code}"
    with suppress(ValueError):
        return f"was ended by {signal.Signals(-code).name}"
    return f"was ended by signal {-code}"
