"""A terminal for tests: what a process that is started in one is told by signals."""

import signal


def as_in_a_terminal() -> None:
    """To be done as a process is born: whoever runs the tests may have left their own terminal (nohup)."""
    signal.signal(signal.SIGHUP, signal.SIG_DFL)
