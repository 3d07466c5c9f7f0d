"""``python -m langreel`` and the ``langreel`` command: run it, and tell failures to a person."""

from __future__ import annotations

import gc
import sys

from langreel import interrupts


def main() -> None:
    """Run the command line and leave with its exit code."""
    interrupts.hear()
    # Imports and scripts make much and drop little: looking for garbage less often saves a fifth of it.
    gc.set_threshold(100_000, 20, 20)
    code = _run()
    interrupts.ignore()
    # The system takes back all that is left: Python need not look for garbage in it once more.
    gc.freeze()
    sys.exit(code)


def _run() -> int:
    """Its exit code, whenever it is interrupted: while it is loaded, and while it tells what failed, too."""
    try:
        from langreel.cli.run import run

        return run(sys.argv[1:])
    except KeyboardInterrupt:
        from langreel.cli.run import interrupted

        return interrupted()


if __name__ == "__main__":
    main()
