"""``langreel scene``: scenes to begin with."""

from __future__ import annotations

import click

from langreel.cli.lazy_group import Lazy


@click.command("scene", cls=Lazy, names=("new",), prefix="scene_", short_help="A scene to begin with.")
def command() -> None:
    """Scenes to begin with.

    \b
    langreel scene new holdings --chart line --table treasury_holdings
    """
