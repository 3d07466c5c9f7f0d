"""Interrupts: Ctrl-C, a closed terminal and a polite kill each end what runs, all in the same way."""

from __future__ import annotations

import _thread
import signal
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final

ENDING: Final = tuple(
    signal.Signals[name] for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)
)
"""The signals that ask a command to end."""

PATIENCE: Final = 1.0
"""Seconds in which what was interrupted ends; whoever asks again meanwhile asks for the same."""

SOON: Final = 0.02
"""Seconds in which an object's last moments are over."""


@dataclass(slots=True)
class _SignalsHeard:
    """The signal that came first, and when one has last interrupted what runs."""

    first: int = 0
    at: float = float("-inf")


_HEARD: Final = _SignalsHeard()


def hear() -> None:
    """Let each of these signals raise KeyboardInterrupt, in a process that is a command.

    What is ignored stays ignored (``nohup``). Where it is lost, in an object's last moments or by a library
    that catches all, it is raised again, until ``ignore`` says that it was heard.
    """
    for number in ENDING:
        if signal.getsignal(number) != signal.SIG_IGN:
            signal.signal(number, _interrupt)
    sys.unraisablehook = _lost


def heard() -> int:
    """The first of these signals that has come; 0 if none has."""
    return _HEARD.first


def exit_code() -> int:
    """What a command that was interrupted ends with: 128 and the signal's number."""
    return 128 + (_HEARD.first or signal.SIGINT)


def ignore() -> None:
    """Hear none any more: what there was to do is done, and the exit code is the command's."""
    for number in ENDING:
        signal.signal(number, signal.SIG_IGN)
    # Python would end by SIGINT if KeyboardInterrupt had once left an exec of text, though it was caught;
    # with the next it forgets.
    exec("")


@contextmanager
def held() -> Iterator[None]:
    """Let nothing interrupt what is done meanwhile: what comes is heard at the end.

    Processes that are started meanwhile have these signals blocked, until they ``let_in``.
    """
    came: list[int] = []
    main = threading.current_thread() is threading.main_thread()
    before = {number: signal.getsignal(number) for number in ENDING} if main else {}
    for each in before:
        signal.signal(each, lambda number, frame: came.append(number))
    masked = block()
    try:
        yield
    finally:
        for each, handler in before.items():
            signal.signal(each, handler or signal.SIG_DFL)
        if hasattr(signal, "pthread_sigmask"):
            signal.pthread_sigmask(signal.SIG_SETMASK, masked)
        for number in came:
            signal.raise_signal(number)


def block() -> set[int]:
    """Block these signals in this thread and in all that it starts; what was blocked before."""
    return signal.pthread_sigmask(signal.SIG_BLOCK, ENDING) if hasattr(signal, "pthread_sigmask") else set()


def let_in() -> None:
    """Unblock them in a process that was born with them blocked; what has come for others is forgotten."""
    if hasattr(signal, "pthread_sigmask"):
        for number in ENDING:
            handler = signal.signal(number, signal.SIG_IGN) or signal.SIG_DFL
            signal.pthread_sigmask(signal.SIG_UNBLOCK, {number})
            signal.signal(number, handler)


def _interrupt(number: int, frame: object) -> None:
    now = time.monotonic()
    if now - _HEARD.at > PATIENCE:
        _HEARD.first, _HEARD.at = _HEARD.first or number, now
        _thread.start_new_thread(_interrupt_again, (PATIENCE,))
        raise KeyboardInterrupt


def _lost(unraisable: Any) -> None:
    """Interrupt again at once if that is what Python was about to drop."""
    if issubclass(unraisable.exc_type, KeyboardInterrupt):
        _HEARD.at = float("-inf")
        _thread.start_new_thread(_interrupt_again, (SOON,))
    else:
        sys.__unraisablehook__(unraisable)


def _interrupt_again(seconds: float) -> None:
    """Send the main thread the signal once more, whatever it waits for."""
    time.sleep(seconds)
    number = _HEARD.first or signal.SIGINT
    if hasattr(signal, "pthread_kill"):
        signal.pthread_kill(threading.main_thread().ident or 0, number)
    else:
        signal.raise_signal(number)
