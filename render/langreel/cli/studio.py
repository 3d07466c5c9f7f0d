"""``langreel studio``: a page on this machine where a film is watched, changed and mended."""

from __future__ import annotations

import importlib.util

import click

from langreel.cli import options
from langreel.errors import ToolError

NEEDED = ("starlette", "uvicorn")


@click.command("studio", short_help="A page where the film is watched, changed and mended.")
@options.episode
@options.profile
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="Port (default: a free one).")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to be reached at.")
@click.option("--no-browser", is_flag=True, help="Only print the address.")
@click.pass_context
def command(
    ctx: click.Context, episode: str | None, profile: str | None, port: int, host: str, no_browser: bool
) -> None:
    """Open EPISODE in the browser: its film, its script, its pictures, and all that is being made.

    The page reads and writes the files that every command does, and starts the same jobs. Only who has the
    printed address gets in; by default only from this machine. Ctrl-C closes it.

    \b
    langreel studio us_debt
    langreel studio us_debt --profile proxy --no-browser
    """
    for name in NEEDED:
        if importlib.util.find_spec(name) is None:
            raise ToolError(f"the studio needs {name}", hint="pip install 'langreel[studio]'")
    from langreel.studio.launch import serve

    project = options.project(ctx)
    name = project.episode(episode)
    serve(
        project, name, profile or "", tell=lambda address: click.echo(f"studio: {address}"),
        host=host, port=port, browser=not no_browser,
    )  # fmt: skip
