"""``cleaner rules``, ``cleaner roles`` and ``cleaner config``: what the program knows and how it is set up."""

from __future__ import annotations

import json

import click

from cleaner.cli.options import settings
from cleaner.errors import ConfigError

JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


@click.command("rules")
@click.argument("code", required=False)
@JSON
def rules_command(code: str | None, as_json: bool) -> int:
    """List the removal rules, or print one: why it exists, what it removes, and the look-alike that it leaves.

    \b
    Examples:
      cleaner rules
      cleaner rules C101
    """
    from cleaner.rules import manual

    known = manual.entries()
    if code is None:
        chosen = list(known.values())
    elif code.upper() in known:
        chosen = [known[code.upper()]]
    else:
        raise ConfigError(f"there is no rule {code}; `cleaner rules` lists them all")
    if as_json:
        click.echo(json.dumps([entry._asdict() for entry in chosen], ensure_ascii=False, indent=1))
    elif code is None:
        click.echo("\n".join(f"{e.code:<6} {e.reason:<15} {e.name}" for e in chosen))
    else:
        click.echo(manual.page(chosen[0]))
    return 0


@click.command("config")
@JSON
def config_command(as_json: bool) -> int:
    """Show every setting with its value and its origin: flag, environment, cleaner.toml or default."""
    rows = settings().rows()
    if as_json:
        click.echo(json.dumps([row._asdict() for row in rows], default=str, indent=1))
    else:
        click.echo("\n".join(f"{row.name:<28} {row.value!s:<28} {row.origin}" for row in rows))
    return 0
