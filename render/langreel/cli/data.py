"""``langreel data``: the tables of the project; one module a subcommand, loaded when it is called."""

from __future__ import annotations

import click

from langreel.cli.lazy_group import Lazy

COMMANDS = ("add", "show", "check")


@click.command(
    "data",
    cls=Lazy,
    names=COMMANDS,
    prefix="data_",
    short_help="Tables: add one as it is published, look at it, find what is odd.",
)
def command() -> None:
    """Add a table as its publisher hands it out, look at one, and find holes, doubles, outliers and changes.

    \b
    langreel data add ~/Downloads/co2.csv
    langreel data show treasury_holdings
    langreel data check
    """
