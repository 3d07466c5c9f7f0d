"""Run: the command line from arguments to exit code; every failure becomes words."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Sequence
from contextlib import suppress

import click

from langreel import interrupts
from langreel.cli import cli
from langreel.cli.output import tell
from langreel.errors import ContentErrors, Interrupted, LangreelError

INTERNAL = 70


def run(arguments: Sequence[str]) -> int:
    """Run one command; print what failed to stderr and return the exit code."""
    try:
        result = cli.main(args=list(arguments), prog_name="langreel", standalone_mode=False)
    except (KeyboardInterrupt, click.Abort, Interrupted):
        return interrupted()
    except click.ClickException as error:
        tell("error", error.format_message(), colour="red")
        return 2
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        return interrupted() if interrupts.heard() else _failed(error)
    return result if isinstance(result, int) else 0


def interrupted() -> int:
    """Say that nothing is broken, to whoever still listens; the exit code of what was interrupted."""
    with suppress(OSError):
        tell("interrupted", "nothing is broken; run the same command to go on", colour="yellow")
    return interrupts.exit_code()


def _failed(error: Exception) -> int:
    if isinstance(error, LangreelError):
        return failed(error)
    traceback.print_exception(error)
    tell("error", "this is a fault of langreel, not of your project; please report it", colour="red")
    return INTERNAL


def failed(error: LangreelError) -> int:
    """Print what failed to stderr; the exit code of its kind."""
    for one in error.errors if isinstance(error, ContentErrors) else (error,):
        head = f"{one.where}: {one.message}" if one.where else one.message
        tell("error", head, hint=one.hint, colour="red")
    return error.exit_code
