"""``cleaner snapshots``, ``diff``, ``rollback`` and ``gc``: what was published listed, compared, restored, tidied."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from cleaner.cli.options import CLEAN, JSON, RAW, settings
from cleaner.errors import ConfigError, ExitCode

if TYPE_CHECKING:
    from cleaner.config import Config
    from cleaner.dataset.diff import Difference, Group
    from cleaner.dataset.gc import Freed
    from cleaner.dataset.history import Row

WIDTH = 100
"""Characters shown of a sample."""

DATES = 4
"""Dates shown of a snapshot that changed more."""


@click.command("snapshots")
@CLEAN
@JSON
def snapshots_command(clean: str | None, as_json: bool) -> int:
    """List the snapshots, newest first: when each was last current (UTC) and which dates it changed.

    Each publish makes one, so a run over three dates makes three. `*` marks the current one, `held` those that readers hold.

    \b
    Example:
      cleaner snapshots --clean data/clean
    """
    from cleaner.dataset.history import snapshots

    rows = snapshots(settings(clean=clean).clean)
    if as_json:
        click.echo(json.dumps([row._asdict() for row in rows], indent=1))
    else:
        click.echo("\n".join(_row(row) for row in rows) or "nothing is published")
    return ExitCode.OK


@click.command("diff")
@click.argument("before", default="previous")
@click.argument("after", default="current")
@CLEAN
@JSON
def diff_command(before: str, after: str, clean: str | None, as_json: bool) -> int:
    """Compare two snapshots: documents that came, went or changed by date; text newly removed or kept again, by rule.

    BEFORE and AFTER are the beginnings of snapshots' names, `current` or `previous` (the snapshot that the current one was
    built upon). Without them, `previous` and `current`: what the last publish changed.

    \b
    Examples:
      cleaner diff
      cleaner diff 3f9c current --json
    """
    from cleaner.dataset.diff import diff

    found = diff(settings(clean=clean).clean, before, after)
    click.echo(json.dumps(_record(found), indent=1, ensure_ascii=False) if as_json else "\n".join(_lines(found)))
    return ExitCode.OK


@click.command("rollback")
@click.argument("snapshot", default="previous")
@RAW
@CLEAN
@JSON
def rollback_command(snapshot: str, raw: str | None, clean: str | None, as_json: bool) -> int:
    """Make SNAPSHOT the current one, in one step: readers who open now get it. Nothing is deleted, so you can go forward again.

    SNAPSHOT is the beginning of a snapshot's name; without it, the one that the current one was built upon.

    \b
    Examples:
      cleaner rollback
      cleaner rollback 3f9c
    """
    from cleaner.dataset.history import rollback

    config = settings(raw=raw, clean=clean)
    was, now = rollback(config.clean, snapshot, config.patience)
    undone = _undone(config)
    if as_json:
        click.echo(json.dumps({"was": was, "now": now, "next_run": undone}, indent=1))
        return ExitCode.OK
    click.echo(f"current is {now}; before it was {was}, and `cleaner rollback {was}` goes forward again")
    if undone is None:
        click.echo("what the next `cleaner run` would make again is unknown: the raw folder is not there")
    elif undone:
        click.echo("the next `cleaner run` would make again (stop the schedule, or mend the cause first):")
        click.echo("\n".join(f"  {line}" for line in undone))
    else:
        click.echo("the next `cleaner run` has nothing to do: every date is done")
    return ExitCode.OK


@click.command("gc")
@CLEAN
@click.option("--keep", type=click.IntRange(1), help="Newest snapshots that always stay (default 10).")
@click.option("--hours", type=click.FloatRange(0), help="Hours that others stay after they were last current (default 48).")
@click.option("--dry-run", is_flag=True, help="Only say what would go.")
@JSON
def gc_command(clean: str | None, keep: int | None, hours: float | None, dry_run: bool, as_json: bool) -> int:
    """Remove old snapshots, then files that no other snapshot needs, judged shards that none was made from, and drafts of the dead.

    The current snapshot stays, and each that a reader holds (`cleaner path TABLE --hold 6h`). A run at the same time is waited for.

    \b
    Examples:
      cleaner gc --dry-run
      cleaner gc --keep 3 --hours 12
    """
    from cleaner.dataset.gc import HOURS, KEEP, gc

    config = settings(clean=clean)
    freed = gc(config.clean, KEEP if keep is None else keep, HOURS if hours is None else hours, dry_run, config.patience)
    click.echo(json.dumps(freed._asdict(), indent=1) if as_json else _freed(freed, dry_run))
    return ExitCode.OK


def _row(row: Row) -> str:
    dates = row.changed if len(row.changed) <= DATES else [*row.changed[:2], f"… {len(row.changed)} dates in all"]
    mark = "*" if row.is_current else " "
    return f"{mark} {row.name}  {row.last_current}  {', '.join(dates)}{'  held' if row.is_held else ''}"


def _record(found: Difference) -> dict[str, object]:
    groups = {
        name: [{"what": g.what, "n": g.n, "samples": [s._asdict() for s in g.samples]} for g in getattr(found, name)]
        for name in ("went", "came_back", "retagged")
    }
    return {"before": found.before, "after": found.after, "dates": [date._asdict() for date in found.dates], **groups}


def _lines(found: Difference) -> list[str]:
    lines = [f"{found.before} -> {found.after}"]
    for date in found.dates:
        rows = ", ".join(f"{table} {a} -> {b}" if a != b else f"{table} {a}" for table, (a, b) in date.rows.items())
        documents = f"{date.added} added, {date.removed} gone, {date.changed} changed"
        lines.append(f"{date.date}  {'+'.join(date.why) or 'same inputs'}: {documents}; {rows}")
    if not found.dates:
        lines.append("nothing differs: every file of every date is the same")
    for title, groups, between in (("went", found.went, " "), ("came back", found.came_back, " "), ("retagged", found.retagged, " -> ")):
        for group in groups:
            lines += ["", f"{title}: {group.n} by {between.join(group.what)}", *_samples(group)]
    return lines


def _samples(group: Group) -> list[str]:
    texts = [" ".join(sample.text.split()) for sample in group.samples]
    return [
        f"  {sample.date} {sample.doc_id}  {text if len(text) <= WIDTH else text[: WIDTH - 1] + '…'}"
        for sample, text in zip(group.samples, texts, strict=True)
    ]


def _undone(config: Config) -> list[str] | None:
    """The dates that a run would make again, with why; None when the raw folder cannot be asked."""
    from cleaner.passes.run import status

    try:
        rows = status(config)
    except ConfigError:
        return None
    return [f"{row.date}  {row.state} {', '.join(row.why)}".rstrip() for row in rows if row.state in ("missing", "stale")]


def _freed(freed: Freed, dry_run: bool) -> str:
    verb = "would free" if dry_run else "freed"
    lines = [f"{verb} {freed.bytes / 1e6:.1f} MB: {len(freed.snapshots)} snapshots, {freed.files} files that nothing else needs"]
    lines += [f"  {name}" for name in freed.snapshots]
    lines.append(f"{len(freed.kept)} snapshots stay" + (f", of them held by readers: {', '.join(freed.held)}" if freed.held else ""))
    return "\n".join(lines)
