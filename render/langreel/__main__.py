"""``python -m langreel`` and the ``langreel`` command: run it, and tell failures to a person."""

from __future__ import annotations

import gc
import sys

from langreel.cli.run import run


def main() -> None:
    """Run the command line and leave with its exit code."""
    # Imports and scripts make much and drop little: looking for garbage less often saves a fifth of it.
    gc.set_threshold(100_000, 20, 20)
    code = run(sys.argv[1:])
    # The system takes back all that is left: Python need not look for garbage in it once more.
    gc.freeze()
    sys.exit(code)


if __name__ == "__main__":
    main()
