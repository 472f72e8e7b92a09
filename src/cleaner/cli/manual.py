"""``cleaner rules``, ``cleaner roles`` and ``cleaner config``: what the program knows and how it is set up."""

from __future__ import annotations

import json

import click

from cleaner.cli.options import JSON, LABELS, settings
from cleaner.errors import ConfigError


@click.command("rules")
@click.argument("code", required=False)
@LABELS
@JSON
def rules_command(code: str | None, labels: str | None, as_json: bool) -> int:
    """List the removal rules, or print one: why it exists, what it removes, and the look-alike that it leaves.

    Where there are labels (`cleaner review` makes them), how precise the rule is by them is told too.

    \b
    Examples:
      cleaner rules
      cleaner rules C101
    """
    from cleaner.cli.eval import precision_line
    from cleaner.labels import precisions, read_labels
    from cleaner.manual import Entry, entries, page

    judged = settings(labels=labels).labels
    found = precisions(read_labels(judged)) if judged.exists() else {}
    known = entries()
    if code is not None and code.upper() not in known:
        raise ConfigError(f"there is no rule {code}; `cleaner rules` lists them all")
    chosen: list[Entry] = [known[code.upper()]] if code else list(known.values())
    if as_json:
        records = [{**e._asdict(), "labels": found[e.code]._asdict() if e.code in found else None} for e in chosen]
        click.echo(json.dumps(records, ensure_ascii=False, indent=1))
    elif code is None:
        click.echo("\n".join(f"{e.code:<6} {e.reason:<15} {e.name}" for e in chosen))
    else:
        click.echo(page(chosen[0]))
        if chosen[0].code in found:
            click.echo(f"\n{precision_line(found[chosen[0].code])}, by {judged}")
    return 0


@click.command("roles")
@click.argument("name", required=False)
@JSON
def roles_command(name: str | None, as_json: bool) -> int:
    """List the roles of sentences, or print one: a discourse role (comparison) or a subject code (CTO).

    \b
    Examples:
      cleaner roles
      cleaner roles comparison
      cleaner roles CTO
    """
    from cleaner.cli.options import lexicon
    from cleaner.roles.discourse_rules import CUES, ROLES
    from cleaner.roles.lexicon import describe

    subjects = lexicon().roles
    if name is None:
        names = {"discourse_role": list(ROLES), "subject_roles": list(subjects)}
        lines = [f"{role.name:<12} {role.definition}" for role in ROLES.values()]
        lines += [f"{role.code:<12} {role.name}" for role in subjects.values()]
        click.echo(json.dumps(names, indent=1) if as_json else "\n".join(lines))
    elif name.lower() in ROLES:
        role = ROLES[name.lower()]
        cues = [cue for cue in CUES if cue.role == role.name]
        if as_json:
            click.echo(json.dumps({**role._asdict(), "cues": [cue._asdict() for cue in cues]}, ensure_ascii=False, indent=1))
        else:
            lines = [f"{role.name}: {role.definition}", f"  yes  {role.yes}", f"  no   {role.no}"]
            lines += [f"  cue {cue.name}: {cue.yes}  (not: {cue.no})" for cue in cues]
            click.echo("\n".join(lines))
    elif name.upper() in subjects:
        click.echo(describe(name.upper(), lexicon()))
    else:
        raise ConfigError(f"there is no role {name}; `cleaner roles` lists them all")
    return 0


@click.command("config")
@JSON
def config_command(as_json: bool) -> int:
    """Show every setting with its value and its origin: flag, environment, cleaner.toml or default.

    \b
    Example:
      CLEANER_JOBS=4 cleaner config
    """
    rows = settings().rows()
    if as_json:
        click.echo(json.dumps([row._asdict() for row in rows], default=str, indent=1))
    else:
        click.echo("\n".join(f"{row.name:<28} {row.value!s:<28} {row.origin}" for row in rows))
    return 0
