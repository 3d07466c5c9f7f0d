"""``langreel schema``: JSON Schemas so that editors complete and validate the YAML."""

from __future__ import annotations

import json
from pathlib import Path

import click

from langreel.cli.output import answer


@click.command("schema", short_help="JSON Schemas of the script's files.")
@click.option("-o", "--out", type=click.Path(path_type=Path, file_okay=False), help="Write a file each.")
def command(out: Path | None) -> None:
    """Print the JSON Schemas of the script's files, or write them into a folder.

    \b
    langreel schema
    langreel schema -o render/docs/schema

    A first line `# yaml-language-server: $schema=…/act.json` makes editors use them.
    """
    from langreel import files, script

    schemas = script.schema()
    if out is None:
        return answer(schemas)
    for name, schema in schemas.items():
        path = out / f"{name}.json"
        files.write_text(path, json.dumps(schema, ensure_ascii=False, indent=2) + "\n")
        click.echo(str(path))
    return None
