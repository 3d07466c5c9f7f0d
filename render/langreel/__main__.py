"""``python -m langreel`` and the ``langreel`` command: run it, and tell failures to a person."""

from __future__ import annotations

import sys

from langreel.cli.run import run


def main() -> None:
    """Run the command line and leave with its exit code."""
    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
