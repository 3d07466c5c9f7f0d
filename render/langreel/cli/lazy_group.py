"""Lazy: a group of commands whose modules are loaded when they are called."""

from __future__ import annotations

import importlib
import keyword
from typing import Any

import click

from langreel.errors import UsageError, perhaps


class Lazy(click.Group):
    """A group whose command ``name`` is ``command`` of the module ``langreel.cli.<prefix><name>``.

    A name that is a word of Python's own has an underscore behind it there.
    """

    def __init__(self, *words: Any, names: tuple[str, ...] = (), prefix: str = "", **kw: Any) -> None:
        super().__init__(*words, **kw)
        self.names, self.prefix = names, prefix

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.names)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.names:
            return None
        name = f"{self.prefix}{cmd_name}"
        module = importlib.import_module(f"langreel.cli.{name}{'_' * keyword.iskeyword(name)}")
        command: click.Command = module.command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in self.names and not args[0].startswith("-"):
            asked = f"{self.prefix.replace('_', ' ')}{args[0]}"
            raise UsageError(f"no command {asked!r}", hint=perhaps(args[0], self.names))
        return super().resolve_command(ctx, args)
